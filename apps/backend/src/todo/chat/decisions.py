"""A person's yes or no to a proposal: by the card, by the route, or typed next. No engine is asked."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from chatkit.types import (
    ThreadItemReplacedEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    WidgetItem,
)

from todo.agent.approvals import Approvals
from todo.agent.errors import ApprovalAlreadyDecided, ApprovalExpired, ApprovalOutdated
from todo.agent.models import Approval
from todo.agent.refusals import refusal
from todo.chat.cards import Decision, approval_card
from todo.chat.repository import MessageRepository
from todo.chat.say import say
from todo.chat.store import ChatContext, ChatStore, to_item
from todo.chat.turn import TurnObserver, effects_of, refused
from todo.chat.words import word
from todo.core.errors import AppError
from todo.language import IntentKind, Understanding
from todo.mcp.caller import Caller, Turn
from todo.mcp.server import CODE_META, LocalTools
from todo.mcp.tool import Change

_TURNED_DOWN: dict[str, Decision] = {
    ApprovalExpired.code: "expired",
    ApprovalOutdated.code: "outdated",
}


@dataclass(frozen=True)
class Decided:
    approvals: Sequence[Approval]
    confirm: bool


class Decisions:
    def __init__(self, store: ChatStore, approvals: Approvals, tools: LocalTools) -> None:
        self.store = store
        self.approvals = approvals
        self.tools = tools

    async def typed(self, message_id: str, understood: Understanding, context: ChatContext) -> Decided | None:
        """A plain yes or no, or a yes and an addition, counts only right after the answer that proposed something."""
        is_yes = understood.is_plain_yes or understood.confirms_and_adds
        if not (is_yes or understood.is_plain_no or understood.confirms):
            return None
        user_id, conversation_id = context.identity.user_id, context.conversation_id
        async with self.store.database.transaction() as session:
            messages = MessageRepository(session)
            message = await messages.get(message_id, conversation_id=conversation_id, user_id=user_id)
            assert message is not None, "the message is stored before it is answered"
            previous = await messages.previous_user_message(
                message, conversation_id=conversation_id, user_id=user_id
            )
            if previous is None:
                return None
            waiting = await self.approvals.proposed_by(
                session, previous, conversation_id=conversation_id, user_id=user_id
            )
        if understood.confirms and not all(_does(approval, understood.confirms) for approval in waiting):
            return None
        return Decided(waiting, not understood.is_plain_no) if waiting else None

    async def pressed(self, approval_id: UUID, *, confirm: bool, context: ChatContext) -> Decided:
        async with self.store.database.transaction() as session:
            approval = await self.approvals.get(session, approval_id, user_id=context.identity.user_id)
        return Decided([approval], confirm)

    async def withdraw(self, message_id: str, context: ChatContext) -> None:
        """What an earlier attempt to answer the same message proposed."""
        async with self.store.database.transaction() as session:
            for approval in await self.approvals.proposed_by(
                session,
                message_id,
                conversation_id=context.conversation_id,
                user_id=context.identity.user_id,
            ):
                await self.approvals.cancel(session, approval.id, user_id=approval.user_id)

    async def carry_out(
        self, decided: Decided, thread: ThreadMetadata, context: ChatContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        shown: list[ThreadStreamEvent] = []

        async def emit(event: ThreadStreamEvent) -> None:
            shown.append(event)

        observer = TurnObserver(thread, self.store, context, emit)
        answers: list[str] = []
        for approval in decided.approvals:
            decision, answer = (
                await self._confirm(approval, observer, context)
                if decided.confirm
                else await self._cancel(approval, context)
            )
            answers.append(answer)
            card = await self._card(approval, decision, context)
            if card is not None:
                yield ThreadItemReplacedEvent(item=card)
            for event in shown:
                yield event
            shown.clear()
        yield say("\n".join(dict.fromkeys(answers)), thread, self.store.clock)

    async def _confirm(
        self, approval: Approval, observer: TurnObserver, context: ChatContext
    ) -> tuple[Decision | None, str]:
        try:
            self.approvals.check_pending(approval)
        except AppError as error:
            return _TURNED_DOWN.get(error.code), _said(error, context.language)
        run_id, call_id = f"approval:{approval.id}", f"call_{approval.id.hex}"
        caller = Caller(
            context.identity,
            Turn(context.conversation_id, run_id, call_id),
            approval_id=approval.id,
        )
        await observer.started(call_id, approval.tool, approval.arguments)
        result = await self.tools.call_tool(approval.tool, approval.arguments, caller)
        await observer.finished(call_id, approval.tool, approval.arguments, result)
        if not result.is_error:
            said = "said_confirmed" if effects_of(result) else "said_unchanged"
            return "confirmed", word(context.language, said)
        code = str((result.meta or {}).get(CODE_META, ""))
        return _TURNED_DOWN.get(code), refused(result, context.language)

    async def _cancel(self, approval: Approval, context: ChatContext) -> tuple[Decision | None, str]:
        try:
            async with self.store.database.transaction() as session:
                await self.approvals.cancel(session, approval.id, user_id=context.identity.user_id)
        except ApprovalExpired as error:
            return "expired", _said(error, context.language)
        except ApprovalAlreadyDecided as error:
            return None, _said(error, context.language)
        return "cancelled", word(context.language, "said_cancelled")

    async def _card(
        self, approval: Approval, decision: Decision | None, context: ChatContext
    ) -> WidgetItem | None:
        """The card without its buttons; None where it keeps what an earlier decision made of it."""
        if decision is None or approval.item_id is None:
            return None
        async with self.store.database.transaction() as session:
            message = await MessageRepository(session).get(
                approval.item_id,
                conversation_id=context.conversation_id,
                user_id=context.identity.user_id,
            )
        if message is None:
            return None
        changes = [Change.model_validate(change) for change in approval.changes]
        card, _ = approval_card(
            str(approval.id),
            changes,
            language=context.language,
            today=self._today(context),
            decision=decision,
        )
        item = cast(WidgetItem, to_item(message))
        return item.model_copy(update={"widget": card})

    def _today(self, context: ChatContext) -> date:
        return self.store.clock.now().astimezone(context.identity.zone).date()


def _does(approval: Approval, kind: IntentKind) -> bool:
    """Whether "yes, delete them" names what is proposed."""
    return kind.value == str(approval.arguments.get("action", approval.tool.removesuffix("_task")))


def _said(error: AppError, language: str) -> str:
    return refusal(language, error.code, error.message, error.details)


def approval_id_of(payload: Any) -> UUID | None:
    """From a widget action; whatever else is in there is not believed."""
    try:
        return UUID(str(payload["approval_id"]))
    except (KeyError, TypeError, ValueError):
        return None
