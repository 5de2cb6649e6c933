"""Streams as this server really sends them, kept for the tests of the chat element.

`RECORD_STREAMS=1 npx nx test backend -- tests/chat/test_recorded_streams.py` writes them anew.
"""

import asyncio
import json
import os
import re
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response

from support.chat import Chat, cards, read_events, user_input
from support.clocks import SteerableClock
from support.models import says, scripted
from support.people import Person, register

FOLDER = Path(__file__).parents[4] / "libs" / "chatkit-element" / "fixtures"
_ID = re.compile(
    r"(?P<prefix>[a-z]+_)?(?:[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)")
MakeApp = Callable[..., Awaitable[FastAPI]]
MakeClient = Callable[..., Awaitable[AsyncClient]]
NOON = datetime.fromisoformat("2026-11-23T12:00:00+00:00")


class Recorder:
    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.recorded: dict[str, Any] = {}

    def keep(self, name: str, description: str, request: dict[str, Any], answer: Any) -> None:
        kind = "events" if isinstance(answer, list) else "json"
        self.recorded[name] = {"description": description, "request": request, kind: answer}

    async def say(self, name: str, description: str, text: str) -> list[dict[str, Any]]:
        request = {"type": "threads.add_user_message", "params": {"input": user_input(text)}}
        events = await self.chat.say(text)
        self.keep(name, description, request, events)
        return events

    async def ask(self, name: str, description: str, kind: str, **params: Any) -> None:
        answer: Response = await self.chat.send(kind, **params)
        self.keep(name, description, {"type": kind, "params": params}, answer.json())


async def record_builtin(chat: Chat, clock: SteerableClock) -> dict[str, Any]:
    recorder = Recorder(chat)
    await recorder.say(
        "create-thread", "A new conversation: a call and its receipt", "Add a task to buy groceries"
    )
    await recorder.say("add-with-due", "A receipt with a date", "Add call mom tomorrow at 5pm !high #family")
    await recorder.say("list", "An answer in several lines", "Show me all my tasks")
    await recorder.say("complete", "A task marked as done", "Mark task 1 as complete")
    await recorder.say("rename", "A task renamed", "Change task 1 to 'Call mom tonight'")
    await recorder.say("ask-back", "Nothing was understood: what it can do", "What is the capital of France?")
    (card,) = cards(
        await recorder.say("approval-card", "A card that waits for Confirm or Cancel", "Delete task 1")
    )
    pressed = await chat.press("cancel", card)
    recorder.keep("cancel", "Cancel was pressed: the card is replaced", _pressed("cancel", card), pressed)
    (card,) = cards(await chat.say("Delete task 1"))
    pressed = await chat.press("confirm", card)
    recorder.keep(
        "confirm", "Confirm was pressed: card replaced, receipt", _pressed("confirm", card), pressed
    )
    pressed = await chat.press("confirm", card)
    recorder.keep("confirm-again", "Confirm was pressed a second time", _pressed("confirm", card), pressed)
    await chat.say("Delete task 2")
    await recorder.say("typed-yes", "A plain yes typed next", "yes")
    await chat.say("Add buy milk")
    await chat.say("Add buy bread")
    (card,) = cards(
        await recorder.say("approval-bulk", "Several tasks at once", "Mark tasks 3 and 4 as complete")
    )
    clock.advance(timedelta(minutes=11))
    pressed = await chat.press("confirm", card)
    recorder.keep("expired", "Confirm was pressed too late", _pressed("confirm", card), pressed)
    message = next(item for item in reversed(await chat.items()) if item["type"] == "user_message")
    retry = {"thread_id": chat.thread_id, "item_id": message["id"]}
    answer = await chat.send("threads.retry_after_item", **retry)
    request = {"type": "threads.retry_after_item", "params": retry}
    recorder.keep("retry", "The last answer made again", request, read_events(answer))
    await recorder.ask(
        "items", "A page of items", "items.list", thread_id=chat.thread_id, order="asc", limit=20
    )
    await recorder.ask(
        "thread", "A thread with its first items", "threads.get_by_id", thread_id=chat.thread_id
    )
    await recorder.ask("threads", "A page of threads", "threads.list")
    return recorder.recorded


