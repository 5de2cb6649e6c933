from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CursorResult, bindparam, delete, func, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.auth.models import AccessToken, RefreshToken, Session, User
from todo.core.db import rows_of

# Asked with every request, so it is put together once.
_OWNER = (
    select(User.time_zone, User.language)
    .join(Session, col(Session.user_id) == User.id)
    .where(
        Session.id == bindparam("session_id"),
        User.id == bindparam("user_id"),
        Session.expires_at > bindparam("now"),
    )
)


class UserRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def add(self, user: User) -> bool:
        """False when the e-mail address is taken."""
        query = (
            insert(User)
            .values(user.model_dump())
            .on_conflict_do_nothing(index_elements=[col(User.email)])
            .returning(col(User.id))
        )
        return (await self.session.exec(query)).one_or_none() is not None

    async def by_email(self, email: str) -> User | None:
        return (await self.session.exec(select(User).where(User.email == email))).one_or_none()

    async def get(self, user_id: UUID) -> User | None:
        return await self.session.get(User, user_id)

    async def lock(self, user_id: UUID) -> User | None:
        """Keeps others from changing the account until the transaction ends."""
        return await self.session.get(User, user_id, with_for_update=True, populate_existing=True)

    async def delete(self, user_id: UUID) -> None:
        await self.session.exec(
            delete(User).where(col(User.id) == user_id).execution_options(synchronize_session=False)
        )


class SessionRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    def add(self, session: Session) -> None:
        self.session.add(session)

    async def flush(self) -> None:
        await self.session.flush()

    def add_token(self, token: RefreshToken) -> None:
        self.session.add(token)

    async def lock_by_token(self, token_hash: bytes) -> tuple[Session, RefreshToken] | None:
        """The session behind a refresh token; two uses of one family take turns."""
        owner = select(RefreshToken.session_id).where(RefreshToken.token_hash == token_hash).scalar_subquery()
        session = (
            await self.session.exec(select(Session).where(Session.id == owner).with_for_update())
        ).one_or_none()
        # Read after the lock: a rotation that we waited for must be seen.
        token = await self.session.get(RefreshToken, token_hash) if session else None
        return (session, token) if session and token else None

    async def last_rotation(self, session_id: UUID) -> datetime | None:
        query = select(func.max(RefreshToken.rotated_at)).where(RefreshToken.session_id == session_id)
        return (await self.session.exec(query)).one()

    async def retire_tokens(self, session_id: UUID, now: datetime, *, remembered: timedelta) -> None:
        """All that are good now become predecessors; what is older than `remembered` is forgotten."""
        await self.session.exec(
            update(RefreshToken)
            .where(col(RefreshToken.session_id) == session_id, col(RefreshToken.rotated_at).is_(None))
            .values(rotated_at=now)
            .execution_options(synchronize_session=False)
        )
        await self.session.exec(
            delete(RefreshToken)
            .where(
                col(RefreshToken.session_id) == session_id, col(RefreshToken.rotated_at) < now - remembered
            )
            .execution_options(synchronize_session=False)
        )

    async def owner(self, session_id: UUID, *, user_id: UUID, now: datetime) -> tuple[str, str] | None:
        """Time zone and language of the user, if the session is alive."""
        asked = {"session_id": session_id, "user_id": user_id, "now": now}
        rows = await rows_of(self.session, _OWNER, asked)
        return (rows[0][0], rows[0][1]) if rows else None

    async def alive(self, *, user_id: UUID, now: datetime) -> Sequence[Session]:
        query = (
            select(Session)
            .where(Session.user_id == user_id, Session.expires_at > now)
            .order_by(col(Session.last_used_at).desc(), col(Session.id))
        )
        return (await self.session.exec(query)).all()

    async def ids(self, *, user_id: UUID) -> list[UUID]:
        return list((await self.session.exec(select(Session.id).where(Session.user_id == user_id))).all())

    async def expired(self, now: datetime, *, limit: int) -> list[tuple[UUID, UUID]]:
        query = select(Session.id, Session.user_id).where(Session.expires_at <= now).limit(limit)
        return [(row[0], row[1]) for row in await self.session.exec(query)]

    async def delete(self, session_ids: Sequence[UUID], *, user_id: UUID) -> int:
        """How many of them there were."""
        # The session first: a rotation holds its row, and only then can add a token.
        mine = select(Session.id).where(col(Session.id).in_(session_ids), Session.user_id == user_id)
        locked = (await self.session.exec(mine.order_by(col(Session.id)).with_for_update())).all()
        for column, table in ((col(RefreshToken.session_id), RefreshToken), (col(Session.id), Session)):
            await self.session.exec(
                delete(table).where(column.in_(locked)).execution_options(synchronize_session=False)
            )
        return len(locked)


class PersonalTokenRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    def add(self, token: AccessToken) -> None:
        self.session.add(token)

    async def all(self, *, user_id: UUID) -> Sequence[AccessToken]:
        query = (
            select(AccessToken)
            .where(AccessToken.user_id == user_id)
            .order_by(col(AccessToken.created_at).desc())
        )
        return (await self.session.exec(query)).all()

    async def by_hash(self, token_hash: bytes) -> tuple[AccessToken, User] | None:
        query = (
            select(AccessToken, User)
            .join(User, col(User.id) == AccessToken.user_id)
            .where(AccessToken.token_hash == token_hash)
        )
        return (await self.session.exec(query)).one_or_none()

    async def touch(self, token_id: UUID, now: datetime) -> None:
        """Never waits: who holds the row is noting the same thing."""
        free = select(AccessToken.id).where(AccessToken.id == token_id).with_for_update(skip_locked=True)
        await self.session.exec(
            update(AccessToken)
            .where(col(AccessToken.id).in_(free))
            .values(last_used_at=now)
            .execution_options(synchronize_session=False)
        )

    async def delete(self, token_id: UUID, *, user_id: UUID) -> bool:
        result = await self.session.exec(
            delete(AccessToken)
            .where(col(AccessToken.id) == token_id, col(AccessToken.user_id) == user_id)
            .execution_options(synchronize_session=False)
        )
        assert isinstance(result, CursorResult)
        return result.rowcount > 0

    async def delete_all(self, *, user_id: UUID) -> None:
        await self.session.exec(
            delete(AccessToken)
            .where(col(AccessToken.user_id) == user_id)
            .execution_options(synchronize_session=False)
        )
