from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, Column, Identity, Index, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from todo.core.columns import moment


class Conversation(SQLModel, table=True):
    __tablename__ = "conversations"
    __table_args__ = (Index("conversations_by_user", "user_id", "updated_at", "id"),)

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id")
    title: str | None = Field(default=None, max_length=200)
    status: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSONB, nullable=False))
    created_at: datetime = moment()
    updated_at: datetime = moment()


class Message(SQLModel, table=True):
    """One ChatKit item. `position` orders them: two of the same instant never swap."""

    __tablename__ = "messages"
    __table_args__ = (Index("messages_in_order", "conversation_id", "position"),)

    conversation_id: UUID = Field(foreign_key="conversations.id", primary_key=True)
    id: str = Field(max_length=128, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", index=True)
    position: int | None = Field(default=None, sa_column=Column(BigInteger, Identity(), nullable=False))
    role: str = Field(max_length=16, description="user, assistant, or tool for what people do not see")
    type: str = Field(max_length=32)
    content: str = Field(default="", sa_type=Text, description="The words in it.")
    item: dict[str, Any] = Field(sa_column=Column(JSONB, nullable=False))
    engine: str | None = Field(default=None, max_length=16)
    created_at: datetime = moment()
    updated_at: datetime = moment()


class Run(SQLModel, table=True):
    """One answer being made. At most one per conversation is open; its owner keeps the lease alive."""

    __tablename__ = "runs"
    __table_args__ = (
        Index(
            "runs_one_open",
            "conversation_id",
            unique=True,
            postgresql_where=text("finished_at IS NULL"),
        ),
        Index("runs_by_conversation", "conversation_id", "started_at"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    conversation_id: UUID
    user_id: UUID = Field(foreign_key="users.id", index=True)
    owner: str = Field(max_length=64, description="The process that makes the answer.")
    outcome: str | None = Field(default=None, max_length=16, description="done, stopped, failed or lost")
    stop_requested: bool = False
    started_at: datetime = moment()
    lease_until: datetime = moment()
    finished_at: datetime | None = moment(default=None)


class RunEvent(SQLModel, table=True):
    """What was streamed, as it was sent, so that any replica can send it again."""

    __tablename__ = "run_events"

    run_id: UUID = Field(primary_key=True)
    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    data: str = Field(sa_type=Text)


class Feedback(SQLModel, table=True):
    __tablename__ = "feedback"

    conversation_id: UUID = Field(primary_key=True)
    item_id: str = Field(max_length=128, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", index=True)
    kind: str = Field(max_length=16)
    at: datetime = moment()
