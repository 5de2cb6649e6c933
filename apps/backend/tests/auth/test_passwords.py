import asyncio

import pytest
from argon2 import PasswordHasher, extract_parameters
from fastapi import FastAPI
from httpx import AsyncClient
from sqlmodel import select, update

from support.people import PASSWORD, Person, new_email
from todo.auth.models import User
from todo.auth.passwords import Passwords


async def stored_hash(app: FastAPI, email: str) -> str:
    async with app.state.database.transaction() as session:
        return str((await session.exec(select(User.password_hash).where(User.email == email))).one())


async def test_passwords_are_kept_as_owasp_recommends(ada: Person, app: FastAPI) -> None:
    kept = extract_parameters(await stored_hash(app, ada.email))

    assert (kept.type.name, kept.memory_cost, kept.time_cost, kept.parallelism) == ("ID", 19 * 1024, 2, 1)


async def test_logging_in_brings_an_old_hash_up_to_date(ada: Person, app: FastAPI) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    async with app.state.database.transaction() as session:
        await session.exec(update(User).where(User.email == ada.email).values(password_hash=old))

    await ada.log_in_again()

    renewed = await stored_hash(app, ada.email)
    assert extract_parameters(renewed).memory_cost == 19 * 1024
    await ada.log_in_again()
    assert await stored_hash(app, ada.email) == renewed


async def test_a_hash_is_computed_for_an_unknown_user_too(
    app: FastAPI, client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified: list[str | None] = []
    verify = Passwords.verify

    async def watched(self: Passwords, password: str, password_hash: str | None) -> bool:
        verified.append(password_hash)
        return await verify(self, password, password_hash)

    monkeypatch.setattr(Passwords, "verify", watched)

    await client.post("/api/auth/login", json={"email": new_email(), "password": PASSWORD})

    assert verified == [None]
    assert not await Passwords().verify("nobody's password", None)


async def test_a_hash_is_computed_for_an_address_that_is_taken(
    ada: Person, client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    hash_ = Passwords.hash

    async def watched(self: Passwords, password: str) -> str:
        hashed.append(password)
        return await hash_(self, password)

    monkeypatch.setattr(Passwords, "hash", watched)

    await client.post("/api/auth/register", json={"email": ada.email, "password": PASSWORD})

    assert hashed == [PASSWORD]


async def test_at_most_two_hashes_are_computed_at_once() -> None:
    at_once, most = 0, 0

    class Watched(PasswordHasher):
        def hash(self, password: str | bytes, **options: object) -> str:
            nonlocal at_once, most
            at_once += 1
            most = max(most, at_once)
            made = super().hash(password)
            at_once -= 1
            return made

    passwords = Passwords(Watched(time_cost=2, memory_cost=19 * 1024, parallelism=1))
    await asyncio.gather(*(passwords.hash(PASSWORD) for _ in range(20)))

    assert most == 2


async def test_a_crowd_is_told_to_come_back() -> None:
    passwords = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))

    answers = await asyncio.gather(*(passwords.hash(PASSWORD) for _ in range(300)), return_exceptions=True)

    refused = [answer for answer in answers if isinstance(answer, Exception)]
    assert {type(answer).__name__ for answer in refused} == {"TooBusyToHash"}
    assert len(refused) == 100


async def test_a_broken_hash_matches_nothing() -> None:
    assert not await Passwords().verify(PASSWORD, "not a hash")
