"""The engine, the session, and the only commit of the service."""

from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from time import monotonic
from typing import Any, cast
from weakref import WeakKeyDictionary

from fastapi import Request, Response
from fastapi.routing import APIRoute
from sqlalchemy import AsyncAdaptedQueuePool, Executable, Row, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection
from sqlalchemy.util import greenlet_spawn
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.core.database_url import DatabaseUrl
from todo.core.settings import Settings
from todo.core.statements import ReadyStatement

# A connection that rested for so long is asked whether it still lives; one that was just used is believed.
_TRUSTED_SECONDS = 1.0
_CONNECTION = "todo.connection"
_READS = "todo.reads"


class Database:
    def __init__(self, engine: AsyncEngine, *, is_pooled: bool = False) -> None:
        self.engine = engine
        self._is_pooled = is_pooled
        self._statements: WeakKeyDictionary[Executable, dict[tuple[str, ...], ReadyStatement]] = (
            WeakKeyDictionary()
        )
        # A pooler may run each statement elsewhere, unless a transaction holds them together.
        self._reader = engine if is_pooled else engine.execution_options(isolation_level="AUTOCOMMIT")

    @classmethod
    def connect(cls, settings: Settings) -> "Database":
        return cls(
            make_engine(
                settings.database,
                pool_size=settings.database_pool_size,
                connect_timeout=settings.database_connect_timeout_seconds,
            ),
            is_pooled=settings.database.is_pooled,
        )

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            yield session
            await session.commit()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """For statements that need no transaction around them, which spares two round trips; keeps no objects."""
        async with AsyncSession(self._reader, expire_on_commit=False, autoflush=False) as session:
            session.info[_READS] = self
            yield session

    async def alone(
        self, statement: Executable, values: Mapping[str, Any]
    ) -> Sequence[Row[*tuple[Any, ...]]]:
        """Runs one statement that is a transaction by itself: spares the round trips of BEGIN and COMMIT.

        Taking the connection, running and giving it back are one greenlet: each of its own would cost as much as the
        statement. It is for statements that are put together once: what the driver needs of them is kept.
        """
        return await greenlet_spawn(
            self._run_pooled if self._is_pooled else self._run_alone, statement, values
        )

    def _run_alone(self, statement: Executable, values: Mapping[str, Any]) -> Sequence[Any]:
        ready = self._ready(statement, values)
        try:
            connection = self.engine.sync_engine.raw_connection()
        except self.engine.dialect.loaded_dbapi.Error as error:
            raise self._as_raised(error, ready.sql) from error
        with closing(connection):
            return self._run_on(connection, ready, values)

    def _run_on(
        self, connection: PoolProxiedConnection, ready: ReadyStatement, values: Mapping[str, Any]
    ) -> Sequence[Any]:
        driver, errors = cast(Any, connection.dbapi_connection), cast(Any, self.engine.dialect.loaded_dbapi)
        driver.autocommit = True
        try:
            return ready.run(driver, values)
        except BaseException as error:
            is_gone = driver.driver_connection.is_closed()
            # What it remembers of a table is of before a migration; each connection finds that out by itself.
            is_outdated = isinstance(error, errors.InvalidCachedStatementError | errors.InternalServerError)
            # Whoever was cancelled leaves a connection behind that is still in the middle of its statement.
            if is_gone or is_outdated or not isinstance(error, Exception):
                connection.invalidate(error)
            if isinstance(error, errors.Error):
                raise self._as_raised(error, ready.sql, is_gone=is_gone) from error
            raise
        finally:
            driver.autocommit = False

    def _as_raised(self, error: Exception, sql: str, *, is_gone: bool = False) -> Exception:
        """What SQLAlchemy makes of the driver's error, without the values."""
        dialect = self.engine.dialect
        return DBAPIError.instance(
            sql, None, error, dialect.loaded_dbapi.Error, connection_invalidated=is_gone, dialect=dialect
        )

    def _ready(self, statement: Executable, values: Mapping[str, Any]) -> ReadyStatement:
        known, names = self._statements.setdefault(statement, {}), tuple(values)
        if names not in known:
            known[names] = ReadyStatement(statement, names, self.engine.dialect)
        return known[names]

    def _run_pooled(
        self, statement: Executable, values: Mapping[str, Any]
    ) -> Sequence[Row[*tuple[Any, ...]]]:
        with self.engine.sync_engine.connect() as connection:
            result = connection.execute(statement, values)
            rows = result.all() if result.returns_rows else []
            connection.commit()
            return rows

    async def ping(self) -> None:
        async with self.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))

    def connections_in_use(self) -> int:
        pool = self.engine.pool
        return pool.checkedout() if isinstance(pool, AsyncAdaptedQueuePool) else 0

    async def close(self) -> None:
        await self.engine.dispose()


