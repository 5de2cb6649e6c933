"""Two instances of the service on one database."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from support.people import PASSWORD, Person, bearer, good, log_in, new_email, refused


@pytest.fixture
async def two(
    make_app: Callable[..., Awaitable[FastAPI]], make_client: Callable[..., Awaitable[AsyncClient]]
) -> list[AsyncClient]:
    return [await make_client(await make_app()) for _ in range(2)]


async def test_one_refresh_token_used_at_once_on_both_is_a_retry(ada: Person, two: list[AsyncClient]) -> None:
    answers = await asyncio.gather(
        *(
            client.post("/api/auth/refresh", json={"refresh_token": ada.refresh_token})
            for client in two
            for _ in range(4)
        )
    )

    renewed = [good(answer) for answer in answers]
    assert len({session["refresh_token"] for session in renewed}) == len(answers)
    for client, session in zip(two, renewed[::4], strict=True):
        good(await client.get("/api/auth/me", headers=bearer(session["access_token"])))
        good(await client.post("/api/auth/refresh", json={"refresh_token": session["refresh_token"]}))


async def test_a_session_ended_on_one_has_ended_on_the_other(ada: Person, two: list[AsyncClient]) -> None:
    phone = await log_in(two[0], ada.email)
    headers = phone.headers
    good(await two[1].get("/api/auth/me", headers=headers))

    await two[0].post("/api/auth/logout", json={"refresh_token": phone.refresh_token})

    refused(await two[1].get("/api/auth/me", headers=headers), 401, "unauthenticated")


async def test_one_address_registered_at_once_on_both_is_one_account(two: list[AsyncClient]) -> None:
    body = {"email": new_email(), "password": PASSWORD}

    answers = await asyncio.gather(
        *(client.post("/api/auth/register", json=body) for client in two for _ in range(3))
    )

    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 5


async def test_a_password_changed_during_a_login_leaves_no_session_of_the_old_one(
    ada: Person, two: list[AsyncClient]
) -> None:
    change = {"current_password": PASSWORD, "new_password": "five loud red lamps"}
    logins, changed = (
        asyncio.gather(
            *(
                client.post("/api/auth/login", json={"email": ada.email, "password": PASSWORD})
                for client in two
                for _ in range(4)
            )
        ),
        ada.post("/api/auth/password", change),
    )
    answers, answer = await asyncio.gather(logins, changed)

    assert answer.status_code == 204
    for login in answers:
        if login.is_success:
            refused(
                await two[0].get("/api/auth/me", headers=bearer(login.json()["access_token"])),
                401,
                "unauthenticated",
            )


async def test_deleting_an_account_twice_at_once_deletes_it_once(ada: Person, two: list[AsyncClient]) -> None:
    answers = await asyncio.gather(
        *(
            client.request("DELETE", "/api/auth/me", headers=ada.headers, json={"password": PASSWORD})
            for client in two
        )
    )

    assert sorted(answer.status_code for answer in answers) in ([204, 204], [204, 401], [204, 403])
