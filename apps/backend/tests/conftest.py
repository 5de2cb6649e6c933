"""Every test talks to a real Postgres through the door that its users use.

One database a worker, made from a template that is migrated once; tests keep apart by having people of their own.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from uuid import uuid4

import asyncpg
import pytest
from asgi_lifespan import LifespanManager
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from pydantic import SecretStr
from sqlalchemy.engine import make_url

from support.clocks import SteerableClock
from support.people import Person, register
from todo.agent.engines import Provider
from todo.core.clock import Clock
from todo.core.database_url import parse_database_url
from todo.core.settings import Settings
from todo.main import create_app
from todo.migrate import migrate

TEMPLATE = "todo_template"
_TEMPLATE_LOCK = 4_711


@pytest.fixture(scope="session")
def server_url() -> str:
    url = os.environ.get("TEST_DATABASE_SERVER")
    if not url:
        pytest.exit("TEST_DATABASE_SERVER is not set: run `npx nx test backend`, which starts a Postgres.", 2)
    return url


def on_server(server_url: str, database: str) -> str:
    return make_url(server_url).set(database=database).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
async def template(server_url: str) -> str:
    """The migrated database that the others are copied from; made by whichever worker comes first."""
    connection = await asyncpg.connect(server_url)
    try:
        await connection.execute(f"SELECT pg_advisory_lock({_TEMPLATE_LOCK})")
        if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", TEMPLATE):
            await connection.execute(f"CREATE DATABASE {TEMPLATE}")
            await migrate(parse_database_url(on_server(server_url, TEMPLATE)))
    finally:
        await connection.close()
    return TEMPLATE


@pytest.fixture(scope="session")
async def new_database(server_url: str, template: str) -> AsyncIterator[Callable[[], Awaitable[str]]]:
    """Makes a migrated database of a test's own; gives its URL."""
    made: list[str] = []

    async def make() -> str:
        name = f"todo_test_{uuid4().hex[:12]}"
        connection = await asyncpg.connect(server_url)
        # A template that somebody is connected to cannot be copied: the copies take turns.
        await connection.execute(f"SELECT pg_advisory_lock({_TEMPLATE_LOCK})")
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        await connection.close()
        made.append(name)
        return on_server(server_url, name)

    yield make
    connection = await asyncpg.connect(server_url)
    for name in made:
        await connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    await connection.close()


@pytest.fixture(scope="session")
async def database_url(new_database: Callable[[], Awaitable[str]]) -> str:
    return await new_database()


def settings_for(database_url: str, **changes: object) -> Settings:
    values: dict[str, object] = {
        "database_url": SecretStr(database_url),
        "jwt_secret": SecretStr("a-secret-of-the-tests-that-is-long-enough"),
        "register_per_hour": 1_000_000,
        "database_pool_size": 5,
        "trusted_proxies": "127.0.0.1/32",
    }
    return Settings.model_validate(values | changes)


@pytest.fixture(scope="session")
def settings(database_url: str) -> Settings:
    return settings_for(database_url)


@pytest.fixture(scope="session")
def _clock() -> SteerableClock:
    return SteerableClock()


@pytest.fixture
def clock(_clock: SteerableClock) -> Iterator[SteerableClock]:
    yield _clock
    _clock.fixed = None


@asynccontextmanager
async def running(app: FastAPI) -> AsyncIterator[FastAPI]:
    """Its lifespan is entered and left in one task, as MCP's in-process client asks for."""
    ready, done = asyncio.Event(), asyncio.Event()

    async def live() -> None:
        async with LifespanManager(app, startup_timeout=60, shutdown_timeout=30):
            ready.set()
            await done.wait()

    living = asyncio.create_task(live())
    await asyncio.wait([living, asyncio.create_task(ready.wait())], return_when=asyncio.FIRST_COMPLETED)
    if living.done():
        await living
    try:
        yield app
    finally:
        done.set()
        await living


@pytest.fixture(scope="session")
async def app(settings: Settings, _clock: SteerableClock) -> AsyncIterator[FastAPI]:
    async with running(create_app(settings, clock=_clock)) as app:
        yield app


@pytest.fixture
async def make_app(settings: Settings) -> AsyncIterator[Callable[..., Awaitable[FastAPI]]]:
    """One more instance of the service: `await make_app(clock=…, provider=…, chat_messages_per_minute=2)`."""
    async with AsyncExitStack() as stack:

        async def make(
            *, clock: Clock | None = None, provider: Provider | None = None, **changes: object
        ) -> FastAPI:
            own = Settings.model_validate(settings.model_dump() | changes)
            return await stack.enter_async_context(running(create_app(own, clock=clock, provider=provider)))

        yield make


@pytest.fixture
async def make_client() -> AsyncIterator[Callable[..., Awaitable[AsyncClient]]]:
    """Somebody at an address, in front of an instance: `await make_client(app, address="203.0.113.9")`."""
    async with AsyncExitStack() as stack:

        async def make(app: FastAPI, *, address: str = "127.0.0.1") -> AsyncClient:
            transport = ASGITransport(app, raise_app_exceptions=False, client=(address, 40_000))
            return await stack.enter_async_context(
                AsyncClient(transport=transport, base_url="http://todo.test")
            )

        yield make


@pytest.fixture
async def client(app: FastAPI, make_client: Callable[..., Awaitable[AsyncClient]]) -> AsyncClient:
    """Nobody in particular."""
    return await make_client(app)


@pytest.fixture
async def ada(client: AsyncClient) -> Person:
    return await register(client, name="Ada")


@pytest.fixture
async def bob(client: AsyncClient) -> Person:
    return await register(client, name="Bob")
