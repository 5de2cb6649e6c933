"""The engine, the session, and the only commit of the service."""

from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.routing import APIRoute
from sqlalchemy import AsyncAdaptedQueuePool, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.core.database_url import DatabaseUrl
from todo.core.settings import Settings


class Database:
    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine

    @classmethod
    def connect(cls, settings: Settings) -> "Database":
        return cls(
            make_engine(
                settings.database,
                pool_size=settings.database_pool_size,
                connect_timeout=settings.database_connect_timeout_seconds,
            )
        )

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            yield session
            await session.commit()

    async def ping(self) -> None:
        async with self.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))

    def connections_in_use(self) -> int:
        pool = self.engine.pool
        return pool.checkedout() if isinstance(pool, AsyncAdaptedQueuePool) else 0

    async def close(self) -> None:
        await self.engine.dispose()


def make_engine(database: DatabaseUrl, *, pool_size: int, connect_timeout: float) -> AsyncEngine:
    return create_async_engine(
        database.url,
        connect_args={**database.connect_args, "timeout": connect_timeout},
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=connect_timeout,
        # Neon closes idle connections and goes to sleep: look before use, and do not keep them for long.
        pool_pre_ping=True,
        pool_recycle=280,
    )


class TransactionalRoute(APIRoute):
    """One request is one transaction, committed before the first byte of the answer leaves."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def in_transaction(request: Request) -> Response:
            database: Database = request.app.state.database
            async with database.transaction() as session:
                request.state.session = session
                response = await handle(request)
                for finish in getattr(request.state, "before_commit", []):
                    await finish(response)
            return response

        return in_transaction


def before_commit(request: Request, finish: Callable[[Response], Awaitable[None]]) -> None:
    """Has `finish` see the answer while the request's transaction is still open."""
    request.state.before_commit = [*getattr(request.state, "before_commit", []), finish]


def _session(request: Request) -> AsyncSession:
    session: AsyncSession = request.state.session
    return session


def _database(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


SessionDep = Annotated[AsyncSession, Depends(_session)]
"""The request's transaction; only on routers made with `route_class=TransactionalRoute`."""
DatabaseDep = Annotated[Database, Depends(_database)]
"""For streams and whatever outlives its request: opens transactions of its own."""
