import asyncio
import socket
from collections.abc import Awaitable, Callable
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, make_url

from todo.core.database_url import parse_database_url
from todo.core.db import make_engine
from todo.core.tables import metadata
from todo.migrate import alembic_config, migrate


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory.from_config(alembic_config()).get_heads()) == 1


def _differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    found = compare_metadata(context, metadata())
    # An index on an expression never compares equal: Postgres writes the expression in its own words.
    return [
        one
        for one in found
        if not (
            one[0].endswith("_index")
            and one[1].expressions is not None
            and any(not hasattr(part, "name") for part in one[1].expressions)
        )
    ]


async def test_the_migrations_make_what_the_models_say(
    new_database: Callable[[], Awaitable[str]],
) -> None:
    engine = make_engine(parse_database_url(await new_database()), pool_size=1, connect_timeout=10)
    async with engine.connect() as connection:
        assert await connection.run_sync(_differences) == []
    await engine.dispose()


async def test_the_migrations_can_be_taken_back_and_repeated(
    new_database: Callable[[], Awaitable[str]],
) -> None:
    database = parse_database_url(await new_database())

    def downgrade(connection: Connection) -> None:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.downgrade(config, "base")

    engine = make_engine(database, pool_size=1, connect_timeout=10)
    async with engine.begin() as connection:
        await connection.run_sync(downgrade)
    await engine.dispose()
    await migrate(database)
    await migrate(database)


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()


async def test_a_database_that_comes_late_is_waited_for_and_each_wait_is_reported(
    new_database: Callable[[], Awaitable[str]],
) -> None:
    url = make_url(await new_database())
    reports: list[str] = []
    starts: list[asyncio.Task[asyncio.Server]] = []
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        up, down = await asyncio.open_connection(url.host, url.port)
        await asyncio.gather(_pipe(reader, down), _pipe(up, writer))

    def report(line: str) -> None:
        reports.append(line)
        starts.append(asyncio.create_task(asyncio.start_server(serve, "127.0.0.1", port)))

    late = url.set(host="127.0.0.1", port=port, drivername="postgresql")
    await migrate(parse_database_url(late.render_as_string(hide_password=False)), report=report)
    (await starts[0]).close()
    assert reports == [
        "The database at 127.0.0.1 cannot be reached yet (ConnectionRefusedError): attempt 1 of 6, the next in 1 s."
    ]
