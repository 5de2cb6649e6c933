"""Tells a user's open pages that something happened. Changes of tasks tell it themselves, by a trigger."""

import json
from uuid import UUID

from sqlalchemy import delete, func
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.events.models import Signal

CHANNEL = "todo_events"


async def publish(session: AsyncSession, user_id: UUID, kind: str, *, subject: str) -> None:
    """Part of the caller's transaction: nobody hears of what was rolled back."""
    now = func.clock_timestamp()
    await session.exec(
        insert(Signal)
        .values(user_id=user_id, kind=kind, subject=subject, at=now)
        .on_conflict_do_update(index_elements=["user_id", "kind", "subject"], set_={"at": now})
    )
    notice = json.dumps({"user_id": str(user_id), "kind": kind, "subject": subject})
    await session.exec(select(func.pg_notify(CHANNEL, notice)))


async def erase(session: AsyncSession, user_id: UUID) -> None:
    await session.exec(delete(Signal).where(col(Signal.user_id) == user_id))
