from uuid import UUID

from fastapi import APIRouter, Depends, Response

from todo.auth.dependencies import AccountsDep, CurrentSession, DeviceDep, PersonalTokensDep, SessionsDep
from todo.auth.schemas import (
    AccountDeletion,
    EmailChange,
    Login,
    Me,
    PasswordChange,
    PersonalTokenCreate,
    PersonalTokenCreated,
    PersonalTokenRead,
    ProfileUpdate,
    RefreshTokenGiven,
    Register,
    SessionRead,
    SessionTokens,
)
from todo.auth.sessions import OpenSession
from todo.core.errors import problems


async def _never_stored(response: Response) -> None:
    """Answers hold tokens and addresses (RFC 6749, 5.1)."""
    response.headers["Cache-Control"] = "no-store"


router = APIRouter(prefix="/api/auth", tags=["auth"], dependencies=[Depends(_never_stored)])


@router.post(
    "/register",
    status_code=201,
    responses=problems(409, 422, 429, 503),
)
async def register(given: Register, accounts: AccountsDep, device: DeviceDep) -> SessionTokens:
    return _tokens(await accounts.register(given, device))


@router.post("/login", responses=problems(401, 422, 429, 503))
async def login(given: Login, accounts: AccountsDep, device: DeviceDep) -> SessionTokens:
    return _tokens(await accounts.login(given, device))


@router.post("/refresh", responses=problems(401, 422))
async def refresh(given: RefreshTokenGiven, sessions: SessionsDep, device: DeviceDep) -> SessionTokens:
    return _tokens(await sessions.refresh(given.refresh_token, device))


@router.post("/logout", status_code=204, responses=problems(422))
async def logout(given: RefreshTokenGiven, sessions: SessionsDep) -> None:
    await sessions.end_by_token(given.refresh_token)


@router.get("/me", responses=problems(401, 403))
async def me(by: CurrentSession, accounts: AccountsDep) -> Me:
    return Me.of(await accounts.me(user_id=by.user_id))


@router.patch("/me", responses=problems(401, 403, 422))
async def update_me(given: ProfileUpdate, by: CurrentSession, accounts: AccountsDep) -> Me:
    return Me.of(await accounts.update(given, user_id=by.user_id))


@router.delete("/me", status_code=204, responses=problems(401, 403, 422, 429, 503))
async def delete_me(
    given: AccountDeletion, by: CurrentSession, accounts: AccountsDep, device: DeviceDep
) -> None:
    await accounts.delete(given.password, by, device.address)


@router.post(
    "/password",
    status_code=204,
    responses=problems(401, 403, 422, 429, 503),
)
async def change_password(
    given: PasswordChange, by: CurrentSession, accounts: AccountsDep, device: DeviceDep
) -> None:
    await accounts.change_password(given, by, device.address)


@router.post("/email", responses=problems(401, 403, 409, 422, 429, 503))
async def change_email(
    given: EmailChange, by: CurrentSession, accounts: AccountsDep, device: DeviceDep
) -> Me:
    return Me.of(await accounts.change_email(given, by, device.address))


@router.get("/sessions", responses=problems(401, 403))
async def list_sessions(by: CurrentSession, sessions: SessionsDep) -> list[SessionRead]:
    found = await sessions.list(user_id=by.user_id)
    return [SessionRead.of(session, current_id=by.session_id) for session in found]


@router.delete("/sessions", status_code=204, responses=problems(401, 403))
async def end_other_sessions(by: CurrentSession, sessions: SessionsDep) -> None:
    await sessions.end_others(user_id=by.user_id, current_id=by.session_id)


@router.delete(
    "/sessions/{session_id}",
    status_code=204,
    responses=problems(401, 403, 404, 422),
)
async def end_session(session_id: UUID, by: CurrentSession, sessions: SessionsDep) -> None:
    await sessions.end(session_id, user_id=by.user_id)


@router.get("/tokens", responses=problems(401, 403))
async def list_tokens(by: CurrentSession, tokens: PersonalTokensDep) -> list[PersonalTokenRead]:
    return [PersonalTokenRead.of(token) for token in await tokens.list(user_id=by.user_id)]


@router.post("/tokens", status_code=201, responses=problems(401, 403, 409, 422))
async def create_token(
    given: PersonalTokenCreate, by: CurrentSession, tokens: PersonalTokensDep
) -> PersonalTokenCreated:
    row, secret = await tokens.create(given, user_id=by.user_id)
    return PersonalTokenCreated(**PersonalTokenRead.of(row).model_dump(), token=secret)


@router.delete(
    "/tokens/{token_id}",
    status_code=204,
    responses=problems(401, 403, 404, 422),
)
async def delete_token(token_id: UUID, by: CurrentSession, tokens: PersonalTokensDep) -> None:
    await tokens.delete(token_id, user_id=by.user_id)


def _tokens(opened: OpenSession) -> SessionTokens:
    return SessionTokens.model_validate(opened, from_attributes=True)
