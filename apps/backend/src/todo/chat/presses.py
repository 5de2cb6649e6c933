"""Buttons and gestures besides yes and no: undo on a receipt, and a message written anew."""

from collections.abc import AsyncIterator
from typing import Any, TypeVar
from uuid import uuid4

from chatkit.types import (
    ThreadItemRemovedEvent,
    ThreadItemReplacedEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    UserMessageItem,
    UserMessageTextContent,
)
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from todo.chat.errors import UnusableRequest
from todo.chat.say import say
from todo.chat.store import ChatContext, ChatStore
from todo.chat.turn import TurnObserver, refused
from todo.chat.words import word
from todo.mcp.caller import Caller, Turn
from todo.mcp.server import LocalTools

EDIT = "message.edit"
_PAGE = 100
Payload = TypeVar("Payload", bound=BaseModel)


class UndoPress(BaseModel):
    model_config = ConfigDict(extra="ignore")
    activity_id: int = Field(ge=1, le=2**31 - 1)


class EditedMessage(BaseModel):
    model_config = ConfigDict(extra="ignore")
    item_id: str = Field(max_length=128)
    text: str


def read_payload(kind: type[Payload], payload: Any) -> Payload:
    try:
        return kind.model_validate(payload)
    except ValidationError as error:
        raise UnusableRequest("The action's payload is not valid.") from error


async def undo_pressed(
    press: UndoPress, thread: ThreadMetadata, context: ChatContext, *, store: ChatStore, tools: LocalTools
) -> AsyncIterator[ThreadStreamEvent]:
    """The person's own press is the approval of this one undo."""
    shown: list[ThreadStreamEvent] = []

    async def emit(event: ThreadStreamEvent) -> None:
        shown.append(event)

    observer = TurnObserver(thread, store, context, emit)
    arguments = {"activity_ids": [press.activity_id]}
    call_id = f"call_{uuid4().hex}"
    turn = Turn(context.conversation_id, f"press:{call_id}", call_id)
    await observer.started(call_id, "undo", arguments)
    caller = Caller(context.identity, turn, asked_for=frozenset({"undo"}))
    result = await tools.call_tool("undo", arguments, caller)
    await observer.finished(call_id, "undo", arguments, result)
    for event in shown:
        yield event
    answer = (
        refused(result, context.language) if result.is_error else word(context.language, "said_confirmed")
    )
    yield say(answer, thread, store.clock)


async def rewrite(
    edited: EditedMessage, thread: ThreadMetadata, context: ChatContext, *, store: ChatStore
) -> tuple[UserMessageItem, list[ThreadStreamEvent]]:
    """The message in its new words, and the events that show it and take away what came after it."""
    stale: list[str] = []
    after: str | None = None
    while True:
        page = await store.load_thread_items(thread.id, after, _PAGE, "desc", context)
        found = next((item for item in page.data if item.id == edited.item_id), None)
        position = page.data.index(found) if found is not None else len(page.data)
        stale += [item.id for item in page.data[:position]]
        if found is not None or not page.has_more:
            break
        after = page.after
    assert isinstance(found, UserMessageItem), "checked when the request was read"
    message = found.model_copy(update={"content": [UserMessageTextContent(text=edited.text)]})
    removed = [ThreadItemRemovedEvent(item_id=item_id) for item_id in stale]
    return message, [ThreadItemReplacedEvent(item=message), *removed]
