"""The doors of the conversation: ChatKit, the plain route, running answers, approvals."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse
from starlette.requests import ClientDisconnect

from todo.auth.dependencies import CurrentSession, CurrentUser
from todo.chat.answers import collect_answer, decide, read_approval, read_assistant
from todo.chat.errors import BodyTooLarge, MalformedBody
from todo.chat.requests import MAX_BODY_BYTES, conversation_of
from todo.chat.runs import LiveRun
from todo.chat.schemas import (
    ApprovalRead,
    AssistantRead,
    ChatAnswer,
    ChatRequest,
    DecisionRead,
    Stopped,
    StopRequest,
)
from todo.chat.service import ChatService
from todo.chat.sse import with_heartbeat
from todo.chat.store import ChatContext
from todo.core.errors import problems
from todo.core.identity import Identity

router = APIRouter()

_STREAM_HEADERS = {"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"}


async def _service(request: Request) -> ChatService:
    service: ChatService = request.app.state.chat.service
    return service


Service = Annotated[ChatService, Depends(_service)]


def _assistant_of(user: Identity) -> Identity:
    """What the assistant does, it does as the user, but the log says who did it."""
    return replace(user, channel="chat", client="assistant")


@router.post(
    "/chatkit",
    operation_id="chatkit",
    tags=["chat"],
    responses={
        200: {"content": {"text/event-stream": {}, "application/json": {}}},
        **problems(400, 401, 404, 409, 413, 422, 429),
    },
)
async def chatkit(request: Request, service: Service, user: CurrentSession) -> Response:
    """The ChatKit protocol. Everything that can be wrong is found before the first byte of a stream."""
    answer = await service.handle(await _body(request), _assistant_of(user))
    if isinstance(answer, LiveRun):
        return _stream(_protocol_events(answer), {"X-Run-Id": str(answer.id)})
    return JSONResponse(answer)


@router.post("/chatkit/stop", operation_id="chatkit_stop", tags=["chat"], responses=problems(401, 404, 422))
async def stop(asked: StopRequest, service: Service, user: CurrentSession) -> Stopped:
    """Ends the running answer and keeps what there is of it."""
    conversation_id = conversation_of(asked.thread_id)
    await service.latest_run(conversation_id, user)
    return Stopped(stopped=await service.runs.stop(conversation_id, user_id=user.user_id))


@router.get(
    "/chatkit/runs/{thread_id}/events",
    operation_id="chatkit_run_events",
    tags=["chat"],
    responses={
        200: {"content": {"text/event-stream": {}}},
        204: {"description": "Nothing is being answered"},
        **problems(401, 404),
    },
)
async def run_events(
    thread_id: str,
    service: Service,
    user: CurrentSession,
    last_event_id: Annotated[str, Header()] = "",
) -> Response:
    """Joins a running answer: from its first event, or after `Last-Event-ID` (`<run>.<number>`)."""
    conversation_id = conversation_of(thread_id)
    await service.runs.end_lost(conversation_id)
    run = await service.latest_run(conversation_id, user)
    seen_run, _, seen = last_event_id.partition(".")
    is_same = run is not None and seen_run == str(run.id) and seen.isdigit()
    if run is None or (run.finished_at is not None and not is_same):
        return Response(status_code=204)

    async def numbered() -> AsyncIterator[str]:
        async for number, data in service.runs.follow(run, after=int(seen) if is_same else 0):
            yield f"id: {run.id}.{number}\ndata: {data}\n\n"

    return _stream(numbered(), {"X-Run-Id": str(run.id)})


@router.post(
    "/api/{user_id}/chat",
    operation_id="chat_send",
    tags=["chat"],
    responses=problems(400, 401, 404, 409, 413, 422, 429),
)
async def chat(asked: ChatRequest, service: Service, user: CurrentUser) -> ChatAnswer:
    """One message and its whole answer; the same conversation as over ChatKit."""
    context = ChatContext(_assistant_of(user))
    live = await service.send(asked.message, asked.conversation_id, context)
    return await collect_answer(live, context, service)


@router.get(
    "/api/{user_id}/assistant", operation_id="chat_assistant", tags=["chat"], responses=problems(401, 404)
)
async def assistant(service: Service, user: CurrentUser) -> AssistantRead:
    """Which engine answers this person now, and what that has cost in the last 24 hours."""
    return await read_assistant(user, service)


@router.get(
    "/api/{user_id}/approvals/{approval_id}",
    operation_id="approvals_get",
    tags=["chat"],
    responses=problems(401, 404),
)
async def get_approval(approval_id: UUID, service: Service, user: CurrentUser) -> ApprovalRead:
    return await read_approval(approval_id, user, service)


@router.post(
    "/api/{user_id}/approvals/{approval_id}/confirm",
    operation_id="approvals_confirm",
    tags=["chat"],
    responses=problems(401, 404, 409),
)
async def confirm(approval_id: UUID, service: Service, user: CurrentUser) -> DecisionRead:
    return await decide(approval_id, _assistant_of(user), service, confirm=True)


@router.post(
    "/api/{user_id}/approvals/{approval_id}/cancel",
    operation_id="approvals_cancel",
    tags=["chat"],
    responses=problems(401, 404, 409),
)
async def cancel(approval_id: UUID, service: Service, user: CurrentUser) -> DecisionRead:
    return await decide(approval_id, _assistant_of(user), service, confirm=False)


async def _body(request: Request) -> bytes:
    """Stops reading at the limit, whatever the request says about its length."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MAX_BODY_BYTES:
                raise BodyTooLarge(MAX_BODY_BYTES)
    except ClientDisconnect as error:
        raise MalformedBody from error
    return bytes(body)


async def _protocol_events(live: LiveRun) -> AsyncIterator[str]:
    async for found in live.batches():
        # As one piece: sending each event by itself costs as much as all that is written to the database.
        yield "".join(f"data: {data}\n\n" for data in found)


def _stream(events: AsyncIterator[str], headers: dict[str, str]) -> StreamingResponse:
    return StreamingResponse(
        with_heartbeat(events), media_type="text/event-stream", headers={**_STREAM_HEADERS, **headers}
    )