def make_engine(database: DatabaseUrl, *, pool_size: int, connect_timeout: float) -> AsyncEngine:
    engine = create_async_engine(
        database.url,
        connect_args={**database.connect_args, "timeout": connect_timeout},
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=connect_timeout,
        # Neon closes idle connections and goes to sleep: look before use, and do not keep them for long.
        pool_recycle=280,
    )
    _look_before_use(engine)
    return engine


def _look_before_use(engine: AsyncEngine) -> None:
    """What `pool_pre_ping` does at every use, three round trips, only where a connection may have died unseen."""
    pool = engine.sync_engine.pool
    dialect = engine.sync_engine.dialect

    @event.listens_for(pool, "connect")
    @event.listens_for(pool, "checkin")
    def note(_connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
        entry.info["rests_since"] = monotonic()

    @event.listens_for(pool, "checkout")
    def look(connection: DBAPIConnection, entry: ConnectionPoolEntry, _proxy: object) -> None:
        if connection.driver_connection.is_closed():
            raise InvalidatePoolError
        if monotonic() - entry.info["rests_since"] < _TRUSTED_SECONDS:
            return
        try:
            dialect.do_ping(connection)
        except Exception as error:  # whichever way it failed to answer, a new connection is needed
            raise InvalidatePoolError from error


class TransactionalRoute(APIRoute):
    """One request that writes is one transaction, committed before the first byte of the answer leaves."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def in_transaction(request: Request) -> Response:
            database: Database = request.app.state.database
            reads = request.method in {"GET", "HEAD"}
            async with database.reading() if reads else database.transaction() as session:
                request.state.session = session
                response = await handle(request)
                for finish in getattr(request.state, "before_commit", []):
                    await finish(response)
            return response

        return in_transaction


def before_commit(request: Request, finish: Callable[[Response], Awaitable[None]]) -> None:
    """Has `finish` see the answer while the request's transaction is still open."""
    request.state.before_commit = [*getattr(request.state, "before_commit", []), finish]


async def connection_of(session: AsyncSession) -> AsyncConnection:
    """Where statements that load no objects are run. Kept: asking the session again costs as much as a statement."""
    known: AsyncConnection | None = session.info.get(_CONNECTION)
    if known is None:
        known = session.info[_CONNECTION] = await session.connection()
    return known


async def rows_of(session: AsyncSession, statement: Executable, values: Mapping[str, Any]) -> Sequence[Any]:
    """Of a statement that is put together once, by `Database.alone` where the session only reads.

    Not once it has a connection: a second one beside it could exhaust the pool.
    """
    database: Database | None = session.info.get(_READS)
    if database is not None and not session.in_transaction():
        return await database.alone(statement, values)
    return (await (await connection_of(session)).execute(statement, values)).all()


def session_of(request: Request) -> AsyncSession:
    """The request's transaction; only on routers made with `route_class=TransactionalRoute`.

    No dependency: FastAPI would solve it again for everything that depends on it.
    """
    session: AsyncSession = request.state.session
    return session
