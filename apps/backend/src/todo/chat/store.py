"""The ChatKit store on Postgres: every row is looked up with its owner, and what is not theirs does not exist."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from chatkit.store import NotFoundError, Store, StoreItemType
from chatkit.types import Attachment, Page, ThreadItem, ThreadMetadata
from pydantic import TypeAdapter
from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.agent.engines import NO_ENGINE
from todo.chat.models import Conversation, Message
from todo.chat.repository import (
    HIDDEN,
    ConversationRepository,
    MessageRepository,
    find_conversation,
    keep_message,
)
from todo.chat.words import setting_of
from todo.core.clock import Clock
from todo.core.db import Database
from todo.core.identity import Identity
from todo.events.publish import publish
from todo.language import LanguageCode, language_of

_ITEM: TypeAdapter[ThreadItem] = TypeAdapter(ThreadItem)
_PREFIXES: dict[StoreItemType, str] = {
    "thread": "thr",
    "message": "msg",
    "tool_call": "tc",
    "workflow": "wf",
    "task": "tsk",
    "attachment": "atc",
    "sdk_hidden_context": "shcx",
}


@dataclass
class ChatContext:
    """One request of one person."""

    identity: Identity
    conversation_id: UUID = field(default_factory=uuid4)
    """Of the conversation that the request is about, or is going to start."""
    thread: ThreadMetadata | None = None
    """As it was when the request was checked."""
    with_hidden: bool = False
    """Whether pages have what people do not see; retrying must delete that too."""
    engine: str = "builtin"
    tool_calls: list[dict[str, Any]] = field(default_factory=list)
    cut_off: list[ThreadItem] = field(default_factory=list)
    """What was saved unfinished because the answer was stopped."""
    language: LanguageCode = field(init=False)
    """Of receipts, cards and notices: that of what the person said, whatever language the screen has."""

    def __post_init__(self) -> None:
        self.language = setting_of(self.identity)

    def hear(self, text: str) -> None:
        self.language = language_of(text, setting_of(self.identity))


class ChatStore(Store[ChatContext]):
    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock

    def generate_thread_id(self, context: ChatContext) -> str:
        return str(context.conversation_id)

    def generate_item_id(self, item_type: StoreItemType, thread: ThreadMetadata, context: ChatContext) -> str:
        return f"{_PREFIXES[item_type]}_{uuid4().hex}"

    async def load_thread(self, thread_id: str, context: ChatContext) -> ThreadMetadata:
        known = context.thread
        if known is not None and known.id == thread_id:
            return known
        found = await find_conversation(self.database, _uuid(thread_id), user_id=context.identity.user_id)
        if found is None:
            raise NotFoundError(f"there is no conversation {thread_id[:64]}")
        return _thread(found)

    async def save_thread(self, thread: ThreadMetadata, context: ChatContext) -> None:
        conversation = Conversation(
            id=_uuid(thread.id),
            user_id=context.identity.user_id,
            title=thread.title[:200] if thread.title else None,
            status=thread.status.model_dump(mode="json", exclude_none=True),
            created_at=in_utc(thread.created_at),
            updated_at=self.clock.now(),
        )
        async with self.database.transaction() as session:
            await ConversationRepository(session).save(conversation)
            await publish(session, conversation.user_id, "conversation.updated", subject=thread.id)

    async def load_threads(
        self, limit: int, after: str | None, order: str, context: ChatContext
    ) -> Page[ThreadMetadata]:
        async with self.database.transaction() as session:
            edge = await _conversation(session, after, context) if after else None
            found = await ConversationRepository(session).page(
                user_id=context.identity.user_id,
                after=edge,
                limit=limit + 1,
                newest_first=order == "desc",
            )
        threads = [_thread(conversation) for conversation in found[:limit]]
        return Page(data=threads, has_more=len(found) > limit, after=threads[-1].id if threads else None)

    async def load_thread_items(
        self, thread_id: str, after: str | None, limit: int, order: str, context: ChatContext
    ) -> Page[ThreadItem]:
        async with self.database.reading() as session:
            conversation_id = _uuid(thread_id)
            edge = await _message(session, conversation_id, after, context) if after else None
            found = await MessageRepository(session).page(
                conversation_id=conversation_id,
                user_id=context.identity.user_id,
                after=edge,
                limit=limit + 1,
                newest_first=order == "desc",
                with_hidden=context.with_hidden,
            )
        page = found[:limit]
        return Page(
            data=[to_item(message) for message in page],
            has_more=len(found) > limit,
            after=page[-1].id if page else None,
        )

    async def add_thread_item(self, thread_id: str, item: ThreadItem, context: ChatContext) -> None:
        await self.save_item(thread_id, item, context)

    async def save_item(self, thread_id: str, item: ThreadItem, context: ChatContext) -> None:
        conversation_id, now = _uuid(thread_id), self.clock.now()
        if not await keep_message(self.database, to_row(item, conversation_id, context, now)):
            raise NotFoundError(f"there is no conversation {thread_id[:64]}")

    async def load_item(self, thread_id: str, item_id: str, context: ChatContext) -> ThreadItem:
        async with self.database.transaction() as session:
            return to_item(await _message(session, _uuid(thread_id), item_id, context))

    async def delete_thread(self, thread_id: str, context: ChatContext) -> None:
        async with self.database.transaction() as session:
            conversation = await _conversation(session, thread_id, context)
            await ConversationRepository(session).delete(conversation.id, user_id=context.identity.user_id)
            await publish(session, conversation.user_id, "conversation.updated", subject=thread_id)

    async def delete_thread_item(self, thread_id: str, item_id: str, context: ChatContext) -> None:
        async with self.database.transaction() as session:
            await MessageRepository(session).delete(
                item_id, conversation_id=_uuid(thread_id), user_id=context.identity.user_id
            )

    async def save_attachment(self, attachment: Attachment, context: ChatContext) -> None:
        raise NotFoundError("attachments are not offered")

    async def load_attachment(self, attachment_id: str, context: ChatContext) -> Attachment:
        raise NotFoundError("attachments are not offered")

    async def delete_attachment(self, attachment_id: str, context: ChatContext) -> None:
        raise NotFoundError("attachments are not offered")


class AnsweringStore(ChatStore):
    """The store as the conversion of a run's events sees it."""

    async def load_thread_items(
        self, thread_id: str, after: str | None, limit: int, order: str, context: ChatContext
    ) -> Page[ThreadItem]:
        """Nothing: it would look for an unfinished workflow at the end, where the person's message is."""
        return Page(data=[], has_more=False, after=None)


