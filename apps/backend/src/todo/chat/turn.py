"""Watches the calls of one answer: keeps them for the history, and shows receipts and approval cards."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from chatkit.types import (
    HiddenContextItem,
    ThreadItemDoneEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    WidgetItem,
)
from mcp.types import CallToolResult, TextContent

from todo.agent.models import Approval
from todo.agent.refusals import refusal
from todo.chat.cards import approval_card, receipt
from todo.chat.history import TOOL_CALL
from todo.chat.store import ChatContext, ChatStore
from todo.language import LanguageCode
from todo.mcp.server import CODE_META, DETAILS_META, EFFECTS_META
from todo.mcp.tool import Change, Effect

Emit = Callable[[ThreadStreamEvent], Awaitable[None]]


@dataclass
class TurnObserver:
    thread: ThreadMetadata
    store: ChatStore
    context: ChatContext
    emit: Emit

    async def started(self, call_id: str, tool: str, arguments: Mapping[str, Any]) -> None:
        """Written down before it runs: if the process dies in between, the history says so."""
        await self._remember(call_id, tool, arguments, None)

    async def finished(
        self, call_id: str, tool: str, arguments: Mapping[str, Any], result: CallToolResult
    ) -> None:
        text = result_text(result)
        await self._remember(call_id, tool, arguments, text)
        structured = result.structured_content or {}
        status = "failed" if result.is_error else str(structured.get("status", "done"))
        self.context.tool_calls.append(
            {
                "name": tool,
                "arguments": dict(arguments),
                "result": structured,
                "status": status,
            }
        )
        if status == "needs_approval":
            await self._show_approval(structured)
        effects = effects_of(result)
        if effects:
            await self.show_receipt(effects)

    async def show_receipt(self, effects: list[Effect]) -> None:
        widget, words = receipt(effects, language=self._language, today=self._today)
        await self.emit(ThreadItemDoneEvent(item=self._widget(widget, words)))

    async def _show_approval(self, structured: Mapping[str, Any]) -> None:
        approval_id = UUID(str(structured["approval_id"]))
        changes = [Change.model_validate(change) for change in structured["changes"]]
        card, words = approval_card(str(approval_id), changes, language=self._language, today=self._today)
        item = self._widget(card, words)
        async with self.store.database.transaction() as session:
            approval = await session.get(Approval, approval_id)
            assert approval is not None
            approval.item_id = item.id
        await self.emit(ThreadItemDoneEvent(item=item))

    async def _remember(
        self, call_id: str, tool: str, arguments: Mapping[str, Any], output: str | None
    ) -> None:
        content = {
            "kind": TOOL_CALL,
            "call_id": call_id,
            "tool": tool,
            "arguments": dict(arguments),
            "output": output,
        }
        item = HiddenContextItem(
            id=f"tc_{call_id}"[:128],
            thread_id=self.thread.id,
            created_at=self.store.clock.now(),
            content=content,
        )
        await self.store.save_item(self.thread.id, item, self.context)

    def _widget(self, widget: Any, words: str) -> WidgetItem:
        return WidgetItem(
            id=f"wdg_{uuid4().hex}",
            thread_id=self.thread.id,
            created_at=self.store.clock.now(),
            widget=widget,
            copy_text=words,
        )

    @property
    def _language(self) -> LanguageCode:
        return self.context.language

    @property
    def _today(self) -> Any:
        return self.store.clock.now().astimezone(self.context.identity.zone).date()


def result_text(result: CallToolResult) -> str:
    return "\n".join(part.text for part in result.content if isinstance(part, TextContent))


def refused(result: CallToolResult, language: str) -> str:
    """Why the tool layer did not do it, in words for the person."""
    meta = result.meta or {}
    return refusal(
        language, str(meta.get(CODE_META, "error")), result_text(result), meta.get(DETAILS_META) or {}
    )


def effects_of(result: CallToolResult) -> list[Effect]:
    """What the tool layer says has changed, from the same transaction."""
    found = (result.meta or {}).get(EFFECTS_META, [])
    return [Effect.model_validate(effect) for effect in found]
