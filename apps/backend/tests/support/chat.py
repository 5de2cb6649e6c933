"""Talks the ChatKit protocol as a browser does."""

import json
from typing import Any
from uuid import uuid4

from httpx import Response

from support.people import Person

Event = dict[str, Any]


class Chat:
    """One conversation of one person."""

    def __init__(self, person: Person, thread_id: str | None = None) -> None:
        self.person = person
        self.thread_id = thread_id

    async def send(self, kind: str, /, **params: Any) -> Response:
        body = {"type": kind, "params": params, "metadata": {}}
        return await self.person.post("/chatkit", json=body)

    async def say(self, text: str) -> list[Event]:
        """Sends a message and reads the answer to its end."""
        content = user_input(text)
        if self.thread_id is None:
            events = read_events(await self.send("threads.create", input=content))
            self.thread_id = events[0]["thread"]["id"]
            return events
        return read_events(
            await self.send("threads.add_user_message", thread_id=self.thread_id, input=content)
        )

    async def press(self, button: str, card: Event) -> list[Event]:
        """Presses `confirm` or `cancel` of a card."""
        action = card["widget"][button]["action"]
        sent = {"type": action["type"], "payload": action["payload"]}
        answer = await self.send(
            "threads.custom_action", thread_id=self.thread_id, item_id=card["id"], action=sent
        )
        return read_events(answer)

    async def items(self) -> list[Event]:
        answer = await self.send("items.list", thread_id=self.thread_id, order="asc", limit=100)
        assert answer.status_code == 200, answer.text
        listed: list[Event] = answer.json()["data"]
        return listed


def user_input(text: str) -> dict[str, Any]:
    return {"content": [{"type": "input_text", "text": text}], "attachments": [], "inference_options": {}}


def read_events(answer: Response) -> list[Event]:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/event-stream")
    return [
        json.loads(line.removeprefix("data: "))
        for line in answer.text.split("\n\n")
        if line.startswith("data: ")
    ]


def said(events: list[Event]) -> str:
    """The assistant's words."""
    return "\n".join(part["text"] for item in done(events, "assistant_message") for part in item["content"])


def done(events: list[Event], kind: str) -> list[Event]:
    return [
        event["item"]
        for event in events
        if event["type"] == "thread.item.done" and event["item"]["type"] == kind
    ]


def cards(events: list[Event]) -> list[Event]:
    """Widgets that ask for a decision."""
    return [item for item in done(events, "widget") if "confirm" in item["widget"]]


def receipts(events: list[Event]) -> list[str]:
    return [item["copy_text"] for item in done(events, "widget") if "confirm" not in item["widget"]]


def params_of(operation: str, thread_id: str, item_id: str) -> dict[str, Any]:
    """What each ChatKit operation on a conversation takes; KeyError for one without a case."""
    action = {"type": "approval.confirm", "payload": {"approval_id": str(uuid4())}}
    cases: dict[str, dict[str, Any]] = {
        "threads.add_user_message": {"input": user_input("Delete task 1")},
        "threads.custom_action": {"item_id": item_id, "action": action},
        "threads.delete": {},
        "threads.get_by_id": {},
        "threads.retry_after_item": {"item_id": item_id},
        "threads.update": {"title": "Mine"},
        "items.feedback": {"item_ids": [item_id], "kind": "positive"},
        "items.list": {},
    }
    return {"thread_id": thread_id, **cases[operation]}
