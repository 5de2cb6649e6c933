"""Statements that are a transaction by themselves, run without SQLAlchemy's objects around them."""

import asyncio
import gc
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from fastapi import FastAPI
from sqlalchemy import (
    ARRAY,
    BigInteger,
    DateTime,
    Integer,
    Text,
    Uuid,
    bindparam,
    func,
    literal,
    literal_column,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import DBAPIError, IntegrityError

from todo.core.db import Database, connection_of, make_engine, rows_of
from todo.core.errors import is_connection_failure, translate_database_error
from todo.core.settings import Settings
from todo.mcp.models import AgentCall

_TYPES = {
    "number": Integer(),
    "words": ARRAY(Text()),
    "who": Uuid(),
    "at": DateTime(timezone=True),
    "what": JSONB(),
}
_ECHO = select(*(bindparam(name, type_=kind).label(name) for name, kind in _TYPES.items()))
_SLEEP = select(func.pg_sleep(bindparam("seconds", type_=Integer())))
_SETTING = select(func.current_setting("todo.test", literal_column("true")).label("value"))
_PROCESS = select(func.pg_backend_pid(), literal(7).label("seven"))
_KILL = select(func.pg_terminate_backend(func.pg_backend_pid()))
_DIVIDE = select(literal_column("1", Integer()).op("/")(bindparam("by", type_=Integer())))
_RECORD = AgentCall.__table__.insert()  # type: ignore[attr-defined]


@pytest.fixture
def database(app: FastAPI) -> Database:
    found: Database = app.state.database
    return found


async def test_values_come_back_as_what_they_were_given(database: Database) -> None:
    given = {
        "number": 3,
        "words": ["a", "دودھ"],
        "who": uuid4(),
        "at": datetime(2026, 1, 2, 3, 4, tzinfo=UTC),
        "what": {"list": [1, None, "ا"]},
    }
    (row,) = await database.alone(_ECHO, given)

    assert {name: getattr(row, name) for name in given} == given
    assert tuple(row) == tuple(given.values())
    async with database.transaction() as session:
        assert tuple((await (await session.connection()).execute(_ECHO, given)).one()) == tuple(row)


async def test_what_a_statement_says_itself_need_not_be_given(database: Database) -> None:
    ((_, seven),) = await database.alone(_PROCESS, {})
    assert seven == 7
    with pytest.raises(KeyError):
        await database.alone(_DIVIDE, {})


async def test_a_refused_statement_is_told_as_sqlalchemy_does_and_the_connection_is_used_again(
    database: Database,
) -> None:
    with pytest.raises(DBAPIError) as refusal:
        await database.alone(_DIVIDE, {"by": 0})
    assert not is_connection_failure(refusal.value)
    with pytest.raises(IntegrityError):
        await database.alone(_RECORD, {"tool": "x"})
    too_large = select(bindparam("number", type_=BigInteger()))
    with pytest.raises(DBAPIError) as unusable:
        await database.alone(too_large, {"number": 2**70})
    assert translate_database_error(unusable.value) is not None

    assert database.connections_in_use() == 0
    assert len(await database.alone(_PROCESS, {})) == 1


async def test_a_lost_connection_is_a_failure_of_the_database_and_is_replaced(database: Database) -> None:
    with pytest.raises(DBAPIError) as lost:
        await database.alone(_KILL, {})

    assert lost.value.connection_invalidated
    assert is_connection_failure(lost.value)
    assert database.connections_in_use() == 0
    assert len(await database.alone(_PROCESS, {})) == 1


async def test_who_is_cancelled_leaves_no_connection_behind_that_is_still_busy(database: Database) -> None:
    waiting = asyncio.create_task(database.alone(_SLEEP, {"seconds": 30}))
    await asyncio.sleep(0.1)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting

    assert database.connections_in_use() == 0
    for _ in range(3):
        assert len(await database.alone(_PROCESS, {})) == 1


async def test_a_transaction_after_it_on_the_same_connection_is_one(database: Database) -> None:
    await database.alone(_PROCESS, {})
    async with database.transaction() as session:
        connection = await session.connection()
        await connection.execute(select(func.set_config("todo.test", "inside", True)))
        inside = await connection.scalar(_SETTING)
    ((after,),) = await database.alone(_SETTING, {})

    assert (inside, after or "") == ("inside", "")


async def test_a_session_that_only_reads_takes_a_connection_for_each_statement(database: Database) -> None:
    async with database.reading() as session:
        ((_, seven),) = await rows_of(session, _PROCESS, {})
        assert (seven, database.connections_in_use()) == (7, 0)


async def test_a_session_that_has_a_connection_takes_no_second_one(database: Database) -> None:
    async with database.reading() as session, database.transaction() as writing:
        for one in (session, writing):
            mine = await (await connection_of(one)).scalar(_PROCESS)
            ((process, _),) = await rows_of(one, _PROCESS, {})
            assert process == mine
        assert database.connections_in_use() == 2


async def test_what_is_kept_of_a_statement_goes_with_it(database: Database) -> None:
    kept = database._statements
    await database.alone(select(literal(1).label("one")), {})
    gc.collect()
    before = len(kept)
    for _ in range(3):
        await database.alone(select(literal(1).label("one")), {})
    gc.collect()
    assert len(kept) == before


async def test_a_table_that_a_migration_has_changed_is_read_again_after_one_failure(
    settings: Settings,
) -> None:
    engine = make_engine(settings.database, pool_size=1, connect_timeout=5)
    database = Database(engine)
    reading = select(literal_column("value", Text())).select_from(text("statements_test"))
    async with database.transaction() as session:
        await (await session.connection()).execute(text("CREATE TABLE statements_test AS SELECT 1 AS value"))
    assert [row.value for row in await database.alone(reading, {})] == [1]
    async with database.transaction() as session:
        change = text("ALTER TABLE statements_test ALTER COLUMN value TYPE text")
        connection = await session.connection()
        await (await connection.get_raw_connection()).driver_connection.execute(str(change))  # type: ignore[union-attr]

    with pytest.raises(DBAPIError):
        await database.alone(reading, {})
    assert [row.value for row in await database.alone(reading, {})] == ["1"]

    async with database.transaction() as session:
        await (await session.connection()).execute(text("DROP TABLE statements_test"))
    await database.close()
