from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import CursorResult, Select, bindparam, delete, func, insert
from sqlalchemy.orm import defer
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.activity.repository import RECORDING, entry_values
from todo.core.db import connection_of, rows_of
from todo.tasks.models import TASKS, Task, TaskFields
from todo.tasks.pages import count_statement, near_statement, page_statement, page_values
from todo.tasks.schemas import TaskFilters

_STORED = [column for column in TASKS.c if column.computed is None]
_ADD = (
    insert(TASKS)
    .values({column.name: bindparam(column.name, type_=column.type) for column in _STORED})
    .add_cte(RECORDING)
)
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

    async def add(self, *made: tuple[Task, Mapping[str, Any]]) -> None:
        """New tasks, each with its log entry."""
        rows = [
            {column.name: getattr(task, column.name) for column in _STORED} | entry_values(entry)
            for task, entry in made
        ]
        await (await connection_of(self.session)).execute(_ADD, rows)

    async def flush(self) -> None:
        await self.session.flush()

    async def page(self, filters: TaskFilters, *, user_id: UUID, zone: ZoneInfo) -> list[TaskFields]:
        """One more than `limit`, if there are more."""
        values = page_values(filters, user_id=user_id, zone=zone)
        if "words" in values:
            near = await self._page(near_statement(filters, values), values)
            if len(near) > filters.limit:
                return near
        return await self._page(page_statement(filters, values), values)

    async def count(self, filters: TaskFilters, *, user_id: UUID, zone: ZoneInfo) -> int:
        values = page_values(filters, user_id=user_id, zone=zone)
        ((count,),) = await rows_of(self.session, count_statement(filters, values), values)
        return int(count)

    async def _page(self, statement: Select[*tuple[Any, ...]], values: Mapping[str, Any]) -> list[TaskFields]:
        return cast(list[TaskFields], await rows_of(self.session, statement, values))

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
        return await (await connection_of(self.session)).execute(query)

    async def erase(self, task_ids: Sequence[int], *, user_id: UUID) -> None:
        await self.session.exec(
            delete(Task)
            .where(col(Task.user_id) == user_id, col(Task.id).in_(task_ids))
            .execution_options(synchronize_session=False)
        )

    async def deleted_before(self, moment: datetime, *, limit: int) -> list[tuple[UUID, int]]:
        query = select(Task.user_id, Task.id).where(col(Task.deleted_at) < moment).limit(limit)
        return [(row[0], row[1]) for row in await self.session.exec(query)]
