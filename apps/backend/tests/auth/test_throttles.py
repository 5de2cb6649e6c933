"""Limits that all instances share, that nobody escapes by a header, and that lock out nobody else."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from support.clocks import SteerableClock
from support.people import PASSWORD, Person, good, new_email, refused, register

MakeApp = Callable[..., Awaitable[FastAPI]]
MakeClient = Callable[..., Awaitable[AsyncClient]]
HOME, CAFE = "203.0.113.7", "198.51.100.9"


@pytest.fixture
async def strict(make_app: MakeApp, clock: SteerableClock) -> FastAPI:
    return await make_app(clock=clock, login_failures_per_15_minutes=3, trusted_proxies=["10.0.0.0/8"])


async def fail_to_log_in(client: AsyncClient, email: str, *, times: int) -> list[int]:
    answers = [
        await client.post("/api/auth/login", json={"email": email, "password": "not this one"})
        for _ in range(times)
    ]
    return [answer.status_code for answer in answers]


async def test_guessing_is_slowed_down(strict: FastAPI, make_client: MakeClient, ada: Person) -> None:
    attacker = await make_client(strict, address=CAFE)

    assert await fail_to_log_in(attacker, ada.email, times=5) == [401, 401, 401, 429, 429]

    answer = await attacker.post("/api/auth/login", json={"email": ada.email, "password": PASSWORD})
    problem = refused(answer, 429, "too_many_requests")
    assert 1 <= int(answer.headers["Retry-After"]) <= 900
    assert problem["retry_after_seconds"] == int(answer.headers["Retry-After"])


async def test_the_owner_is_not_locked_out(strict: FastAPI, make_client: MakeClient, ada: Person) -> None:
    await fail_to_log_in(await make_client(strict, address=CAFE), ada.email, times=5)

    owner = await make_client(strict, address=HOME)

    good(await owner.post("/api/auth/login", json={"email": ada.email, "password": PASSWORD}))


async def test_other_accounts_are_not_locked_out(
    strict: FastAPI, make_client: MakeClient, ada: Person, bob: Person
) -> None:
    shared = await make_client(strict, address=CAFE)
    await fail_to_log_in(shared, ada.email, times=5)

    good(await shared.post("/api/auth/login", json={"email": bob.email, "password": PASSWORD}))


async def test_the_limit_ends_after_15_minutes(
    strict: FastAPI, make_client: MakeClient, ada: Person, clock: SteerableClock
) -> None:
    client = await make_client(strict, address=CAFE)
    await fail_to_log_in(client, ada.email, times=4)
    clock.advance(timedelta(minutes=15, seconds=1))

    good(await client.post("/api/auth/login", json={"email": ada.email, "password": PASSWORD}))


async def test_success_forgets_the_failures(strict: FastAPI, make_client: MakeClient, ada: Person) -> None:
    client = await make_client(strict, address=CAFE)
    for _ in range(3):
        assert await fail_to_log_in(client, ada.email, times=2) == [401, 401]
        good(await client.post("/api/auth/login", json={"email": ada.email, "password": PASSWORD}))


async def test_unknown_accounts_are_slowed_down_alike(strict: FastAPI, make_client: MakeClient) -> None:
    attacker = await make_client(strict, address=CAFE)

    assert await fail_to_log_in(attacker, new_email(), times=4) == [401, 401, 401, 429]


async def test_guessing_the_current_password_counts_too(
    strict: FastAPI, make_client: MakeClient, ada: Person
) -> None:
    thief = Person(await make_client(strict, address=CAFE), ada.email, "", ada.session)
    change = {"current_password": "not this one", "new_password": "five loud red lamps"}

    answers = [(await thief.post("/api/auth/password", change)).status_code for _ in range(4)]

    assert answers == [403, 403, 403, 429]
    assert await fail_to_log_in(thief.client, ada.email, times=1) == [429]


async def test_guesses_made_at_once_count_like_guesses_made_one_by_one(
    strict: FastAPI, make_client: MakeClient, ada: Person
) -> None:
    attacker = await make_client(strict, address=CAFE)

    codes = await asyncio.gather(*(fail_to_log_in(attacker, ada.email, times=1) for _ in range(12)))

    assert sorted(code for [code] in codes) == [401] * 3 + [429] * 9


async def test_instances_share_the_count(make_app: MakeApp, make_client: MakeClient, ada: Person) -> None:
    one, other = [
        await make_client(await make_app(login_failures_per_15_minutes=4), address=CAFE) for _ in range(2)
    ]

    codes = [
        code
        for _ in range(3)
        for app in (one, other)
        for code in await fail_to_log_in(app, ada.email, times=1)
    ]

    assert codes == [401, 401, 401, 401, 429, 429]


@pytest.mark.parametrize(
    "forwarded", [["1.2.3.4", "5.6.7.8", "9.9.9.9", "8.8.8.8"], ["2001:db8::1", "x", "", "::1"]]
)
async def test_a_forwarded_address_from_nobody_we_trust_is_not_believed(
    strict: FastAPI, make_client: MakeClient, ada: Person, forwarded: list[str]
) -> None:
    attacker = await make_client(strict, address=CAFE)
    codes = []
    for address in forwarded:
        attacker.headers["X-Forwarded-For"] = address
        codes += await fail_to_log_in(attacker, ada.email, times=1)

    assert codes == [401, 401, 401, 429]


async def test_behind_a_trusted_proxy_only_what_it_wrote_counts(
    strict: FastAPI, make_client: MakeClient, ada: Person
) -> None:
    proxy = await make_client(strict, address="10.1.2.3")
    codes = []
    for invented in ("1.2.3.4", "5.6.7.8", "9.9.9.9", "8.8.8.8"):
        proxy.headers["X-Forwarded-For"] = f"{invented}, {CAFE}, 10.9.9.9"
        codes += await fail_to_log_in(proxy, ada.email, times=1)
    proxy.headers["X-Forwarded-For"] = HOME

    assert codes == [401, 401, 401, 429]
    good(await proxy.post("/api/auth/login", json={"email": ada.email, "password": PASSWORD}))


async def test_one_ipv6_customer_is_one_address(
    strict: FastAPI, make_client: MakeClient, ada: Person
) -> None:
    codes = []
    for last in range(4):
        client = await make_client(strict, address=f"2001:db8:1:2:{last}::7")
        codes += await fail_to_log_in(client, ada.email, times=1)

    assert codes == [401, 401, 401, 429]


async def test_new_accounts_are_limited_by_address(make_app: MakeApp, make_client: MakeClient) -> None:
    app = await make_app(register_per_hour=2)
    client = await make_client(app, address="192.0.2.77")
    for _ in range(2):
        await register(client)

    answer = await client.post("/api/auth/register", json={"email": new_email(), "password": PASSWORD})

    refused(answer, 429, "too_many_requests")
    await register(await make_client(app, address="192.0.2.78"))


async def test_trying_addresses_that_are_taken_is_limited_too(
    make_app: MakeApp, make_client: MakeClient, ada: Person
) -> None:
    client = await make_client(await make_app(register_per_hour=2), address="192.0.2.79")

    codes = [
        (await client.post("/api/auth/register", json={"email": ada.email, "password": PASSWORD})).status_code
        for _ in range(3)
    ]

    assert codes == [409, 409, 429]
