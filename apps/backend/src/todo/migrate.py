"""`python -m todo.migrate`: brings the database to this version. Safe to run from several places at once."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from todo.core.database_url import DatabaseUrl
from todo.core.db import make_engine
from todo.core.errors import is_connection_failure
from todo.core.settings import InvalidSettings, load_database_settings

PROJECT = Path(__file__).parents[2]
# Any number, the same for everybody who migrates this application.
_LOCK = 7_306_941_827
_ATTEMPTS = 6


def alembic_config() -> Config:
    config = Config(PROJECT / "alembic.ini")
    config.set_main_option("script_location", str(PROJECT / "alembic"))
    return config


async def migrate(
    database: DatabaseUrl,
    *,
    connect_timeout: float = 10,
    revision: str = "head",
    report: Callable[[str], None] = lambda _line: None,
) -> None:
    """Waits for a database that starts or wakes up; holds a lock, so that two migrations never run at once.

    `report` hears of each wait. Raises what the last attempt raised.
    """
    engine = make_engine(database, pool_size=1, connect_timeout=connect_timeout)
    try:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                await _upgrade(engine, revision)
                return
            except Exception as error:
                if attempt == _ATTEMPTS or not is_connection_failure(error):
                    raise
                pause = 0.5 * 2**attempt
                report(
                    f"The database at {database.url.host} cannot be reached yet ({type(error).__name__}): "
                    f"attempt {attempt} of {_ATTEMPTS}, the next in {pause:g} s."
                )
                await asyncio.sleep(pause)
    finally:
        await engine.dispose()


async def _upgrade(engine: AsyncEngine, revision: str) -> None:
    async with engine.begin() as connection:
        # A lock of the transaction: released with it, whatever happens, and good on a pooler too.
        await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        await connection.run_sync(_run, revision)


def _run(connection: Connection, revision: str) -> None:
    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def main() -> int:
    try:
        settings = load_database_settings()
    except InvalidSettings as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 78  # EX_CONFIG of sysexits.h
    try:
        asyncio.run(
            migrate(
                settings.direct_database,
                connect_timeout=settings.database_connect_timeout_seconds,
                report=lambda line: print(line, flush=True),  # noqa: T201
            )
        )
    except Exception as error:
        if not is_connection_failure(error):
            raise
        host = settings.direct_database.url.host
        print(f"The database at {host} cannot be reached: {type(error).__name__}.", file=sys.stderr)  # noqa: T201
        return 69  # EX_UNAVAILABLE of sysexits.h
    print("The database is up to date.")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
