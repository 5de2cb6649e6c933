"""A user with very many tasks gets a page from an index, not by sorting everything."""

import json
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import asyncpg
import pytest
from sqlalchemy.dialects import postgresql

from todo.tasks.pages import NEAR, near_statement, page_statement, page_values
from todo.tasks.schemas import TaskFilters

USER = UUID("00000000-0000-4000-8000-000000000001")
MANY = 30_000


@pytest.fixture(scope="module")
async def crowded_url(new_database: Callable[[], Awaitable[str]]) -> str:
    url = await new_database()
    connection = await asyncpg.connect(url)
    await connection.execute(
        "INSERT INTO users (id, email, name, password_hash, time_zone, language, created_at, updated_at)"
        f" VALUES ('{USER}', 'a@example.com', '', '', 'UTC', 'en', now(), now())"
    )
    await connection.execute(
        "INSERT INTO tasks (user_id, id, title, completed, completed_at, priority, due_date, tags, created_at,"
        "  updated_at, version, search_text)"
        f" SELECT '{USER}', n, 'Task ' || n, n % 100 <> 0, CASE WHEN n % 100 <> 0 THEN now() END, n % 3 + 1,"
        "  CASE WHEN n % 2 = 0 THEN DATE '2026-01-01' + n % 700 END, ARRAY['tag' || n % 50],"
        "  now() - n * interval '1 second', now(), 1, 'task ' || n || ' rare' || n % 1000"
        f" FROM generate_series(1, {MANY}) AS n"
    )
    await connection.execute("ANALYZE")
    await connection.close()
    return url


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"sort": "created"},
        {"sort": "due_date"},
        {"sort": "-due_date"},
        {"sort": "title"},
        {"sort": "-priority"},
        {"sort": "-updated"},
        {"status": "pending", "sort": "due_date"},
        {"status": "completed", "sort": "-completed"},
        {"tag": "tag7", "status": "pending"},
        {"status": "trash"},
    ],
    ids=str,
)
async def test_a_page_reads_only_a_small_part_of_the_tasks(crowded_url: str, query: dict[str, Any]) -> None:
    filters = TaskFilters(limit=20, **query)
    assert await _rows_read(crowded_url, page_statement, filters) < MANY / 5


async def test_a_search_for_a_frequent_word_stops_at_the_first_tasks(crowded_url: str) -> None:
    filters = TaskFilters(limit=20, q="t")
    assert await _rows_read(crowded_url, near_statement, filters) <= NEAR


@pytest.mark.parametrize("words", ["rare77", "nowhere", "task rare77"])
async def test_a_search_for_a_rare_word_reads_what_it_finds(crowded_url: str, words: str) -> None:
    filters = TaskFilters(limit=20, q=words)
    assert await _rows_read(crowded_url, near_statement, filters) <= NEAR
    assert await _rows_read(crowded_url, page_statement, filters) < MANY / 20


async def _rows_read(url: str, make: Any, filters: TaskFilters) -> int:
    values = page_values(filters, user_id=USER, zone=ZoneInfo("UTC"))
    statement = make(filters, values).params(values)
    compiled = statement.compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True})
    connection = await asyncpg.connect(url)
    explained = await connection.fetchval(f"EXPLAIN (ANALYZE, FORMAT JSON) {compiled}")
    await connection.close()
    return _most_rows(json.loads(explained)[0]["Plan"])


def _most_rows(node: dict[str, Any]) -> int:
    read = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
    return max([int(read), *(_most_rows(child) for child in node.get("Plans", []))])
