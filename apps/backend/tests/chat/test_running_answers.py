"""Answers belong to the service: they outlive connections, are one per conversation, and survive their process."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from support.chat import Chat, said, user_input
from support.models import Scripted, provider, says
from support.people import Person, log_in, register
from support.server import listening

MakeApp = Callable[..., Awaitable[FastAPI]]
MakeClient = Callable[..., Awaitable[AsyncClient]]
STORY = " ".join(f"word{number}" for number in range(60))


def slow_story() -> Any:
    return provider(Scripted(says(STORY), pause_seconds=0.05))


@pytest.fixture
async def slow(make_app: MakeApp) -> FastAPI:
    return await make_app(provider=slow_story())


async def started(person: Person, count: int = 1) -> str:
    """The thread whose answer has begun."""
    for _ in range(200):
        listed = (await Chat(person).send("threads.list")).json()["data"]
        if len(listed) >= count and await Chat(person, listed[0]["id"]).items():
            return str(listed[0]["id"])
        await asyncio.sleep(0.05)
    raise AssertionError("no answer began")


def joined(text: str) -> list[dict[str, Any]]:
    blocks = [block for block in text.split("\n\n") if block.startswith("id: ")]
    return [json.loads(block.split("\ndata: ", 1)[1]) for block in blocks]


async def test_a_disconnect_never_ends_an_answer(slow: FastAPI, make_client: MakeClient) -> None:
    person = await register(await make_client(slow))
    body = {"type": "threads.create", "params": {"input": user_input("Tell me a story")}}
    async with listening(slow) as origin, AsyncClient(base_url=origin) as browser:
        async with browser.stream("POST", "/chatkit", json=body, headers=person.headers) as answer:
            async for line in answer.aiter_lines():
                if "word3" in line:
                    break
        thread_id = await started(person)
        rest = await browser.get(f"/chatkit/runs/{thread_id}/events", headers=person.headers, timeout=30)

    assert said(joined(rest.text)) == STORY
    assert [item["type"] for item in await Chat(person, thread_id).items()] == [
        "user_message",
        "assistant_message",
    ]


async def test_joining_after_an_event_gives_only_what_came_later(
    slow: FastAPI, make_client: MakeClient
) -> None:
    person = await register(await make_client(slow))
    asking = asyncio.create_task(Chat(person).say("Tell me a story"))
    thread_id = await started(person)
    await asyncio.sleep(0.3)
    everything = (await person.get(f"/chatkit/runs/{thread_id}/events", timeout=30)).text
    ids = [line.removeprefix("id: ") for line in everything.splitlines() if line.startswith("id: ")]

    later = (await person.get(f"/chatkit/runs/{thread_id}/events", headers={"Last-Event-ID": ids[9]})).text

    assert joined(later) == joined(everything)[10:]
    assert len(await asking) == len(ids)
    over = await person.get(f"/chatkit/runs/{thread_id}/events")
    assert over.status_code == 204


async def test_a_second_message_waits_its_turn(slow: FastAPI, make_client: MakeClient) -> None:
    person = await register(await make_client(slow))
    asking = asyncio.create_task(Chat(person).say("Tell me a story"))
    chat = Chat(person, await started(person))

    refused = await chat.send("threads.add_user_message", thread_id=chat.thread_id, input=user_input("hi"))
    elsewhere = await Chat(person).say("Another conversation")

    assert (refused.status_code, refused.json()["code"]) == (409, "conversation_busy")
    assert said(elsewhere) == STORY
    assert said(await asking) == STORY


async def test_one_person_has_only_so_many_answers_made_at_a_time(
    make_app: MakeApp, make_client: MakeClient
) -> None:
    slow = await make_app(provider=slow_story(), chat_runs_per_user=1)
    person = await register(await make_client(slow))
    asking = asyncio.create_task(Chat(person).say("Tell me a story"))
    await started(person)

    refused = await Chat(person).send("threads.create", input=user_input("Another one"))
    other = await register(await make_client(slow))

    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_answers")
    assert int(refused.headers["retry-after"]) > 0
    assert said(await Chat(other).say("Somebody else")) == STORY
    assert said(await asking) == STORY
    assert said(await Chat(person).say("And now?")) == STORY


async def test_stopping_keeps_what_was_said(make_app: MakeApp, make_client: MakeClient) -> None:
    # Long enough for a busy machine to stop it in time.
    slow = await make_app(provider=provider(Scripted(says(STORY * 10), pause_seconds=0.05)))
    person = await register(await make_client(slow))
    asking = asyncio.create_task(Chat(person).say("Tell me a story"))
    chat = Chat(person, await started(person))
    await asyncio.sleep(0.4)

    assert (await person.post("/chatkit/stop", {"thread_id": chat.thread_id})).json() == {"stopped": True}

    partial = said(await asking)
    assert 0 < len(partial) < len(STORY * 10)
    assert (STORY * 10).startswith(partial.strip())
    stored = [
        item["content"][0]["text"] for item in await chat.items() if item["type"] == "assistant_message"
    ]
    assert stored == [partial]


async def test_another_replica_joins_and_stops(make_app: MakeApp, make_client: MakeClient) -> None:
    slow = await make_app(provider=provider(Scripted(says(STORY * 10), pause_seconds=0.05)))
    person = await register(await make_client(slow))
    other = await make_client(await make_app(provider=slow_story()))
    elsewhere = Person(other, person.email, person.password, person.session)
    asking = asyncio.create_task(Chat(person).say("Tell me a story"))
    thread_id = await started(person)
    joining = asyncio.create_task(elsewhere.get(f"/chatkit/runs/{thread_id}/events", timeout=30))
    chat = Chat(elsewhere, thread_id)
    busy = await chat.send("threads.add_user_message", thread_id=thread_id, input=user_input("hi"))

    stopped = await elsewhere.post("/chatkit/stop", {"thread_id": thread_id})

    assert busy.status_code == 409
    assert stopped.json() == {"stopped": True}
    partial = said(await asking)
    assert said(joined((await joining).text)) == partial
    assert len(partial) < len(STORY * 10)


async def test_deleting_a_conversation_ends_its_answer(slow: FastAPI, make_client: MakeClient) -> None:
    person = await register(await make_client(slow))
    asking = asyncio.create_task(Chat(person).say("Tell me a story"))
    chat = Chat(person, await started(person))

    assert (await chat.send("threads.delete", thread_id=chat.thread_id)).status_code == 200

    await asyncio.wait_for(asking, 10)
    assert (await chat.send("threads.get_by_id", thread_id=chat.thread_id)).status_code == 404


@pytest.fixture
async def doomed(database_url: str) -> AsyncIterator[Callable[[], Awaitable[tuple[str, int]]]]:
    """Services in processes of their own, over the database of these tests, with a model that takes its time."""
    running: list[asyncio.subprocess.Process] = []

    async def start() -> tuple[str, int]:
        folder = Path(__file__).parents[1]
        environment = {
            **os.environ,
            "DATABASE_URL": database_url,
            "PYTHONPATH": os.pathsep.join([str(folder.parent / "src"), str(folder)]),
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "support.slow_service", env=environment, stdout=asyncio.subprocess.PIPE
        )
        running.append(process)
        assert process.stdout is not None
        line = await asyncio.wait_for(process.stdout.readline(), 60)
        return line.decode().strip(), process.pid

    yield start
    for process in running:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_killed_in_mid_answer_nothing_that_was_seen_is_lost(
    doomed: Callable[[], Awaitable[tuple[str, int]]], client: AsyncClient
) -> None:
    origin, pid = await doomed()
    body = {"type": "threads.create", "params": {"input": user_input("Tell me a story")}}
    seen: list[dict[str, Any]] = []
    async with AsyncClient(base_url=origin, timeout=30) as browser:
        person = await register(browser)
        with pytest.raises(httpx.HTTPError):  # noqa: PT012 - the stream breaks while it is read
            async with browser.stream("POST", "/chatkit", json=body, headers=person.headers) as answer:
                async for line in answer.aiter_lines():
                    if line.startswith("data: "):
                        seen.append(json.loads(line.removeprefix("data: ")))
                    if len(seen) == 15:
                        os.kill(pid, signal.SIGKILL)

    # The service that runs on takes over as soon as the dead one's lease is out.
    heir = await log_in(client, person.email, person.password)
    chat = Chat(heir, seen[0]["thread"]["id"])
    answer_id = next(event["item"]["id"] for event in seen if event["type"] == "thread.item.added")
    words = "".join(
        event["update"].get("delta", "") for event in seen if event["type"] == "thread.item.updated"
    )
    continued = await chat.say("help")

    items = await chat.items()
    assert [item["type"] for item in items] == ["user_message", "assistant_message"] * 2
    assert items[1]["id"] == answer_id
    assert items[1]["content"][0]["text"].startswith(words)
    assert "todo list" in said(continued)
