"""The conversation as a service: one way in for ChatKit, for the plain route and for approvals."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog
from chatkit.actions import Action
from chatkit.store import NotFoundError
from chatkit.types import (
    InferenceOptions,
    ItemsFeedbackReq,
    ThreadAddUserMessageParams,
    ThreadCreateParams,
    ThreadItemDoneEvent,
    ThreadsAddUserMessageReq,
    ThreadsCreateReq,
    ThreadsCustomActionReq,
    ThreadsDeleteReq,
    ThreadsListReq,
    ThreadsRetryAfterItemReq,
    UserMessageInput,
    UserMessageTextContent,
    is_streaming_req,
)

from todo.agent.errors import ApprovalNotFound
from todo.chat.cards import CANCEL, CONFIRM
from todo.chat.decisions import approval_id_of
from todo.chat.errors import ConversationNotFound, ItemNotFound, UnusableRequest
from todo.chat.events import finish_event, finish_item, finish_thread
from todo.chat.models import Conversation, Run
from todo.chat.presses import EDIT, EditedMessage, read_payload
from todo.chat.repository import ConversationRepository, MessageRepository, RunRepository
from todo.chat.requests import Handled, check_text, conversation_of, read_request, text_of
from todo.chat.runs import LiveRun, Runs
from todo.chat.server import TodoChatServer
from todo.chat.store import ChatContext
from todo.chat.words import word
from todo.core.clock import Clock
from todo.core.db import Database
from todo.core.identity import Identity
from todo.core.settings import Settings
from todo.core.throttle import Limit, Throttle

log = structlog.get_logger()


class ChatService:
    def __init__(
        self,
        database: Database,
        server: TodoChatServer,
        runs: Runs,
        *,
        throttle: Throttle,
        settings: Settings,
        clock: Clock,
    ) -> None:
        self.throttle = throttle
        self.messages = Limit("chat", settings.chat_messages_per_minute, timedelta(minutes=1))
        self.database = database
        self.server = server
        self.approvals = server.decisions.approvals
        self.runs = runs
        self.settings = settings
        self.clock = clock

    async def handle(self, body: bytes, identity: Identity) -> LiveRun | Any:
        """A running answer, or the JSON of what answers at once. Everything wrong with the request is raised here."""
        request = read_request(body, max_characters=self.settings.chat_max_message_characters)
        return await self.dispatch(request, ChatContext(identity))

    async def dispatch(self, request: Handled, context: ChatContext) -> LiveRun | Any:
        if isinstance(request, ThreadsListReq):
            return await self._answer_at_once(request, context)
        if is_streaming_req(request):
            await self.throttle.hit(self.messages, str(context.identity.user_id))
        if isinstance(request, ThreadsCreateReq | ThreadsAddUserMessageReq):
            context.hear(text_of(request.params.input))
        if isinstance(request, ThreadsCreateReq):
            await self._create_conversation(context)
        else:
            context.conversation_id = conversation_of(request.params.thread_id)
            await self._check_items(request, context)
            if isinstance(request, ThreadsCustomActionReq):
                await self._check_action(request.params.action, context)
        if isinstance(request, ThreadsDeleteReq):
            await self.runs.stop(context.conversation_id, user_id=context.identity.user_id)
        if not is_streaming_req(request):
            await self.runs.end_lost(context.conversation_id)
            return await self._answer_at_once(request, context)
        # What is made again or written anew also takes away what people do not see.
        context.with_hidden = isinstance(request, ThreadsRetryAfterItemReq) or (
            isinstance(request, ThreadsCustomActionReq) and request.params.action.type == EDIT
        )
        return await self.runs.start(
            context.conversation_id,
            user_id=context.identity.user_id,
            answer=lambda _live: self._stream(request, context),
        )

    async def _create_conversation(self, context: ChatContext) -> None:
        now = self.clock.now()
        conversation = Conversation(
            id=context.conversation_id,
            user_id=context.identity.user_id,
            status={"type": "active"},
            created_at=now,
            updated_at=now,
        )
        async with self.database.transaction() as session:
            await ConversationRepository(session).save(conversation)

    async def _check_items(self, request: Handled, context: ChatContext) -> None:
        conversation_id, user_id = context.conversation_id, context.identity.user_id
        try:
            context.thread = await self.server.store.load_thread(str(conversation_id), context)
        except NotFoundError as error:
            raise ConversationNotFound(str(conversation_id)) from error
        if isinstance(request, ThreadsAddUserMessageReq):
            return
        async with self.database.reading() as session:
            messages = MessageRepository(session)
            if isinstance(request, ItemsFeedbackReq):
                wanted = request.params.item_ids
                known = await messages.existing(wanted, conversation_id=conversation_id, user_id=user_id)
                for unknown in set(wanted) - known:
                    raise ItemNotFound(unknown)
            params = request.params
            item_id: str | None = getattr(params, "item_id", None) or getattr(params, "after", None)
            if item_id is None:
                return
            message = await messages.get(item_id, conversation_id=conversation_id, user_id=user_id)
        if message is None:
            raise ItemNotFound(item_id)
        if isinstance(request, ThreadsRetryAfterItemReq):
            if message.type != "user_message":
                raise UnusableRequest("Only the answer to a message of yours can be made again.")
            context.hear(message.content)
        if isinstance(request, ThreadsCustomActionReq) and message.type != "widget":
            raise UnusableRequest("Actions belong to cards.")

    async def _check_action(self, action: Action[str, Any], context: ChatContext) -> None:
        user_id, conversation_id = context.identity.user_id, context.conversation_id
        approval_id = approval_id_of(action.payload)
        async with self.database.transaction() as session:
            if action.type == EDIT:
                edited = read_payload(EditedMessage, action.payload)
                context.hear(edited.text)
                item_id = edited.item_id
                message = await MessageRepository(session).get(
                    item_id, conversation_id=conversation_id, user_id=user_id
                )
                if message is None or message.type != "user_message":
                    raise ItemNotFound(item_id)
            elif action.type in {CONFIRM, CANCEL} and approval_id is not None:
                approval = await self.approvals.get(session, approval_id, user_id=user_id)
                if approval.conversation_id != conversation_id:
                    raise ApprovalNotFound(approval_id)
            if action.type != EDIT:
                said = MessageRepository(session).last_said(conversation_id=conversation_id, user_id=user_id)
                context.hear(await said or "")

    async def _answer_at_once(self, request: Handled, context: ChatContext) -> Any:
        try:
            answer = json.loads(await self.server.at_once(request, context))
        except NotFoundError as error:
            raise ConversationNotFound(str(getattr(request.params, "after", ""))) from error
        await self._finish(answer, context)
        return answer

    async def _finish(self, answer: Any, context: ChatContext) -> None:
        """Adds what ChatKit's own types do not carry."""
        if not isinstance(answer, dict):
            return
        page = answer.get("items", answer)
        listed = page.get("data", []) if isinstance(page, dict) else []
        async with self.database.transaction() as session:
            engines = await MessageRepository(session).engines(
                [entry["id"] for entry in listed],
                conversation_id=context.conversation_id,
                user_id=context.identity.user_id,
            )
        for entry in listed:
            if "thread_id" in entry:
                finish_item(entry, engine=engines.get(entry["id"]))
            else:
                finish_thread(entry, {})
        if "created_at" in answer:
            finish_thread(answer, engines)

    async def _stream(self, request: Handled, context: ChatContext) -> AsyncIterator[str]:
        language = context.language
        apology = word(language, "failed")
        try:
            async for event in self.server.stream(request, context):
                yield finish_event(event, engine=context.engine, apology=apology)
        except asyncio.CancelledError:
            # Who joined from elsewhere sees the answer end with what there is of it.
            for item in context.cut_off:
                yield finish_event(ThreadItemDoneEvent(item=item), engine=context.engine)
            raise
        except Exception:
            log.exception("answer_failed", conversation_id=str(context.conversation_id))
            error = {
                "type": "error",
                "code": "custom",
                "message": apology,
                "allow_retry": True,
            }
            yield json.dumps(error, ensure_ascii=False)

    async def send(self, text: str, conversation_id: UUID | None, context: ChatContext) -> LiveRun:
        """The plain route's message, as the ChatKit request it stands for."""
        check_text(text, self.settings.chat_max_message_characters)
        given = UserMessageInput(
            content=[UserMessageTextContent(text=text)],
            attachments=[],
            inference_options=InferenceOptions(),
        )
        request: Handled = (
            ThreadsCreateReq(params=ThreadCreateParams(input=given))
            if conversation_id is None
            else ThreadsAddUserMessageReq(
                params=ThreadAddUserMessageParams(thread_id=str(conversation_id), input=given)
            )
        )
        live = await self.dispatch(request, context)
        assert isinstance(live, LiveRun)
        return live

    async def latest_run(self, conversation_id: UUID, identity: Identity) -> Run | None:
        async with self.database.transaction() as session:
            if await ConversationRepository(session).get(conversation_id, user_id=identity.user_id) is None:
                raise ConversationNotFound(str(conversation_id))
            return await RunRepository(session).latest(conversation_id, user_id=identity.user_id)
