"""`Idempotency-Key`: a write that is sent again is answered again, not done again.

The key is claimed in the request's own transaction: a second request with it waits for the first, and then finds its
answer, or, when the first failed, does the work itself. Only answers of success are kept.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Annotated, Any
from uuid import UUID

from fastapi import Header, Request, Response
from sqlalchemy import Column, LargeBinary, delete, update
from sqlalchemy.dialects.postgresql import ARRAY, TEXT, insert
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.core.clock import Clock
from todo.core.columns import moment
from todo.core.db import Database, before_commit
from todo.core.errors import AppError

KEPT_FOR = timedelta(hours=24)
_KEPT_HEADERS = ("content-type", "etag", "location", "link")


class IdempotencyKey(SQLModel, table=True):
    __tablename__ = "idempotency_keys"

    user_id: UUID = Field(foreign_key="users.id", primary_key=True)
    key: str = Field(max_length=200, primary_key=True)
    fingerprint: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    status: int | None = None
    headers: list[str] = Field(default_factory=list, sa_column=Column(ARRAY(TEXT), nullable=False))
    body: bytes = Field(default=b"", sa_column=Column(LargeBinary, nullable=False))
    created_at: datetime = moment(index=True)


class IdempotencyKeyReused(AppError):
    code = "idempotency_key_reused"
    status = 422

    def __init__(self) -> None:
        super().__init__(
            "This Idempotency-Key was used for a different request. Take a new key for a new request."
        )


class Replay(Exception):
    def __init__(self, response: Response) -> None:
        self.response = response


IdempotencyHeader = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        description="Any text of your own, as a UUID; within 24 hours the same key gets the first answer again.",
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
    ),
]


async def claim(request: Request, *, key: str, user_id: UUID, session: AsyncSession, clock: Clock) -> None:
    """Makes the request the one that this key stands for. Raises Replay when it was answered before."""
    fingerprint = await _fingerprint(request)
    claimed = await session.exec(
        insert(IdempotencyKey)
        .values(
            user_id=user_id, key=key, fingerprint=fingerprint, headers=[], body=b"", created_at=clock.now()
        )
        .on_conflict_do_nothing()
        .returning(col(IdempotencyKey.key))
    )
    if claimed.first() is None:
        raise Replay(_kept_answer(await _find(session, user_id, key), fingerprint))

    async def keep(response: Response) -> None:
        await session.exec(
            update(IdempotencyKey)
            .where(col(IdempotencyKey.user_id) == user_id, col(IdempotencyKey.key) == key)
            .values(
                status=response.status_code,
                body=bytes(response.body),
                headers=[f"{name}: {value}" for name, value in _kept(response)],
            )
        )

    before_commit(request, keep)


async def answer_again(_request: Request, replay: Exception) -> Response:
    assert isinstance(replay, Replay)
    return replay.response


async def sweep(database: Database, clock: Clock) -> None:
    async with database.transaction() as session:
        await session.exec(
            delete(IdempotencyKey).where(col(IdempotencyKey.created_at) < clock.now() - KEPT_FOR)
        )


async def erase(session: AsyncSession, user_id: UUID) -> None:
    await session.exec(delete(IdempotencyKey).where(col(IdempotencyKey.user_id) == user_id))


async def _find(session: AsyncSession, user_id: UUID, key: str) -> IdempotencyKey:
    query = select(IdempotencyKey).where(IdempotencyKey.user_id == user_id, IdempotencyKey.key == key)
    return (await session.exec(query)).one()


async def _fingerprint(request: Request) -> bytes:
    asked = (
        f"{request.method} {request.url.path}?{request.url.query}\n{request.headers.get('if-match', '')}\n"
    )
    return sha256(asked.encode() + await request.body()).digest()


def _kept_answer(kept: IdempotencyKey, fingerprint: bytes) -> Response:
    if kept.fingerprint != fingerprint:
        raise IdempotencyKeyReused
    headers = dict(line.split(": ", 1) for line in kept.headers)
    return Response(kept.body, kept.status or 200, {**headers, "Idempotency-Replayed": "true"})


def _kept(response: Response) -> Sequence[tuple[str, Any]]:
    return [(name, response.headers[name]) for name in _KEPT_HEADERS if name in response.headers]
