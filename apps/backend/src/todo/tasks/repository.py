from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, Select, delete, func, literal_column, true
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import defer
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from todo.tasks.models import Task
from todo.tasks.schemas import WEIGHTS, TaskFilters
from todo.tasks.search_text import prefix_query
from todo.tasks.sorting import continue_after, read_cursor, sort_keys

_SEARCH: ColumnElement[Any] = literal_column("tasks.search", TSVECTOR())
_WITHOUT_SEARCH_TEXT = defer(Task.search_text, raiseload=True)  # type: ignore[arg-type]


class TaskRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def get(self, task_id: int, *, user_id: UUID) -> Task | None:
        """Also from the trash."""
        found = await self.get_many([task_id], user_id=user_id)
        return found[0] if found else None

    async def get_many(self, task_ids: Sequence[int], *, user_id: UUID) -> list[Task]:
        query = (
            select(Task)
            .where(Task.user_id == user_id, col(Task.id).in_(task_ids))
            .order_by(col(Task.id))
            .options(_WITHOUT_SEARCH_TEXT)
        )
        return list((await self.session.exec(query)).all())

    def add(self, task: Task) -> None:
        self.session.add(task)

    async def flush(self) -> None:
        await self.session.flush()

    async def page(self, filters: TaskFilters, *, user_id: UUID) -> list[Task]:
        """One more than `limit`, if there are more."""
        return list((await self.session.exec(self.page_query(filters, user_id=user_id))).all())

    def page_query(self, filters: TaskFilters, *, user_id: UUID) -> SelectOfScalar[Task]:
        keys = sort_keys(filters.sort)
        query = (
            select(Task)
            .where(*_conditions(filters, user_id))
            .order_by(*(key.order for key in keys))
            .limit(filters.limit + 1)
            .options(_WITHOUT_SEARCH_TEXT)
        )
        if filters.cursor:
            query = query.where(continue_after(keys, read_cursor(filters.cursor, filters.sort)))
        return query

    async def counts(self, *, user_id: UUID, today: date) -> dict[str, int]:
        pending = ~col(Task.completed) & col(Task.deleted_at).is_(None)
        due = col(Task.due_date)
        counted = {
            "today": pending & (due <= today),
            "overdue": pending & (due < today),
            "upcoming": pending & (due > today),
            "all": pending,
            "completed": col(Task.completed) & col(Task.deleted_at).is_(None),
            "trash": col(Task.deleted_at).is_not(None),
        }
        columns = [func.count().filter(condition).label(name) for name, condition in counted.items()]
        rows = await self._rows(Select(*columns).where(col(Task.user_id) == user_id))
        row = rows.one()
        return {name: int(getattr(row, name)) for name in counted}

    async def tag_counts(self, *, user_id: UUID) -> list[tuple[str, int]]:
        tag = func.unnest(col(Task.tags)).label("tag")
        tags = (
            Select(tag)
            .where(col(Task.user_id) == user_id, ~col(Task.completed), col(Task.deleted_at).is_(None))
            .subquery()
        )
        counted: Select[*tuple[Any, ...]] = (
            Select(tags.c.tag, func.count()).group_by(tags.c.tag).order_by(func.count().desc(), tags.c.tag)
        )
        return [(row[0], row[1]) for row in await self._rows(counted.limit(200))]

    async def _rows(self, query: Select[*tuple[Any, ...]]) -> CursorResult[*tuple[Any, ...]]:
        return await (await self.session.connection()).execute(query)

    async def erase(self, task_ids: Sequence[int], *, user_id: UUID) -> None:
        await self.session.exec(
            delete(Task)
            .where(col(Task.user_id) == user_id, col(Task.id).in_(task_ids))
            .execution_options(synchronize_session=False)
        )

    async def deleted_before(self, moment: datetime, *, limit: int) -> list[tuple[UUID, int]]:
        query = select(Task.user_id, Task.id).where(col(Task.deleted_at) < moment).limit(limit)
        return [(row[0], row[1]) for row in await self.session.exec(query)]


def _conditions(filters: TaskFilters, user_id: UUID) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [col(Task.user_id) == user_id]
    trashed = col(Task.deleted_at)
    conditions.append(trashed.is_not(None) if filters.status == "trash" else trashed.is_(None))
    if filters.status == "pending":
        conditions.append(~col(Task.completed))
    if filters.status == "completed":
        conditions.append(col(Task.completed) == true())
    if filters.priority:
        conditions.append(col(Task.priority) == WEIGHTS[filters.priority])
    if filters.tag:
        conditions.append(col(Task.tags).contains([filters.tag.strip().lstrip("#").lower()]))
    if filters.due_from:
        conditions.append(col(Task.due_date) >= filters.due_from)
    if filters.due_to:
        conditions.append(col(Task.due_date) <= filters.due_to)
    if filters.q and (words := prefix_query(filters.q)):
        conditions.append(_SEARCH.op("@@")(func.to_tsquery(literal_column("'simple'"), words)))
    return conditions
