"""Accounts, and everything that needs their password."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.auth.errors import EmailTaken, Unauthenticated, WeakPassword, WrongCredentials, WrongPassword
from todo.auth.models import User
from todo.auth.passwords import Passwords
from todo.auth.repository import PersonalTokenRepository, UserRepository
from todo.auth.schemas import EmailChange, Login, PasswordChange, ProfileUpdate, Register
from todo.auth.sessions import Device, OpenSession, SessionService, end_sessions
from todo.auth.weak_passwords import is_weak
from todo.core.client_address import throttled_address
from todo.core.clock import Clock
from todo.core.db import Database
from todo.core.identity import Identity
from todo.core.settings import Settings
from todo.core.throttle import Limit, Throttle

Erase = Callable[[AsyncSession, UUID], Awaitable[None]]
"""Deletes what one feature keeps of a user."""


@dataclass(frozen=True, slots=True)
class AccountLimits:
    register: Limit
    wrong_passwords: Limit

    @classmethod
    def of(cls, settings: Settings) -> "AccountLimits":
        return cls(
            register=Limit("register", settings.register_per_hour, timedelta(hours=1)),
            wrong_passwords=Limit("login", settings.login_failures_per_15_minutes, timedelta(minutes=15)),
        )


class AccountService:
    """Opens transactions of its own: hashing takes long, and must not hold a connection meanwhile."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        sessions: SessionService,
        passwords: Passwords,
        throttle: Throttle,
        limits: AccountLimits,
        erasers: Sequence[Erase],
    ) -> None:
        self.database = database
        self.clock = clock
        self.sessions = sessions
        self.passwords = passwords
        self.throttle = throttle
        self.limits = limits
        self.erasers = erasers

    async def register(self, given: Register, device: Device) -> OpenSession:
        await self.throttle.hit(self.limits.register, throttled_address(device.address))
        _refuse_weak(given.password, email=given.email)
        # Hashed before looking: the answer takes as long for an address that is taken.
        password_hash = await self.passwords.hash(given.password)
        now = self.clock.now()
        user = User(
            **given.model_dump(exclude={"password"}),
            password_hash=password_hash,
            created_at=now,
            updated_at=now,
        )
        async with self.database.transaction() as transaction:
            if not await UserRepository(transaction).add(user):
                raise EmailTaken
            return await self.sessions.open(transaction, user, device)

    async def login(self, given: Login, device: Device) -> OpenSession:
        async with self.database.transaction() as transaction:
            user = await UserRepository(transaction).by_email(given.email)
        verified_hash = user.password_hash if user else None
        if not await self._matches(given.password, verified_hash, email=given.email, address=device.address):
            raise WrongCredentials
        assert user is not None
        assert verified_hash is not None
        outdated = self.passwords.is_outdated(verified_hash)
        renewed_hash = await self.passwords.hash(given.password) if outdated else verified_hash
        async with self.database.transaction() as transaction:
            user = await UserRepository(transaction).lock(user.id)
            # The password may have been changed, and its sessions ended, while we were looking.
            if user is None or user.password_hash != verified_hash:
                raise WrongCredentials
            user.password_hash = renewed_hash
            return await self.sessions.open(transaction, user, device)

    async def me(self, *, user_id: UUID) -> User:
        async with self.database.transaction() as transaction:
            return _existing(await UserRepository(transaction).get(user_id))

    async def update(self, given: ProfileUpdate, *, user_id: UUID) -> User:
        changes = {name: getattr(given, name) for name in given.model_fields_set}
        async with self.database.transaction() as transaction:
            user = _existing(await UserRepository(transaction).lock(user_id))
            if "preferences" in changes:
                merged = {**user.preferences, **changes["preferences"]}
                changes["preferences"] = {name: value for name, value in merged.items() if value is not None}
            user.sqlmodel_update(changes, update={"updated_at": self.clock.now()})
            return user

    async def change_password(self, given: PasswordChange, by: Identity, address: str) -> None:
        """Ends all other sessions."""
        user = await self._prove(by, given.current_password, address)
        _refuse_weak(given.new_password, email=user.email)
        new_hash = await self.passwords.hash(given.new_password)
        async with self.database.transaction() as transaction:
            locked = await self._lock_proven(transaction, user)
            locked.password_hash = new_hash
            locked.updated_at = self.clock.now()
            await end_sessions(transaction, user_id=by.user_id, but=by.session_id)
            if given.revoke_tokens:
                await PersonalTokenRepository(transaction).delete_all(user_id=by.user_id)

    async def change_email(self, given: EmailChange, by: Identity, address: str) -> User:
        user = await self._prove(by, given.current_password, address)
        async with self.database.transaction() as transaction:
            locked = await self._lock_proven(transaction, user)
            locked.email = given.email
            locked.updated_at = self.clock.now()
            try:
                await transaction.flush()
            except IntegrityError as error:
                raise EmailTaken from error
            return locked

    async def delete(self, password: str, by: Identity, address: str) -> None:
        """Nothing of the account is left, in no table."""
        user = await self._prove(by, password, address)
        async with self.database.transaction() as transaction:
            await self._lock_proven(transaction, user)
            for erase in self.erasers:
                await erase(transaction, by.user_id)
            await PersonalTokenRepository(transaction).delete_all(user_id=by.user_id)
            await end_sessions(transaction, user_id=by.user_id)
            await UserRepository(transaction).delete(by.user_id)

    async def _prove(self, by: Identity, password: str, address: str) -> User:
        user = await self.me(user_id=by.user_id)
        if not await self._matches(password, user.password_hash, email=user.email, address=address):
            raise WrongPassword
        return user

    async def _lock_proven(self, transaction: AsyncSession, proven: User) -> User:
        user = _existing(await UserRepository(transaction).lock(proven.id))
        if user.password_hash != proven.password_hash:
            raise WrongPassword
        return user

    async def _matches(self, password: str, password_hash: str | None, *, email: str, address: str) -> bool:
        """Counts failures by account and address: who guesses locks out himself, not the account's owner."""
        who = (email, throttled_address(address))
        await self.throttle.check(self.limits.wrong_passwords, *who)
        if not await self.passwords.verify(password, password_hash):
            await self.throttle.hit(self.limits.wrong_passwords, *who)
            return False
        # Guesses that were under way when the limit was reached do not count, even right ones.
        await self.throttle.check(self.limits.wrong_passwords, *who)
        await self.throttle.clear(self.limits.wrong_passwords, *who)
        return True


def _existing(user: User | None) -> User:
    if user is None:
        raise Unauthenticated
    return user


def _refuse_weak(password: str, *, email: str) -> None:
    if is_weak(password, email=email):
        raise WeakPassword
