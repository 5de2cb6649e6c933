import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from sqlalchemy.engine import make_url

from support.live import listening, serving
from support.people import Person, refused, register
from support.wire import Wire


@pytest.fixture
async def wire(database_url: str) -> AsyncIterator[Wire]:
    url = make_url(database_url)
    wire = Wire(url.host or "", url.port or 5432)
    await wire.connect()
    yield wire
    await wire.cut()


@pytest.fixture
async def wired_app(wire: Wire, database_url: str, make_app: Callable[..., Awaitable[FastAPI]]) -> FastAPI:
    url = make_url(database_url).set(host="127.0.0.1", port=wire.port)
    return await make_app(
        database_url=url.render_as_string(hide_password=False), database_connect_timeout_seconds=2
    )


async def test_a_lost_database_is_said_clearly_and_its_return_needs_no_restart(
    wired_app: FastAPI, wire: Wire, make_client: Callable[..., Awaitable[AsyncClient]]
) -> None:
    client = await make_client(wired_app)
    ada: Person = await register(client)
    await ada.add("kept")
    assert (await client.get("/ready")).json() == {"status": "ready", "database": "connected"}

    await wire.cut()
    for answer in (await ada.get("/api/me/tasks"), await ada.post("/api/me/tasks", {"title": "lost"})):
        refused(answer, 503, "database_unavailable")
        assert answer.headers["retry-after"] == "2"
    ready = await client.get("/ready")
    assert (ready.status_code, ready.json()) == (503, {"status": "not_ready", "database": "unreachable"})
    assert (await client.get("/health")).status_code == 200

    await wire.connect()
    await asyncio.sleep(1.1)
    assert (await client.get("/ready")).status_code == 200
    assert await ada.titles() == ["kept"]
    await ada.add("again")


async def test_nothing_that_was_acknowledged_is_lost(
    wired_app: FastAPI, wire: Wire, make_client: Callable[..., Awaitable[AsyncClient]]
) -> None:
    ada: Person = await register(await make_client(wired_app))
    acknowledged: list[str] = []
    unclear: list[int] = []

    async def write(name: str) -> None:
        for number in range(30):
            answer = await ada.post("/api/me/tasks", {"title": f"{name}{number}"})
            if answer.status_code == 201:
                acknowledged.append(answer.json()["title"])
            else:
                unclear.append(answer.status_code)
                await asyncio.sleep(0.05)

    async def disturb() -> None:
        for _ in range(2):
            await asyncio.sleep(0.3)
            await wire.cut()
            await asyncio.sleep(0.2)
            await wire.connect()

    await asyncio.gather(write("a"), write("b"), disturb())
    assert set(unclear) <= {503}
    kept = await ada.titles(limit=200)
    assert set(acknowledged) <= set(kept)


async def test_what_happened_while_the_database_was_lost_is_told_to_a_stream_that_comes_back(
    wired_app: FastAPI, wire: Wire, ada: Person
) -> None:
    """`ada` writes through another instance, whose database stays."""
    async with serving(wired_app) as url:
        async with listening(url, ada.headers) as stream:
            await ada.add("before")
            seen = await stream.next()
        assert seen.data["task"]["title"] == "before"
        await wire.cut()
        await ada.add("meanwhile")
        await wire.connect()
        async with listening(url, ada.headers, last_event_id=seen.id) as stream:
            assert (await stream.next()).data["task"]["title"] == "meanwhile"