def to_item(message: Message) -> ThreadItem:
    return _ITEM.validate_python(message.item)


def to_row(item: ThreadItem, conversation_id: UUID, context: ChatContext, now: datetime) -> dict[str, Any]:
    """Of `messages`. An object of the table costs more to make than its row to store."""
    item = item.model_copy(update={"created_at": in_utc(item.created_at)})
    is_answer = item.type == "assistant_message"
    return {
        "conversation_id": conversation_id,
        "id": item.id,
        "user_id": context.identity.user_id,
        "role": _role(item),
        "type": item.type,
        "content": item_text(item),
        "item": item.model_dump(mode="json", exclude_none=True),
        "engine": context.engine if is_answer and context.engine != NO_ENGINE else None,
        "created_at": item.created_at,
        "updated_at": now,
    }


def item_text(item: ThreadItem) -> str:
    if item.type in {"user_message", "assistant_message"}:
        return "\n".join(part.text for part in item.content)
    return (item.copy_text or "") if item.type == "widget" else ""


def in_utc(moment: datetime) -> datetime:
    """ChatKit stamps items with the naive local time of the process."""
    return moment.astimezone(UTC)


def _role(item: ThreadItem) -> str:
    if item.type == "user_message":
        return "user"
    return "tool" if item.type in HIDDEN else "assistant"


def _thread(conversation: Conversation | Row[*tuple[Any, ...]]) -> ThreadMetadata:
    return ThreadMetadata.model_validate(
        {
            "id": str(conversation.id),
            "title": conversation.title,
            "created_at": conversation.created_at,
            "status": conversation.status or {"type": "active"},
        }
    )


def _uuid(thread_id: str) -> UUID:
    try:
        return UUID(thread_id)
    except ValueError:
        raise NotFoundError(f"there is no conversation {thread_id[:64]}") from None


async def _conversation(session: AsyncSession, thread_id: str, context: ChatContext) -> Conversation:
    found = await ConversationRepository(session).get(_uuid(thread_id), user_id=context.identity.user_id)
    if found is None:
        raise NotFoundError(f"there is no conversation {thread_id[:64]}")
    return found


async def _message(
    session: AsyncSession, conversation_id: UUID, item_id: str, context: ChatContext
) -> Message:
    found = await MessageRepository(session).get(
        item_id, conversation_id=conversation_id, user_id=context.identity.user_id
    )
    if found is None:
        raise NotFoundError(f"there is no item {item_id[:64]}")
    return found
