import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request
from sse_starlette import EventSourceResponse, ServerSentEvent

from todo.auth.dependencies import CurrentUser
from todo.core.errors import problems
from todo.core.identity import Identity
from todo.events.service import EventService

HEARTBEAT_SECONDS = 15

router = APIRouter(
    prefix="/api/{user_id}/events", tags=["events"], responses=problems(401, 403, 404, 422, 503)
)


async def _service(request: Request) -> EventService:
    state = request.app.state
    return EventService(state.database, state.hub, state.clock)


@router.get(
    "",
    response_class=EventSourceResponse,
    responses={200: {"description": "Events as they happen.", "content": {"text/event-stream": {}}}},
)
async def stream(
    by: CurrentUser,
    events: Annotated[EventService, Depends(_service)],
    last_event_id: Annotated[
        int | None, Header(ge=0, le=2**31 - 1, description="Continues after this event.")
    ] = None,
) -> EventSourceResponse:
    """`task.created`, `task.updated`, `task.deleted`, `task.restored` with `{task_id, task, action, actor, channel}`;
    `conversation.updated` with `{conversation_id}`; `reset`: too much was missed, read the lists again.
    """
    return EventSourceResponse(
        _send(events, by, last_event_id),
        ping=HEARTBEAT_SECONDS,
        headers={"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"},
    )


async def _send(
    events: EventService, by: Identity, last_event_id: int | None
) -> AsyncIterator[ServerSentEvent]:
    after = await events.newest(by) if last_event_id is None else last_event_id
    # Whoever waits for the first byte knows: from here on nothing is missed.
    yield ServerSentEvent(comment="open")
    async for event in events.stream(by=by, after=after):
        yield ServerSentEvent(
            json.dumps(event.data, ensure_ascii=False),
            event=event.kind,
            id=None if event.id is None else str(event.id),
        )
