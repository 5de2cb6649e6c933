"""`npx nx run backend:evals -- --chat`: the corpus through the chat of whichever engine the environment names.

Each phrase is said by a person of its own who has some tasks; what counts is what the database has afterwards.
"""

import argparse
import asyncio
import logging
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator
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
from todo.core.database_url import parse_database_url
from todo.core.settings import Settings
from todo.main import create_app
from todo.migrate import migrate

ZONE = "Asia/Karachi"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo(ZONE))
JUDGED = {"add", "complete", "delete", "rename"}


class CorpusClock:
    def now(self) -> datetime:
        return NOW


def judged(phrase: Phrase) -> bool:
    """One wish whose effect the database shows: an addition, or a change of a task called by number or title."""
    if len(phrase.expected) != 1 or phrase.expected[0][0] not in JUDGED:
        return False
    kind, slots = phrase.expected[0]
    reference = slots.get("ref", "")
    return kind == "add" or (reference[:2] in {"n:", "t:"} and " " not in reference.removeprefix("n:"))


def seeds(phrase: Phrase) -> list[str]:
    """The tasks that the person has before; the one called by its title is number 3."""
    reference = phrase.expected[0][1].get("ref", "")
    titles = [f"Errand {letter}" for letter in "ABCDEFGHIJKL"]
    if reference.startswith("t:"):
        titles[2] = reference.removeprefix("t:")
    return titles


async def fits(phrase: Phrase, answer: dict[str, Any], client: AsyncClient) -> bool:
    """Whether the database has what the corpus asks for."""
    kind, slots = phrase.expected[0]
    reference = slots.get("ref", "")
    number = int(reference.removeprefix("n:")) if reference.startswith("n:") else 3
    if number > len(seeds(phrase)):
        return True
    if kind == "delete":
        approval = answer.get("approval") or {"changes": []}
        return [(change["task_id"], change.get("after")) for change in approval["changes"]] == [
            (number, None)
        ]
    if kind == "add":
        tasks = (await client.get("/api/me/tasks?sort=-id&limit=1")).json()
        wanted = {
            "title": slots.get("title", ""),
            "due_date": slots.get("date"),
            "due_time": slots.get("time"),
        }
    else:
        tasks = [(await client.get(f"/api/me/tasks/{number}")).json()]
        wanted = {"completed": True} if kind == "complete" else {"title": slots.get("title", "")}
    return all(_same(tasks[0].get(name), value) for name, value in wanted.items())


def _same(found: Any, wanted: Any) -> bool:
    return str(found).casefold() == str(wanted).casefold() if isinstance(wanted, str) else found == wanted


async def say(phrase: Phrase, client: AsyncClient) -> bool:
    body = {"email": f"{uuid4().hex}@example.com", "password": "three quiet green lamps"}
    session = (await client.post("/api/auth/register", json=body)).json()
    client.headers["Authorization"] = f"Bearer {session['access_token']}"
    await client.patch("/api/auth/me", json={"time_zone": ZONE, "language": phrase.language})
    for title in seeds(phrase):
        await client.post("/api/me/tasks", json={"title": title})
    answer = await client.post("/api/me/chat", json={"message": phrase.text})
    return answer.status_code == 200 and await fits(phrase, answer.json(), client)


@asynccontextmanager
async def settings() -> AsyncIterator[Settings]:
    server_url = os.environ["TEST_DATABASE_SERVER"]
    name = f"todo_evals_{uuid4().hex[:12]}"
    server = await asyncpg.connect(server_url)
    await server.execute(f'CREATE DATABASE "{name}"')
    url = f"{server_url.rpartition('/')[0]}/{name}"
    await migrate(parse_database_url(url))
    yield Settings(
        database_url=SecretStr(url), jwt_secret=SecretStr(uuid4().hex), register_per_hour=1_000_000
    )
    await server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    await server.close()


async def run(part: str, limit: int | None) -> float:
    phrases = [phrase for phrase in read_corpus(part) if judged(phrase)][:limit]
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    async with settings() as known:
        app = create_app(known, clock=CorpusClock())
        async with app.router.lifespan_context(app):
            for phrase in phrases:
                async with AsyncClient(transport=ASGITransport(app), base_url="http://evals") as client:
                    is_right = await say(phrase, client)
                said[phrase.language] += 1
                right[phrase.language] += is_right
                if not is_right:
                    sys.stdout.write(f"{part}.txt:{phrase.line}: {phrase.text}\n")
    for language, count in said.items():
        sys.stdout.write(f"{language}: {right[language]} of {count} ({right[language] / count:.1%})\n")
    return right.total() / max(1, said.total())


def main() -> int:
    parser = argparse.ArgumentParser(prog="evals.chat", description=__doc__)
    parser.add_argument("--chat", action="store_true", help="said by the target; changes nothing here")
    parser.add_argument("--part", choices=("tuning", "apart"), default="apart")
    parser.add_argument("--limit", type=int, help="at most so many phrases")
    parser.add_argument("--bar", type=float, default=0.9, help="share that must be right")
    chosen = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    return 0 if asyncio.run(run(chosen.part, chosen.limit)) >= chosen.bar else 1


if __name__ == "__main__":
    raise SystemExit(main())
