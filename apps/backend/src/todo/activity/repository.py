from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.activity.models import Activity
from todo.auth.models import User


class ActivityRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def reserve(self, user_id: UUID, *, activities: int, tasks: int) -> tuple[int, int] | None:
        """Takes the user's next numbers; returns the last ones of each. None: there is no such user.

        The row stays locked until the end of the transaction: writes of one user take turns, so their numbers are
        in the order of their commits, and no write is lost to another.
        """
        found = await self.session.execute(
            update(User)
            .where(col(User.id) == user_id)
            .values(
                last_activity_id=col(User.last_activity_id) + activities,
                last_task_id=col(User.last_task_id) + tasks,
            )
            .returning(col(User.last_activity_id), col(User.last_task_id))
            .execution_options(synchronize_session=False)
        )
        row = found.one_or_none()
        return None if row is None else (row[0], row[1])

    def add(self, activity: Activity) -> None:
        self.session.add(activity)

    async def get(self, activity_id: int, *, user_id: UUID) -> Activity | None:
        return await self.session.get(Activity, (user_id, activity_id))

    async def newest(
        self, *, user_id: UUID, before: int | None, limit: int, task_id: int | None = None
    ) -> Sequence[Activity]:
        query = (
            select(Activity).where(Activity.user_id == user_id).order_by(col(Activity.id).desc()).limit(limit)
        )
        if before is not None:
            query = query.where(Activity.id < before)
        if task_id is not None:
            query = query.where(Activity.task_id == task_id)
        return (await self.session.exec(query)).all()

    async def forget_text(self, *, user_id: UUID, task_ids: Sequence[int]) -> None:
        """What was deleted for good must not live on in the log."""
        await self.session.execute(
            update(Activity)
            .where(col(Activity.user_id) == user_id, col(Activity.task_id).in_(task_ids))
            .values(title="", before=None, after=None)
            .execution_options(synchronize_session=False)
        )
