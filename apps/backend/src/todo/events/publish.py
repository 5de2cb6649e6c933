"""Tells a user's open pages that something happened. Changes of tasks tell it themselves, by a trigger."""

import json
from uuid import UUID

from sqlalchemy import Text, bindparam, delete, func
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.sql.dml import ReturningInsert
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.core.db import connection_of
from todo.events.models import Signal

CHANNEL = "todo_events"


def _publish() -> ReturningInsert[str]:
    """The signal and the notice in one statement, put together once: every answer ends with it."""
    table = Signal.__table__  # type: ignore[attr-defined]
    named = {name: bindparam(name, type_=table.c[name].type) for name in ("user_id", "kind", "subject")}
    signal = insert(table).values(**named, at=func.clock_timestamp())
    return signal.on_conflict_do_update(
        index_elements=["user_id", "kind", "subject"], set_={"at": signal.excluded["at"]}
    ).returning(func.pg_notify(CHANNEL, bindparam("notice", type_=Text())))


_PUBLISH = _publish()


async def publish(session: AsyncSession, user_id: UUID, kind: str, *, subject: str) -> None:
    """Part of the caller's transaction: nobody hears of what was rolled back."""
    told = {"user_id": user_id, "kind": kind, "subject": subject}
    notice = json.dumps({**told, "user_id": str(user_id)})
    await (await connection_of(session)).execute(_PUBLISH, {**told, "notice": notice})


async def erase(session: AsyncSession, user_id: UUID) -> None:
    await session.exec(delete(Signal).where(col(Signal.user_id) == user_id))
