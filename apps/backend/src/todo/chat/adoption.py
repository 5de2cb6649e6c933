"""Takes over conversations that were held elsewhere: what was said and when, not the cards that were shown."""

from collections.abc import Sequence
from typing import Annotated, Literal
from uuid import UUID, uuid5

from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageItem,
    InferenceOptions,
    UserMessageItem,
    UserMessageTextContent,
)
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from sqlalchemy import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.chat.models import Conversation, Message
from todo.core.db import connection_of
from todo.core.text import note
from todo.events.publish import publish


class AdoptedMessage(BaseModel):
    model_config = ConfigDict(extra="ignore")

    role: Literal["user", "assistant"]
    content: Annotated[str, note(max_length=200_000)]
    created_at: AwareDatetime


class AdoptedConversation(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: UUID
    title: Annotated[str, note(max_length=200)] | None = None
    created_at: AwareDatetime
    messages: list[AdoptedMessage] = Field(default_factory=list, max_length=20_000)


async def new_conversations(
    session: AsyncSession, drafts: Sequence[AdoptedConversation], *, user_id: UUID
) -> list[AdoptedConversation]:
    """Those that the person does not have, neither as their own nor from an earlier import."""
    ids = [*(draft.id for draft in drafts), *(_id_here(draft, user_id) for draft in drafts)]
    query = select(Conversation.id).where(Conversation.user_id == user_id, col(Conversation.id).in_(ids))
    known = set(await session.exec(query))
    unique = {draft.id: draft for draft in drafts}
    return [
        draft for draft in unique.values() if draft.id not in known and _id_here(draft, user_id) not in known
    ]


async def adopt_conversations(
    session: AsyncSession, drafts: Sequence[AdoptedConversation], *, user_id: UUID
) -> None:
    for draft in drafts:
        conversation_id = _id_here(draft, user_id)
        last = max((message.created_at for message in draft.messages), default=draft.created_at)
        conversation = Conversation(
            id=conversation_id,
            user_id=user_id,
            title=draft.title,
            status={"type": "active"},
            created_at=draft.created_at,
            updated_at=last,
        )
        session.add(conversation)
        await session.flush()
        rows = [
            _message(message, conversation, f"msg_{at}_{conversation_id.hex}").model_dump(
                exclude={"position"}
            )
            for at, message in enumerate(draft.messages)
        ]
        if rows:
            # One after the other: the order of the rows is the order of what was said.
            await (await connection_of(session)).execute(insert(Message), rows)
        await publish(session, user_id, "conversation.updated", subject=str(conversation_id))


def _id_here(draft: AdoptedConversation, user_id: UUID) -> UUID:
    """Another person may hold the original; the same file again gives the same id."""
    return uuid5(user_id, str(draft.id))


def _message(said: AdoptedMessage, conversation: Conversation, item_id: str) -> Message:
    base = {"id": item_id, "thread_id": str(conversation.id), "created_at": said.created_at}
    item = (
        UserMessageItem(
            **base, content=[UserMessageTextContent(text=said.content)], inference_options=InferenceOptions()
        )
        if said.role == "user"
        else AssistantMessageItem(**base, content=[AssistantMessageContent(text=said.content)])
    )
    return Message(
        conversation_id=conversation.id,
        id=item_id,
        user_id=conversation.user_id,
        role=said.role,
        type=item.type,
        content=said.content,
        item=item.model_dump(mode="json", exclude_none=True),
        created_at=said.created_at,
        updated_at=said.created_at,
    )
