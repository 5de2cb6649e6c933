"""Deletes everything of one person that this feature keeps; part of deleting an account."""

from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.activity.models import Activity
from todo.tasks.models import Task


async def erase(session: AsyncSession, user_id: UUID) -> None:
    for model in (Task, Activity):
        await session.exec(delete(model).where(col(model.user_id) == user_id))