async def record_provider(person: Person) -> dict[str, Any]:
    recorder = Recorder(Chat(person))
    await recorder.say(
        "notice", "The provider is down: a notice, then the built-in assistant", "Show me all my tasks"
    )
    return recorder.recorded


async def record_error(person: Person, broken: pytest.MonkeyPatch) -> dict[str, Any]:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("a fault of our own")

    recorder = Recorder(Chat(person))
    with broken.context() as patch:
        patch.setattr("todo.chat.server.History", fail)
        await recorder.say("error", "A fault in the middle of an answer", "Show me all my tasks")
    return recorder.recorded


async def record_stop(person: Person) -> dict[str, Any]:
    """Stopped in the middle by another request, and joined by a third."""
    recorder = Recorder(Chat(person))
    asking = asyncio.create_task(
        recorder.say("stop", "Stopped in mid-answer; the part stays", "Tell me a story")
    )
    thread_id = await _thread_of(person)
    joining = asyncio.create_task(person.get(f"/chatkit/runs/{thread_id}/events"))
    await asyncio.sleep(0.5)
    assert (await person.post("/chatkit/stop", {"thread_id": thread_id})).json() == {"stopped": True}
    await asyncio.wait_for(asking, 10)
    joined = (await asyncio.wait_for(joining, 10)).text
    recorder.recorded["join"] = {
        "description": "GET /chatkit/runs/{thread_id}/events: the running answer from its first event",
        "request": {},
        "sse": joined,
    }
    return recorder.recorded


async def _thread_of(person: Person) -> str:
    for _ in range(100):
        listed = (await Chat(person).send("threads.list")).json()["data"]
        if listed and (await Chat(person, listed[0]["id"]).items()):
            return str(listed[0]["id"])
        await asyncio.sleep(0.05)
    raise AssertionError("no answer began")


def _pressed(button: str, card: dict[str, Any]) -> dict[str, Any]:
    action = card["widget"][button]["action"]
    sent = {"type": action["type"], "payload": action["payload"]}
    return {"type": "threads.custom_action", "params": {"item_id": card["id"], "action": sent}}


def normalised(recorded: dict[str, Any]) -> dict[str, str]:
    """Ids and moments become the same ones on every machine; each name stays one thing through all files."""
    names: dict[str, str] = {}

    def name(found: re.Match[str]) -> str:
        prefix = found["prefix"] or ""
        number = sum(1 for known in names.values() if known.startswith(prefix)) + 1
        stable = f"{prefix}{number:04}" if prefix else f"00000000-0000-4000-8000-{number:012}"
        return names.setdefault(found[0], stable)

    files: dict[str, str] = {}
    for title, content in recorded.items():
        text = json.dumps(content, ensure_ascii=False, indent=1)
        files[title] = _MOMENT.sub("2026-11-23T12:00:00.000Z", _ID.sub(name, text)) + "\n"
    return files


@pytest.fixture
async def recorded(
    make_app: MakeApp, make_client: MakeClient, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    clock = SteerableClock()
    clock.set(NOON)
    builtin = await make_client(await make_app(clock=clock))
    chat = Chat(await register(builtin, name="Ada"))
    recorded = await record_builtin(chat, clock)
    down = scripted(ConnectionError("down"))
    recorded |= await record_provider(
        await register(await make_client(await make_app(provider=down, clock=clock)))
    )
    recorded |= await record_error(await register(builtin), monkeypatch)
    slow = scripted(says("Once upon a time there was a list. " * 40), pause_seconds=0.05)
    recorded |= await record_stop(await register(await make_client(await make_app(provider=slow))))
    return normalised(recorded)


async def test_the_recorded_streams_are_what_the_server_sends(recorded: dict[str, str]) -> None:
    if os.environ.get("RECORD_STREAMS"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name, text in recorded.items():
            (FOLDER / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")
    for name, text in recorded.items():
        if name not in {"stop", "join"}:  # how far these got depends on the machine
            assert json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) == json.loads(text), name
