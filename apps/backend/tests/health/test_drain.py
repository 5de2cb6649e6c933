"""SIGTERM: what runs is finished, what would never end is ended."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator

import asyncpg
import pytest
from httpx import AsyncClient, HTTPError

from support.live import listening
from support.people import Person, register
from todo.__main__ import LINGER_SECONDS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM")


@pytest.fixture
async def server(database_url: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """The service as it is deployed: `python -m todo`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "DATABASE_URL": database_url,
        "JWT_SECRET": "0" * 32,
        "API_PORT": str(port),
        "LOG_LEVEL": "error",
        "REGISTER_PER_HOUR": "1000000",  # every test of this worker comes from one address
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "todo", env=environment)
    url = f"http://127.0.0.1:{port}"
    try:
        await _until_it_answers(url)
        yield process, url
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_a_request_in_flight_finishes_and_a_stream_ends(
    server: tuple[asyncio.subprocess.Process, str], database_url: str
) -> None:
    process, url = server
    async with AsyncClient(base_url=url, timeout=60) as client:
        ada: Person = await register(client)
        elsewhere = await asyncpg.connect(database_url)
        transaction = elsewhere.transaction()
        await transaction.start()
        await elsewhere.execute("SELECT 1 FROM users WHERE id = $1 FOR UPDATE", ada.id)
        in_flight = asyncio.create_task(ada.post("/api/me/tasks", {"title": "in flight"}))
        await _until_somebody_waits(elsewhere)

        async with listening(url, ada.headers) as stream:
            process.send_signal(signal.SIGTERM)
            with pytest.raises(AssertionError, match="the stream ended"):
                await stream.next(timeout_seconds=60)
        assert not in_flight.done()
        await transaction.rollback()

        assert (await in_flight).status_code == 201
    assert await process.wait() in {0, -signal.SIGTERM}
    kept = await elsewhere.fetchval("SELECT title FROM tasks WHERE user_id = $1", ada.id)
    await elsewhere.close()
    assert kept == "in flight"


async def test_a_kept_alive_connection_is_answered_once_more_and_told_to_close(
    server: tuple[asyncio.subprocess.Process, str],
) -> None:
    process, url = server
    async with AsyncClient(base_url=url, timeout=60) as client:
        assert "connection" not in (await client.get("/health")).headers
        process.send_signal(signal.SIGTERM)
        await asyncio.sleep(1)

        last = await client.get("/health")

        assert (last.status_code, last.headers["connection"]) == (200, "close")
        async with asyncio.timeout(LINGER_SECONDS):
            assert await process.wait() in {0, -signal.SIGTERM}


async def test_an_idle_connection_is_closed_after_its_time(
    server: tuple[asyncio.subprocess.Process, str],
) -> None:
    process, url = server
    async with AsyncClient(base_url=url, timeout=60) as client:
        await client.get("/health")
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(LINGER_SECONDS + 20):
            assert await process.wait() in {0, -signal.SIGTERM}


async def _until_it_answers(url: str) -> None:
    async with asyncio.timeout(120), AsyncClient(base_url=url) as client:
        while True:
            try:
                assert (await client.get("/health")).status_code == 200
                return
            except HTTPError:
                await asyncio.sleep(0.1)


async def _until_somebody_waits(connection: asyncpg.Connection) -> None:
    """Until the request has come as far as the row that we hold."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    async with asyncio.timeout(60):
        while not await connection.fetchval(waiting):  # noqa: ASYNC110 - Postgres sets no event
            await asyncio.sleep(0.05)
