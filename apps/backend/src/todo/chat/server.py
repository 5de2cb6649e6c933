"""The ChatKit server: what happens when a person writes, and when they press a button on a card."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any
from uuid import UUID

import structlog
from agents.exceptions import AgentsException, MaxTurnsExceeded
from chatkit.actions import Action
from chatkit.agents import AgentContext, stream_agent_response
from chatkit.server import ChatKitServer
from chatkit.types import (
    AssistantMessageItem,
    ClientEffectEvent,
    FeedbackKind,
    NoticeEvent,
    ThreadItem,
    ThreadMetadata,
    ThreadStreamEvent,
    UserMessageItem,
    WidgetItem,
    is_streaming_req,
)

from todo.agent.assistant import Assistant
from todo.agent.engines import BUILTIN, NO_ENGINE, Provider
from todo.agent.failures import Reason
from todo.agent.in_process import TurnScope
from todo.agent.quota import Quota
from todo.chat import cards, presses
from todo.chat.cards import CONFIRM
from todo.chat.conversion import Shown, converted
from todo.chat.decisions import Decisions
from todo.chat.history import History
from todo.chat.models import Feedback
from todo.chat.presses import EditedMessage, UndoPress, read_payload, rewrite, undo_pressed
from todo.chat.repository import MessageRepository, messages_before
from todo.chat.requests import Handled
from todo.chat.say import say
from todo.chat.store import AnsweringStore, ChatContext, ChatStore, item_text
from todo.chat.titles import make_title
from todo.chat.turn import TurnObserver
from todo.chat.words import setting_of, word
from todo.core.settings import Settings
from todo.language import Understanding, understand
from todo.language.types import IntentKind

log = structlog.get_logger()
# Read step by step: the budget is often used up by the first few lists of tasks.
_HISTORY_STEP = 30
_HISTORY_STEPS = 7
# The built-in assistant looks back for what "it" and "the second one" mean, and no further.
_BUILTIN_LOOKS_BACK = 8


class TodoChatServer(ChatKitServer[ChatContext]):
    store: ChatStore

    def __init__(
        self,
        store: ChatStore,
        assistant: Assistant,
        decisions: Decisions,
        quota: Quota,
        settings: Settings,
    ) -> None:
        super().__init__(store)
        self.answering = AnsweringStore(store.database, store.clock)
        self.quota = quota
        self.assistant = assistant
        self.decisions = decisions
        self.settings = settings

    async def at_once(self, request: Handled, context: ChatContext) -> bytes:
        """What `process` does with a request that was read already: reading it again would cost as much as all SQL."""
        assert not is_streaming_req(request)
        return await self._process_non_streaming(request, context)

    def stream(self, request: Handled, context: ChatContext) -> AsyncIterator[ThreadStreamEvent]:
        """The same where events answer: as objects, so that they are written as JSON only once."""
        assert is_streaming_req(request)
        return self._process_streaming_impl(request, context)

    async def respond(
        self, thread: ThreadMetadata, input_user_message: UserMessageItem | None, context: ChatContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        if input_user_message is None:
            return
        text = item_text(input_user_message)
        thread.title = thread.title or make_title(text)
        understood = understand(text, now=self.store.clock.now(), zone=context.identity.zone, language=None)
        decided = await self.decisions.typed(input_user_message.id, understood, context)
        if decided is not None:
            context.engine = NO_ENGINE
            async for event in self.decisions.carry_out(decided, thread, context):
                yield event
            if not understood.confirms_and_adds:
                return
        async for event in self._answer(thread, input_user_message, understood, context):
            yield event

    async def action(
        self,
        thread: ThreadMetadata,
        action: Action[str, Any],
        sender: WidgetItem | None,
        context: ChatContext,
    ) -> AsyncIterator[ThreadStreamEvent]:
        """What the payload says is only an id; what it stands for is in the database, with its owner."""
        match action.type:
            case presses.EDIT:
                edited = read_payload(EditedMessage, action.payload)
                message, events = await rewrite(edited, thread, context, store=self.store)
                for event in events:
                    yield event
                async for event in self.respond(thread, message, context):
                    yield event
                return
            case cards.UNDO:
                context.engine = NO_ENGINE
                press = read_payload(UndoPress, action.payload)
                answer = undo_pressed(press, thread, context, store=self.store, tools=self.decisions.tools)
            case _:
                context.engine = NO_ENGINE
                approval_id = UUID(str(action.payload["approval_id"]))
                decided = await self.decisions.pressed(
                    approval_id, confirm=action.type == CONFIRM, context=context
                )
                answer = self.decisions.carry_out(decided, thread, context)
        async for event in answer:
            yield event

    async def _answer(
        self,
        thread: ThreadMetadata,
        message: UserMessageItem,
        understood: Understanding,
        context: ChatContext,
    ) -> AsyncIterator[ThreadStreamEvent]:
        if context.with_hidden:
            await self.decisions.withdraw(message.id, context)
        agent_context: AgentContext[ChatContext] = AgentContext(
            thread=thread, store=self.answering, request_context=context
        )
        provider = self.assistant.provider
        use_provider = provider is not None and not await self.quota.is_used_up(context.identity.user_id)
        context.engine = provider.name if provider is not None and use_provider else BUILTIN
        if provider is not None:
            async for notice in self._engine_notices(use_provider, provider, context):
                yield notice

        def on_fallback(reason: Reason) -> None:
            context.engine = BUILTIN
            agent_context._events.put_nowait(self._fallback_notice(reason, context))

        shown = Shown()
        result = self.assistant.answer(
            await self._history(context, at_most_asked=None if use_provider else _BUILTIN_LOOKS_BACK),
            TurnScope(
                context.identity,
                context.conversation_id,
                message.id,
                asked_for=_asked_for(understood),
            ),
            understood=understood,
            observer=TurnObserver(
                thread, self.store, context, agent_context.stream if use_provider else shown.emit
            ),
            use_provider=use_provider,
            on_fallback=on_fallback,
        )
        answer = (
            stream_agent_response(agent_context, result)
            if use_provider
            else converted(result, shown, thread, self.store.clock)
        )
        try:
            async with aclosing(self._stream(answer, thread, context)) as events:
                async for event in events:
                    yield event
        finally:
            # Whoever stops listening stops the run, the provider's request included.
            result.cancel()
            if provider is not None and use_provider:
                used = result.context_wrapper.usage
                await asyncio.shield(
                    self.quota.record(context.identity.user_id, context.conversation_id, provider, used)
                )
        yield self._engine_effect(context)

    async def _stream(
        self,
        answer: AsyncIterator[ThreadStreamEvent],
        thread: ThreadMetadata,
        context: ChatContext,
    ) -> AsyncGenerator[ThreadStreamEvent]:
        try:
            async for event in answer:
                yield event
        except MaxTurnsExceeded:
            yield say(word(context.language, "gave_up"), thread, self.store.clock)
        except AgentsException:
            log.exception("agent_failed")
            yield say(word(context.language, "gave_up"), thread, self.store.clock)

    async def _history(self, context: ChatContext, *, at_most_asked: int | None) -> list[Any]:
        history, oldest = History(self.settings.chat_history_tokens, at_most_asked=at_most_asked), None
        for _ in range(_HISTORY_STEPS):
            found = await messages_before(
                self.store.database,
                oldest,
                conversation_id=context.conversation_id,
                user_id=context.identity.user_id,
                limit=_HISTORY_STEP,
            )
            if not all(history.take(message) for message in found) or len(found) < _HISTORY_STEP:
                break
            oldest = found[-1].position
        return history.items()

    async def _engine_notices(
        self, use_provider: bool, provider: Provider, context: ChatContext
    ) -> AsyncIterator[NoticeEvent]:
        """Says so when another engine answers than last time in this conversation."""
        if not use_provider:
            yield self._fallback_notice("quota", context)
            return
        async with self.store.database.transaction() as session:
            last = await MessageRepository(session).last_engine(
                conversation_id=context.conversation_id, user_id=context.identity.user_id
            )
        if last == BUILTIN and provider.breaker.allows():
            message = word(context.language, "engine_back", model=provider.model_name)
            yield NoticeEvent(level="info", message=message)

    def _engine_effect(self, context: ChatContext) -> ClientEffectEvent:
        language = setting_of(context.identity)
        provider = self.assistant.provider
        model = provider.model_name if provider and context.engine != BUILTIN else BUILTIN
        text = (
            word(language, "answered_builtin")
            if context.engine == BUILTIN
            else word(language, "answered_model", model=model)
        )
        return ClientEffectEvent(name="engine", data={"engine": context.engine, "model": model, "text": text})

    def _fallback_notice(self, reason: Reason, context: ChatContext) -> NoticeEvent:
        language = context.language
        why = word(language, f"why_{reason}")
        return NoticeEvent(level="warning", message=word(language, "engine_builtin", why=why))

    async def add_feedback(
        self, thread_id: str, item_ids: list[str], feedback: FeedbackKind, context: ChatContext
    ) -> None:
        async with self.store.database.transaction() as session:
            for item_id in item_ids:
                await session.merge(
                    Feedback(
                        conversation_id=UUID(thread_id),
                        item_id=item_id,
                        user_id=context.identity.user_id,
                        kind=feedback,
                        at=self.store.clock.now(),
                    )
                )

    async def handle_stream_cancelled(
        self, thread: ThreadMetadata, pending_items: list[ThreadItem], context: ChatContext
    ) -> None:
        """The partial answer stays. Runs in the run's own task, which no connection can cancel."""
        context.cut_off = [
            item
            for item in pending_items
            if isinstance(item, AssistantMessageItem) and item_text(item).strip()
        ]
        await super().handle_stream_cancelled(thread, pending_items, context)


def _asked_for(understood: Understanding) -> frozenset[str]:
    """`undo`, when the whole message says nothing else: then no card asks again."""
    kinds = [intent.kind for intent in understood.intents]
    return frozenset({"undo"} if kinds == [IntentKind.UNDO] else ())
