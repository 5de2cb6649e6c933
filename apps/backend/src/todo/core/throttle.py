"""Rate limits, counted in Postgres: all replicas share them, and a restart does not forget them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from math import ceil
from typing import Annotated, Any

from fastapi import Depends, Request
from sqlalchemy import Column, Index, LargeBinary, case, delete
from sqlalchemy.dialects.postgresql import insert
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


class Throttle:
    """Counts in transactions of its own: what is refused is rolled back, but must still count."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock

    async def hit(self, limit: Limit, *who: str) -> None:
        """Counts one. Raises TooManyRequests when it is more than the limit allows."""
        now = self.clock.now()
        fresh = {"hits": 1, "resets_at": now + limit.window}
        over = col(RateLimit.resets_at) <= now
        counted = (
            insert(RateLimit)
            .values(key=_key(limit, who), **fresh)
            .on_conflict_do_update(
                index_elements=[col(RateLimit.key)],
                set_={
                    # Stops at one over, so that no flood can overflow the number.
                    "hits": case(
                        (over, 1),
                        (col(RateLimit.hits) > limit.hits, RateLimit.hits),
                        else_=RateLimit.hits + 1,
                    ),
                    "resets_at": case((over, fresh["resets_at"]), else_=RateLimit.resets_at),
                },
            )
            .returning(col(RateLimit.hits), col(RateLimit.resets_at))
        )
        async with self.database.transaction() as session:
            hits, resets_at = (await session.exec(counted)).one()
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
