"""The corpus through the chat of an engine: what counts is what the database has afterwards.

Each phrase is said by a person of its own who has twelve tasks. What is destructive is confirmed with "yes".
"""

import logging
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import asyncpg
import structlog
from httpx import ASGITransport, AsyncClient
from pydantic import SecretStr

from evals.corpus import Phrase, read_corpus
from evals.effects import Stored, Tasks, after, before, is_judged, same
from todo.core.database_url import parse_database_url
from todo.core.settings import Settings
from todo.main import create_app
from todo.migrate import migrate
from todo.tasks.schemas import PRIORITIES

ZONE = "Asia/Karachi"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo(ZONE))
MAX_CONFIRMATIONS = 4
STORED = """
SELECT id, title, completed, deleted_at IS NOT NULL AS deleted, due_date, due_time, priority, tags, recurrence,
       description
FROM tasks WHERE user_id = (SELECT id FROM users WHERE email = $1) ORDER BY id
"""


class CorpusClock:
    def now(self) -> datetime:
        return NOW


class Person:
    """Somebody new, signed up and with tasks."""

    def __init__(self, client: AsyncClient, database: asyncpg.Connection) -> None:
        self.client = client
        self.database = database
        self.email = f"{uuid4().hex}@example.com"

    async def arrive(self, tasks: Tasks, language: str) -> None:
        body = {"email": self.email, "password": "three quiet green lamps"}
        session = (await self.client.post("/api/auth/register", json=body)).raise_for_status().json()
        self.client.headers["Authorization"] = f"Bearer {session['access_token']}"
        await self.client.patch("/api/auth/me", json={"time_zone": ZONE, "language": language})
        wanted = {
            "format": "todo-export",
            "version": 1,
            "tasks": [_portable(task) for task in tasks.values()],
        }
        (await self.client.post("/api/me/import", json=wanted)).raise_for_status()

    async def say(self, text: str, conversation: str | None = None) -> dict[str, Any]:
        body = {"message": text} | ({"conversation_id": conversation} if conversation else {})
        answer = (await self.client.post("/api/me/chat", json=body)).raise_for_status()
        return dict(answer.json())

    async def tasks(self) -> Tasks:
        return {row["id"]: _stored(row) for row in await self.database.fetch(STORED, self.email)}


def _portable(task: Stored) -> dict[str, Any]:
    moment = NOW.isoformat()
    return {
        "title": task.title,
        "description": task.description,
        "due_date": task.due_date and task.due_date.isoformat(),
        "due_time": task.due_time and task.due_time.isoformat("minutes"),
        "priority": task.priority,
        "tags": sorted(task.tags),
        "recurrence": task.recurrence,
        "completed": task.completed,
        "completed_at": moment if task.completed else None,
        "deleted_at": moment if task.deleted else None,
    }


def _stored(row: asyncpg.Record) -> Stored:
    values = dict(row)
    del values["id"]
    values |= {"tags": frozenset(row["tags"]), "priority": PRIORITIES[row["priority"]]}
    return Stored(**values)


async def is_right(phrase: Phrase, person: Person) -> bool:
    tasks = before(phrase)
    await person.arrive(tasks, phrase.language)
    answer = await person.say(phrase.text)
    for _ in range(MAX_CONFIRMATIONS):
        if not answer.get("approval"):
            break
        answer = await person.say("yes", answer["conversation_id"])
    found = await person.tasks()
    state, new = after(phrase, tasks)
    wanted = state | {len(state) + place: task for place, task in enumerate(new, 1)}
    return found.keys() == wanted.keys() and all(same(found[number], wanted[number]) for number in wanted)


@asynccontextmanager
async def _database() -> AsyncIterator[str]:
    server_url = os.environ["TEST_DATABASE_SERVER"]
    name = f"todo_evals_{uuid4().hex[:12]}"
    server = await asyncpg.connect(server_url)
    await server.execute(f'CREATE DATABASE "{name}"')
    try:
        url = f"{server_url.rpartition('/')[0]}/{name}"
        await migrate(parse_database_url(url))
        yield url
    finally:
        await server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
        await server.close()


async def judge(phrases: Sequence[Phrase], *, builtin: bool) -> dict[str, Counter[str]]:
    """By language: how many were said, and how many had the right effect.

    `builtin`: the assistant that needs no key; else whichever engine the environment's settings name.
    """
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    results: dict[str, Counter[str]] = {}
    async with _database() as url:
        known = Settings(
            database_url=SecretStr(url), jwt_secret=SecretStr(uuid4().hex), register_per_hour=1_000_000
        )
        if builtin:
            known = known.model_copy(update={"openai_api_key": None, "openai_base_url": None})
        app = create_app(known, clock=CorpusClock())
        database = await asyncpg.connect(url)
        async with app.router.lifespan_context(app):
            for phrase in phrases:
                async with AsyncClient(transport=ASGITransport(app), base_url="http://evals") as client:
                    right = await is_right(phrase, Person(client, database))
                counts = results.setdefault(phrase.language, Counter())
                counts.update(said=1, right=int(right))
                if not right:
                    sys.stdout.write(
                        f"through the chat, {phrase.part}.txt:{phrase.line} had another effect\n"
                    )
        await database.close()
    return results


def judged(parts: Sequence[str], limit: int | None) -> list[Phrase]:
    return [phrase for part in parts for phrase in read_corpus(part) if is_judged(phrase)][:limit]
