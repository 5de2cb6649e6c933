from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Column, Index, Table, desc
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from todo.core.columns import moment

Action = Literal[
    "task.created",
    "task.updated",
    "task.completed",
    "task.reopened",
    "task.deleted",
    "task.restored",
    "task.erased",
]


class Activity(SQLModel, table=True):
    """One change of one task. Numbered per user in the order of commits, so that a stream can be resumed."""

    __tablename__ = "activity"
    __table_args__ = (Index("activity_by_task", "user_id", "task_id", desc("id")),)

    user_id: UUID = Field(foreign_key="users.id", primary_key=True)
    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = moment()
    channel: str = Field(max_length=8)
    actor: str = Field(max_length=100)
    action: str = Field(max_length=32)
    task_id: int
    title: str = Field(max_length=200, description="The task's title after the change.")
    batch: int = Field(description="The first activity of the same call: what one sentence or click did.")
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JSONB(none_as_null=True)))
    after: dict[str, Any] | None = Field(default=None, sa_column=Column(JSONB(none_as_null=True)))
    undoes: int | None = Field(default=None, description="The activity that this one took back.")
    undone_by: int | None = Field(default=None)


ACTIVITY: Table = Activity.__table__  # type: ignore[attr-defined]  # SQLModel does not declare it
