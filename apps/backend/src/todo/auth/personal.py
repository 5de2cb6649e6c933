"""Personal access tokens: for programs and MCP clients, limited by scopes."""

from collections.abc import Sequence
from datetime import timedelta
from typing import cast
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from todo.auth.errors import ExpiryNotInFuture, TokenNotFound, TooManyTokens
from todo.auth.models import AccessToken
from todo.auth.repository import PersonalTokenRepository, UserRepository
from todo.auth.schemas import PersonalTokenCreate
from todo.auth.tokens import PERSONAL_PREFIX, new_personal_token, token_hash
from todo.core.clock import Clock
from todo.core.db import Database
from todo.core.identity import Channel, Identity, Scope

_MOST = 100
# "Last use" is for people: to the minute is enough, and spares a write for each request.
_NOTED_EVERY = timedelta(minutes=1)


class PersonalTokenService:
    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock

    async def list(self, *, user_id: UUID) -> Sequence[AccessToken]:
        async with self.database.transaction() as transaction:
            return await PersonalTokenRepository(transaction).all(user_id=user_id)

    async def create(self, given: PersonalTokenCreate, *, user_id: UUID) -> tuple[AccessToken, str]:
        """The row and the token itself, which is nowhere else."""
        now = self.clock.now()
        if given.expires_at is not None and given.expires_at <= now:
            raise ExpiryNotInFuture
        secret = new_personal_token()
        row = AccessToken(
            **given.model_dump(), user_id=user_id, token_hash=token_hash(secret), created_at=now
        )
        async with self.database.transaction() as transaction:
            await UserRepository(transaction).lock(user_id)
            tokens = PersonalTokenRepository(transaction)
            if len(await tokens.all(user_id=user_id)) >= _MOST:
                raise TooManyTokens(_MOST)
            tokens.add(row)
        return row, secret

    async def delete(self, token_id: UUID, *, user_id: UUID) -> None:
        async with self.database.transaction() as transaction:
            deleted = await PersonalTokenRepository(transaction).delete(token_id, user_id=user_id)
        if not deleted:
            raise TokenNotFound


async def identify_personal_token(
    database: Database, clock: Clock, token: str, *, channel: Channel
) -> Identity | None:
    """Who a personal access token stands for. None for any other kind of token, and for one that is over."""
    async with database.transaction() as transaction:
        return await identify_in(transaction, clock, token, channel=channel)


async def identify_in(
    transaction: AsyncSession, clock: Clock, token: str, *, channel: Channel
) -> Identity | None:
    if not token.startswith(PERSONAL_PREFIX):
        return None
    tokens = PersonalTokenRepository(transaction)
    found = await tokens.by_hash(token_hash(token))
    now = clock.now()
    if found is None or (found[0].expires_at is not None and found[0].expires_at <= now):
        return None
    row, user = found
    if row.last_used_at is None or now - row.last_used_at >= _NOTED_EVERY:
        await tokens.touch(row.id, now)
    return Identity(
        user_id=user.id,
        channel=channel,
        client=row.name,
        time_zone=user.time_zone,
        language=user.language,
        scopes=frozenset(cast(list[Scope], row.scopes)),
    )
