"""Tells a user's open pages that something happened. Changes of tasks tell it themselves, by a trigger."""

import json
from typing import Any
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
    # Named as no column: SQLAlchemy would set columns of the name in an UPDATE beside it.
    named = {
        name: bindparam(f"told_{name}", type_=table.c[name].type) for name in ("user_id", "kind", "subject")
    }
    signal = insert(table).values(**named, at=func.clock_timestamp())
    return signal.on_conflict_do_update(
        index_elements=["user_id", "kind", "subject"], set_={"at": signal.excluded["at"]}
    ).returning(func.pg_notify(CHANNEL, bindparam("told_notice", type_=Text())))


PUBLISHING = _publish()
"""For `add_cte`: what changed and its signal in one round trip, run with `signal_values`."""


def signal_values(user_id: UUID, kind: str, subject: str) -> dict[str, Any]:
    told = {"user_id": user_id, "kind": kind, "subject": subject}
    notice = json.dumps({**told, "user_id": str(user_id)})
    return {f"told_{name}": value for name, value in {**told, "notice": notice}.items()}


async def publish(session: AsyncSession, user_id: UUID, kind: str, *, subject: str) -> None:
    """Part of the caller's transaction: nobody hears of what was rolled back."""
    await (await connection_of(session)).execute(PUBLISHING, signal_values(user_id, kind, subject))


async def erase(session: AsyncSession, user_id: UUID) -> None:
    await session.exec(delete(Signal).where(col(Signal.user_id) == user_id))
