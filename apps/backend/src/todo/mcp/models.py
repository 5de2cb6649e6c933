from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Column, Identity, Index, Integer, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from todo.core.columns import moment


class AgentCall(SQLModel, table=True):
    """One call of a tool: the audit of who called what, and what makes an effect happen exactly once."""

    __tablename__ = "agent_calls"
    __table_args__ = (
        Index(
            "agent_calls_once", "run_id", "call_id", unique=True, postgresql_where=text("run_id IS NOT NULL")
        ),
        Index("agent_calls_by_user", "user_id", "id"),
    )

    id: int | None = Field(default=None, sa_column=Column(BigInteger, Identity(), primary_key=True))
    user_id: UUID = Field(foreign_key="users.id")
    channel: str = Field(max_length=8)
    client: str = Field(max_length=100)
    conversation_id: UUID | None = None
    run_id: str | None = Field(default=None, max_length=64)
    call_id: str | None = Field(default=None, max_length=128)
    tool: str = Field(max_length=64)
    arguments: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSONB, nullable=False))
    status: str = Field(max_length=16, description="done, needs_approval, failed or refused")
    result: dict[str, Any] | None = Field(default=None, sa_column=Column(JSONB(none_as_null=True)))
    effects: list[dict[str, Any]] = Field(default_factory=list, sa_column=Column(JSONB, nullable=False))
    task_ids: list[int] = Field(default_factory=list, sa_column=Column(ARRAY(Integer), nullable=False))
    error: str | None = Field(default=None, sa_type=Text)
    request_id: str = Field(default="", max_length=64)
    created_at: datetime = moment()
