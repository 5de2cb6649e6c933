"""Sessions: one for each log-in, kept alive by refresh tokens that are good for one use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.auth.errors import SessionEnded, SessionNotFound
from todo.auth.models import RefreshToken, Session, User
from todo.auth.repository import SessionRepository, UserRepository
from todo.auth.tokens import AccessTokens, new_refresh_token, token_hash
from todo.core.clock import Clock
from todo.core.db import Database

log = structlog.get_logger()

# A client whose answer got lost, or a second tab, shows the predecessor again.
RETRY_SECONDS = 30
_SWEPT_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Device:
    """Where a session is used from, for its owner to recognise it."""

    user_agent: str
    address: str


@dataclass(frozen=True, slots=True)
class OpenSession:
    user: User
    access_token: str
    refresh_token: str
    expires_in: int


class SessionService:
    """Opens transactions of its own: ending a stolen session must outlive the refusal that goes with it."""

    def __init__(self, database: Database, clock: Clock, tokens: AccessTokens, lifetime: timedelta) -> None:
        self.database = database
        self.clock = clock
        self.tokens = tokens
        self.lifetime = lifetime

    async def open(self, transaction: AsyncSession, user: User, device: Device) -> OpenSession:
        now = self.clock.now()
        session = Session(
            user_id=user.id,
            user_agent=device.user_agent,
            address=device.address,
            created_at=now,
            last_used_at=now,
            expires_at=now + self.lifetime,
        )
        sessions = SessionRepository(transaction)
        sessions.add(session)
        await sessions.flush()
        return self._issue(sessions, session, user, now)

    async def refresh(self, refresh_token: str, device: Device) -> OpenSession:
        async with self.database.transaction() as transaction:
            opened = await self._refresh(transaction, token_hash(refresh_token), device)
        if opened is None:
            raise SessionEnded
        return opened

    async def end_by_token(self, refresh_token: str) -> None:
        """Also by a predecessor: whoever holds one may only ever end the session."""
        async with self.database.transaction() as transaction:
            sessions = SessionRepository(transaction)
            found = await sessions.lock_by_token(token_hash(refresh_token))
            if found is not None:
                await sessions.delete([found[0].id], user_id=found[0].user_id)

    async def list(self, *, user_id: UUID) -> Sequence[Session]:
        async with self.database.transaction() as transaction:
            return await SessionRepository(transaction).alive(user_id=user_id, now=self.clock.now())

    async def end(self, session_id: UUID, *, user_id: UUID) -> None:
        async with self.database.transaction() as transaction:
            ended = await SessionRepository(transaction).delete([session_id], user_id=user_id)
        if not ended:
            raise SessionNotFound

    async def end_others(self, *, user_id: UUID, current_id: UUID | None) -> None:
        async with self.database.transaction() as transaction:
            await end_sessions(transaction, user_id=user_id, but=current_id)

    async def _refresh(self, transaction: AsyncSession, given: bytes, device: Device) -> OpenSession | None:
        now = self.clock.now()
        sessions = SessionRepository(transaction)
        found = await sessions.lock_by_token(given)
        if found is None:
            return None
        session, token = found
        user = await UserRepository(transaction).get(session.user_id)
        if user is None or session.expires_at <= now:
            return None
        if token.rotated_at is None:
            await sessions.retire_tokens(session.id, now, remembered=self.lifetime)
        elif not await _is_retry(sessions, token, now):
            log.warning("refresh_token_reused", user_id=str(user.id), session_id=str(session.id))
            await sessions.delete([session.id], user_id=user.id)
            return None
        session.last_used_at, session.expires_at = now, now + self.lifetime
        session.address, session.user_agent = device.address, device.user_agent or session.user_agent
        return self._issue(sessions, session, user, now)

    def _issue(self, sessions: SessionRepository, session: Session, user: User, now: datetime) -> OpenSession:
        refresh_token = new_refresh_token()
        sessions.add_token(
            RefreshToken(token_hash=token_hash(refresh_token), session_id=session.id, issued_at=now)
        )
        return OpenSession(
            user=user,
            access_token=self.tokens.issue(user_id=user.id, session_id=session.id, now=now),
            refresh_token=refresh_token,
            expires_in=int(self.tokens.lifetime.total_seconds()),
        )


async def _is_retry(sessions: SessionRepository, token: RefreshToken, now: datetime) -> bool:
    """Only the last predecessor, and only for a moment."""
    assert token.rotated_at is not None
    is_recent = now - token.rotated_at <= timedelta(seconds=RETRY_SECONDS)
    return is_recent and token.rotated_at == await sessions.last_rotation(token.session_id)


async def end_sessions(transaction: AsyncSession, *, user_id: UUID, but: UUID | None = None) -> None:
    sessions = SessionRepository(transaction)
    await sessions.delete(
        [found for found in await sessions.ids(user_id=user_id) if found != but], user_id=user_id
    )


async def sweep_sessions(database: Database, clock: Clock) -> None:
    """Drops sessions that ended by themselves."""
    async with database.transaction() as transaction:
        sessions = SessionRepository(transaction)
        for session_id, user_id in await sessions.expired(clock.now(), limit=_SWEPT_AT_ONCE):
            await sessions.delete([session_id], user_id=user_id)
