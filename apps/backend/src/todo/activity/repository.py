from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Uuid, bindparam, insert, update
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.activity.models import ACTIVITY, Activity
from todo.activity.schemas import ActivityFilters
from todo.auth.models import User
from todo.core.db import connection_of

# Part of every write, so it is put together once.
_RESERVE = (
    update(User)
    .where(col(User.id) == bindparam("owner_id"))
    .values(
        last_activity_id=col(User.last_activity_id) + bindparam("activities"),
        last_task_id=col(User.last_task_id) + bindparam("tasks"),
    )
    .returning(col(User.last_activity_id), col(User.last_task_id))
)
_RECORD = insert(ACTIVITY).values(
    {column.name: bindparam(f"entry_{column.name}", type_=column.type) for column in ACTIVITY.c}
)
_NEWEST_OF = select(func.max(ACTIVITY.c.id)).where(
    ACTIVITY.c.user_id == bindparam("user_id", type_=Uuid()),
    ACTIVITY.c.task_id == bindparam("task_id", type_=Integer()),
)
_NEWEST = "todo.newest"
RECORDING = _RECORD.cte("entry")
"""For `add_cte`: what is changed and its entry are written in one round trip, run with `entry_values`."""


def entry_values(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {f"entry_{name}": value for name, value in entry.items()}


class ActivityRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def reserve(self, user_id: UUID, *, activities: int, tasks: int) -> tuple[int, int] | None:
        """Takes the user's next numbers; returns the last ones of each. None: there is no such user.

        The row stays locked until the end of the transaction: writes of one user take turns, so their numbers are
        in the order of their commits, and no write is lost to another.
        """
        taken = {"owner_id": user_id, "activities": activities, "tasks": tasks}
        row = (await (await connection_of(self.session)).execute(_RESERVE, taken)).one_or_none()
        return None if row is None else (row[0], row[1])

    async def add(self, *entries: Mapping[str, Any]) -> None:
        """Each with all columns of Activity."""
        await (await connection_of(self.session)).execute(_RECORD, [entry_values(entry) for entry in entries])

    async def get(self, activity_id: int, *, user_id: UUID) -> Activity | None:
        return await self.session.get(Activity, (user_id, activity_id))

    def note(self, activity_id: int, task_id: int, *, user_id: UUID) -> None:
        """The task's last change has this number from now on, as the user's turn lasts as long as the transaction."""
        self.session.info.setdefault(_NEWEST, {})[user_id, task_id] = activity_id

    async def newest_of(self, task_id: int, *, user_id: UUID) -> int | None:
        """The number of this task's last change."""
        written: int | None = self.session.info.get(_NEWEST, {}).get((user_id, task_id))
        if written is not None:
            return written
        asked = {"user_id": user_id, "task_id": task_id}
        newest: int | None = await (await connection_of(self.session)).scalar(_NEWEST_OF, asked)
        return newest

    async def page(self, filters: ActivityFilters, *, user_id: UUID) -> list[Activity]:
        """Newest first."""
        query = select(Activity).where(Activity.user_id == user_id)
        if filters.before is not None:
            query = query.where(Activity.id < filters.before)
        if filters.task_id is not None:
            query = query.where(Activity.task_id == filters.task_id)
        if filters.channel is not None:
            query = query.where(Activity.channel == filters.channel)
        return list(
            (await self.session.exec(query.order_by(col(Activity.id).desc()).limit(filters.limit))).all()
        )

    async def after(self, activity_id: int, *, user_id: UUID, limit: int | None) -> list[Activity]:
        """Oldest first: what a stream that ended at this activity has missed."""
        query = (
            select(Activity)
            .where(Activity.user_id == user_id, Activity.id > activity_id)
            .order_by(col(Activity.id))
            .limit(limit)
        )
        return list((await self.session.exec(query)).all())

    async def last_batches(self, count: int, *, user_id: UUID) -> list[Activity]:
        """The entries of the newest calls that still count, newest first. What undoes or is undone does not count."""
        counts = (
            Activity.user_id == user_id,
            col(Activity.undoes).is_(None),
            col(Activity.undone_by).is_(None),
            Activity.action != "task.erased",
        )
        batches: list[int] = []
        for _ in range(count):
            newest = select(Activity.batch).where(*counts, col(Activity.batch).not_in(batches))
            batch = (await self.session.exec(newest.order_by(col(Activity.id).desc()).limit(1))).one_or_none()
            if batch is None:
                break
            batches.append(batch)
        query = select(Activity).where(*counts, col(Activity.batch).in_(batches))
        return list((await self.session.exec(query.order_by(col(Activity.id).desc()))).all())

    async def forget_text(self, *, user_id: UUID, task_ids: Sequence[int]) -> None:
        """What was deleted for good must not live on in the log."""
        await self.session.exec(
            update(Activity)
            .where(col(Activity.user_id) == user_id, col(Activity.task_id).in_(task_ids))
            .values(title="", before=None, after=None)
            .execution_options(synchronize_session=False)
        )
