from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, Column, Identity, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from todo.core.columns import moment


class Approval(SQLModel, table=True):
    """A call that waits for a person: exact tasks, before and after. Single use; bound to user and conversation."""

    __tablename__ = "approvals"
    __table_args__ = (
        Index("approvals_pending", "conversation_id", postgresql_where=text("status = 'pending'")),
        Index("approvals_by_user", "user_id", "created_at"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    user_id: UUID = Field(foreign_key="users.id")
    conversation_id: UUID
    run_id: str = Field(max_length=64, description="The message whose answer proposed this.")
    item_id: str | None = Field(default=None, max_length=128, description="The card in the conversation.")
    tool: str = Field(max_length=64)
    arguments: dict[str, Any] = Field(sa_column=Column(JSONB, nullable=False))
    changes: list[dict[str, Any]] = Field(sa_column=Column(JSONB, nullable=False))
    status: str = Field(default="pending", max_length=16, description="pending, confirmed or cancelled")
    created_at: datetime = moment()
    expires_at: datetime = moment()
    decided_at: datetime | None = moment(default=None)


class Usage(SQLModel, table=True):
    """What one answer cost."""

    __tablename__ = "usage"
    __table_args__ = (Index("usage_by_user", "user_id", "at"),)

    id: int | None = Field(default=None, sa_column=Column(BigInteger, Identity(), primary_key=True))
    user_id: UUID = Field(foreign_key="users.id")
    conversation_id: UUID
    engine: str = Field(max_length=16)
    model: str = Field(max_length=100)
    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_microdollars: int = Field(default=0, sa_type=BigInteger)
    at: datetime = moment()
