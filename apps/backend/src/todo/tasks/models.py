from datetime import date, datetime, time
from typing import Protocol
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Computed, Index, SmallInteger, Table, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlmodel import Field, SQLModel

from todo.core.columns import moment

LOW, MEDIUM, HIGH = 1, 2, 3

# Sort keys: the same text in the indexes and in the queries, or Postgres does not use the one for the other.
DUE_LAST = "coalesce(due_date, 'infinity'::date)"
DUE_FIRST = "coalesce(due_date, '-infinity'::date)"
TIME_LAST = "coalesce(due_time, '24:00'::time)"
COMPLETED_LAST = "coalesce(completed_at, 'infinity'::timestamptz)"
COMPLETED_FIRST = "coalesce(completed_at, '-infinity'::timestamptz)"
TITLE = '(lower(title) COLLATE "C")'


class TaskFields(Protocol):
    """What is read of a task, whether it was loaded to be changed or is one row of a list."""

    id: int
    title: str
    description: str | None
    completed: bool
    completed_at: datetime | None
    priority: int
    due_date: date | None
    due_time: time | None
    tags: list[str]
    recurrence: str | None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    version: int


class Task(SQLModel, table=True):
    __tablename__ = "tasks"
    __table_args__ = (
        CheckConstraint("priority BETWEEN 1 AND 3", name="priority_known"),
        CheckConstraint("completed = (completed_at IS NOT NULL)", name="completed_when"),
        CheckConstraint("due_time IS NULL OR due_date IS NOT NULL", name="time_has_date"),
        # One index for each order that a list can have: a page costs the same for 100 and for 100,000 tasks.
        # Rows without a date come last in both directions, hence one index for each.
        Index("tasks_by_created", "user_id", "created_at", "id"),
        Index("tasks_by_updated", "user_id", "updated_at", "id"),
        Index("tasks_by_due", "user_id", text(DUE_LAST), text(TIME_LAST), "id"),
        Index("tasks_by_due_desc", "user_id", text(DUE_FIRST), text(TIME_LAST), "id"),
        Index("tasks_by_priority", "user_id", "priority", "id"),
        Index("tasks_by_title", "user_id", text(TITLE), "id"),
        Index(
            "tasks_pending", "user_id", "id", postgresql_where=text("NOT completed AND deleted_at IS NULL")
        ),
        Index(
            "tasks_completed",
            "user_id",
            text(COMPLETED_FIRST),
            "id",
            postgresql_where=text("completed AND deleted_at IS NULL"),
        ),
        Index("tasks_trash", "user_id", "deleted_at", postgresql_where=text("deleted_at IS NOT NULL")),
    )

    user_id: UUID = Field(foreign_key="users.id", primary_key=True)
    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    title: str = Field(max_length=200)
    description: str | None = Field(default=None, sa_type=Text)
    completed: bool = False
    completed_at: datetime | None = moment(default=None)
    priority: int = Field(default=MEDIUM, sa_type=SmallInteger)
    due_date: date | None = None
    due_time: time | None = None
    tags: list[str] = Field(default_factory=list, sa_column=Column(ARRAY(Text), nullable=False))
    recurrence: str | None = Field(default=None, sa_type=Text)
    successor_id: int | None = Field(default=None, description="The task that completing this one made.")
    created_at: datetime = moment()
    updated_at: datetime = moment()
    deleted_at: datetime | None = moment(default=None)
    version: int = 1
    search_text: str = Field(default="", sa_type=Text, description="Title, description and tags, folded.")


TASKS: Table = Task.__table__  # type: ignore[attr-defined]  # SQLModel does not declare it
# Not an attribute of Task: a tsvector is for the index, and reading it would double the cost of a list.
_SEARCH = Column("search", TSVECTOR, Computed("to_tsvector('simple', search_text)", persisted=True))
TASKS.append_column(_SEARCH)
# btree_gin puts the owner in the same index, so that a search never reads other people's matches.
Index("tasks_search", TASKS.c.user_id, _SEARCH, TASKS.c.tags, postgresql_using="gin")
