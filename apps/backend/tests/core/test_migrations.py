from collections.abc import Awaitable, Callable
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

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
