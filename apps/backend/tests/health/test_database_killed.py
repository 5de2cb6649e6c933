"""The database's process dies while people work, and comes back."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response

from support.own_postgres import OwnPostgres, own_postgres
from support.people import Person, refused, register
from todo.core.database_url import parse_database_url
from todo.migrate import migrate

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


@pytest.fixture
async def postgres(tmp_path: Path) -> AsyncIterator[OwnPostgres]:
    async with own_postgres(tmp_path / "data") as server:
        await migrate(parse_database_url(server.url))
        yield server


async def test_a_killed_database_loses_nothing_acknowledged_and_its_return_needs_no_restart(
    postgres: OwnPostgres,
    make_app: Callable[..., Awaitable[FastAPI]],
    make_client: Callable[..., Awaitable[AsyncClient]],
) -> None:
    app = await make_app(database_url=postgres.url, database_connect_timeout_seconds=5)
    client = await make_client(app)
    ada: Person = await register(client)
    acknowledged: list[str] = []
    refusals: list[Response] = []
    is_over = asyncio.Event()

    async def work(name: str) -> None:
        number = 0
        while not is_over.is_set():
            number += 1
            answer = await ada.post("/api/me/tasks", {"title": f"{name} {number}"})
            if answer.status_code == 201:
                acknowledged.append(answer.json()["title"])
            else:
                refusals.append(answer)
                await asyncio.sleep(0.05)

    working = [asyncio.create_task(work(name)) for name in ("a", "b", "c")]
    await _until(lambda: len(acknowledged) >= 10)

    await postgres.kill()
    await _until(lambda: len(refusals) >= 3)
    ready = await client.get("/ready")
    assert (ready.status_code, ready.json()) == (503, {"status": "not_ready", "database": "unreachable"})
    assert (await client.get("/health")).status_code == 200
    refused(await ada.get("/api/me/tasks"), 503, "database_unavailable")

    await postgres.start()
    before = len(acknowledged)
    await _until(lambda: len(acknowledged) >= before + 10)
    is_over.set()
    await asyncio.gather(*working)

    assert (await client.get("/ready")).status_code == 200
    assert {(answer.status_code, answer.json()["code"]) for answer in refusals} == {
        (503, "database_unavailable")
    }
    kept = [title async for title in _all_titles(ada)]
    assert len(kept) == len(set(kept))
    assert set(acknowledged) <= set(kept)


async def _until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not is_so():  # noqa: ASYNC110 - requests set no event
            await asyncio.sleep(0.05)


async def _all_titles(person: Person) -> AsyncIterator[str]:
    path: str | None = "/api/me/tasks?limit=200"
    while path is not None:
        answer = await person.get(path)
        for task in answer.json():
            yield task["title"]
        path = answer.links["next"]["url"] if "next" in answer.links else None
