"""Rate limits, counted in Postgres: all replicas share them, and a restart does not forget them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from math import ceil
from typing import Annotated, Any

from fastapi import Depends, Request
from sqlalchemy import Column, Index, LargeBinary, bindparam, case, delete, literal_column
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.sql.dml import ReturningInsert
from sqlmodel import Field, SQLModel, col, select

from todo.core.clock import Clock
from todo.core.columns import moment
from todo.core.db import Database
from todo.core.errors import AppError


class RateLimit(SQLModel, table=True):
    __tablename__ = "rate_limits"
    __table_args__ = (Index("rate_limits_by_end", "resets_at"),)

    key: bytes = Field(
        sa_column=Column(LargeBinary, primary_key=True), description="A hash: no address is kept."
    )
    hits: int
    resets_at: datetime = moment()


class TooManyRequests(AppError):
    code = "too_many_requests"
    status = 429

    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__(
            f"That was too often. Try again in {retry_after_seconds} seconds.",
            details={"retry_after_seconds": retry_after_seconds},
        )
        self.headers = {"Retry-After": str(retry_after_seconds)}


@dataclass(frozen=True, slots=True)
class Limit:
    """So many hits in a window that starts with the first one."""

    name: str
    hits: int
    window: timedelta


def _hit() -> ReturningInsert[int, datetime]:
    """One statement, which is a transaction by itself, put together once: every message in a chat counts."""
    table = RateLimit.__table__  # type: ignore[attr-defined]
    now, fresh_resets_at = (
        bindparam(name, type_=table.c.resets_at.type) for name in ("now", "fresh_resets_at")
    )
    is_over = table.c.resets_at <= now
    first = insert(table).values(
        key=bindparam("key", type_=table.c.key.type), hits=literal_column("1"), resets_at=fresh_resets_at
    )
    return first.on_conflict_do_update(
        index_elements=[table.c.key],
        set_={
            # Stops at one over, so that no flood can overflow the number.
            "hits": case(
                (is_over, literal_column("1")),
                (table.c.hits > bindparam("most_hits", type_=table.c.hits.type), table.c.hits),
                else_=table.c.hits + literal_column("1"),
            ),
            "resets_at": case((is_over, fresh_resets_at), else_=table.c.resets_at),
        },
    ).returning(table.c.hits, table.c.resets_at)


_HIT = _hit()


class Throttle:
    """Counts in transactions of its own: what is refused is rolled back, but must still count."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock

    async def hit(self, limit: Limit, *who: str) -> None:
        """Counts one. Raises TooManyRequests when it is more than the limit allows."""
        now = self.clock.now()
        hit = {
            "key": _key(limit, who),
            "now": now,
            "fresh_resets_at": now + limit.window,
            "most_hits": limit.hits,
        }
        ((hits, resets_at),) = await self.database.alone(_HIT, hit)
        if hits > limit.hits:
            raise TooManyRequests(_seconds_until(resets_at, now))

    async def check(self, limit: Limit, *who: str) -> None:
        """Counts nothing. Raises TooManyRequests when the limit is used up."""
        now = self.clock.now()
        query = select(RateLimit.resets_at).where(
            RateLimit.key == _key(limit, who),
            col(RateLimit.hits) >= limit.hits,
            col(RateLimit.resets_at) > now,
        )
        async with self.database.transaction() as session:
            resets_at = (await session.exec(query)).one_or_none()
        if resets_at is not None:
            raise TooManyRequests(_seconds_until(resets_at, now))

    async def clear(self, limit: Limit, *who: str) -> None:
        await self._delete(col(RateLimit.key) == _key(limit, who))

    async def sweep(self) -> None:
        """Drops what is over."""
        await self._delete(col(RateLimit.resets_at) <= self.clock.now())

    async def _delete(self, condition: Any) -> None:
        async with self.database.transaction() as session:
            await session.exec(
                delete(RateLimit).where(condition).execution_options(synchronize_session=False)
            )


def _key(limit: Limit, who: tuple[str, ...]) -> bytes:
    return sha256("\x00".join((limit.name, *who)).encode()).digest()


def _seconds_until(moment: datetime, now: datetime) -> int:
    return max(1, ceil((moment - now).total_seconds()))


async def _throttle(request: Request) -> Throttle:
    throttle: Throttle = request.app.state.throttle
    return throttle


ThrottleDep = Annotated[Throttle, Depends(_throttle)]
