"""Who is asking: the only place where a token becomes an identity for a route."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Annotated

from fastapi import Depends, Path, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.auth.errors import SessionNeeded, Unauthenticated
from todo.auth.personal import PersonalTokenService, identify_in
from todo.auth.repository import SessionRepository
from todo.auth.service import AccountLimits, AccountService
from todo.auth.sessions import Device, SessionService
from todo.auth.tokens import PERSONAL_PREFIX, AccessTokens, InvalidAccessToken
from todo.core.client_address import client_address
from todo.core.clock import Clock
from todo.core.db import Database
from todo.core.errors import NotFound
from todo.core.identity import Identity, Scope
from todo.core.settings import Settings

_bearer = HTTPBearer(
    auto_error=False,
    description="A session's access token, or a personal access token where its scopes allow.",
)
_SCOPES: dict[str, Scope] = {"GET": "tasks:read", "HEAD": "tasks:read", "DELETE": "tasks:delete"}

BearerDep = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


async def _identity(request: Request, credentials: BearerDep) -> Identity:
    if credentials is None:
        raise Unauthenticated
    async with _transaction(request) as transaction:
        identity = await _identify(transaction, request, credentials.credentials)
    if identity is None:
        raise Unauthenticated
    return identity


async def _identify(transaction: AsyncSession, request: Request, token: str) -> Identity | None:
    clock: Clock = request.app.state.clock
    if token.startswith(PERSONAL_PREFIX):
        return await identify_in(transaction, clock, token, channel="rest")
    try:
        claims = AccessTokens.of(request.app.state.settings).read(token, now=clock.now())
    except InvalidAccessToken:
        return None
    # Asked each time, so that ending a session or an account works at once and not in 15 minutes.
    owner = await SessionRepository(transaction).owner(
        claims.session_id, user_id=claims.user_id, now=clock.now()
    )
    if owner is None:
        return None
    time_zone, language = owner
    return Identity(
        user_id=claims.user_id,
        channel="web",
        client="web",
        time_zone=time_zone,
        language=language,
        session_id=claims.session_id,
    )


@asynccontextmanager
async def _transaction(request: Request) -> AsyncIterator[AsyncSession]:
    """The request's own where it has one: a second connection beside it could exhaust the pool."""
    own: AsyncSession | None = getattr(request.state, "session", None)
    if own is not None:
        yield own
        return
    database: Database = request.app.state.database
    async with database.reading() as session:
        yield session


async def _session_user(identity: Annotated[Identity, Depends(_identity)]) -> Identity:
    if identity.session_id is None:
        raise SessionNeeded
    return identity


async def _current_user(
    request: Request,
    identity: Annotated[Identity, Depends(_identity)],
    user_id: Annotated[str, Path(description="The token's user, or `me`.", max_length=64)],
) -> Identity:
    if user_id not in {"me", str(identity.user_id)}:
        raise NotFound("There is nothing here for this account.")
    identity.require(_SCOPES.get(request.method, "tasks:write"))
    return identity


CurrentUser = Annotated[Identity, Depends(_current_user)]
"""For `/api/{user_id}/…`: the path must name the token's user, and the scope must fit the verb."""
CurrentSession = Annotated[Identity, Depends(_session_user)]
"""For the account and the chat: a person who logged in, never a personal access token."""


async def _device(request: Request) -> Device:
    settings: Settings = request.app.state.settings
    user_agent = "".join(letter for letter in request.headers.get("user-agent", "") if letter.isprintable())
    return Device(user_agent[:200], client_address(request, settings.trusted_proxies))


async def _sessions(request: Request) -> SessionService:
    state = request.app.state
    settings: Settings = state.settings
    lifetime = timedelta(days=settings.refresh_token_days)
    return SessionService(state.database, state.clock, AccessTokens.of(settings), lifetime)


async def _accounts(request: Request, sessions: "SessionsDep") -> AccountService:
    state = request.app.state
    return AccountService(
        state.database,
        state.clock,
        sessions=sessions,
        passwords=state.passwords,
        throttle=state.throttle,
        limits=AccountLimits.of(state.settings),
        erasers=state.erasers,
    )


async def _personal_tokens(request: Request) -> PersonalTokenService:
    return PersonalTokenService(request.app.state.database, request.app.state.clock)


DeviceDep = Annotated[Device, Depends(_device)]
SessionsDep = Annotated[SessionService, Depends(_sessions)]
AccountsDep = Annotated[AccountService, Depends(_accounts)]
PersonalTokensDep = Annotated[PersonalTokenService, Depends(_personal_tokens)]
