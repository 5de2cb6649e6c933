"""Rebuilds the unfinished answer of a process that died from the events that it had stored."""

import json
from typing import Any

from chatkit.types import AssistantMessageItem

from todo.chat.models import Run
from todo.chat.repository import MessageRepository, RunRepository, keep_message
from todo.core.clock import Clock
from todo.core.db import Database


class Recovery:
    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock

    async def __call__(self, run: Run) -> None:
        async with self.database.transaction() as session:
            stored = await RunRepository(session).events(run.id, after=0)
            unfinished = {item["id"]: item for item in unfinished_answers([data for _, data in stored])}
            known = await MessageRepository(session).existing(
                list(unfinished), conversation_id=run.conversation_id, user_id=run.user_id
            )
        for item_id, item in unfinished.items():
            if item_id not in known:
                await keep_message(self.database, self._row(run, item))

    def _row(self, run: Run, item: dict[str, Any]) -> dict[str, Any]:
        parsed = AssistantMessageItem.model_validate(item)
        return {
            "conversation_id": run.conversation_id,
            "id": parsed.id,
            "user_id": run.user_id,
            "role": "assistant",
            "type": parsed.type,
            "content": "\n".join(part.text for part in parsed.content),
            "item": parsed.model_dump(mode="json", exclude_none=True),
            "engine": item.get("engine"),
            "created_at": parsed.created_at,
            "updated_at": self.clock.now(),
        }


def unfinished_answers(events: list[str]) -> list[dict[str, Any]]:
    """Messages that were begun and never done, with the text that had arrived."""
    open_items: dict[str, dict[str, Any]] = {}
    for data in events:
        event = json.loads(data)
        if event["type"] == "thread.item.added" and event["item"]["type"] == "assistant_message":
            open_items[event["item"]["id"]] = event["item"]
        elif event["type"] == "thread.item.done":
            open_items.pop(event["item"]["id"], None)
        elif event["type"] == "thread.item.updated" and event["item_id"] in open_items:
            _apply(open_items[event["item_id"]], event["update"])
    return [item for item in open_items.values() if _has_text(item)]


def _apply(item: dict[str, Any], update: dict[str, Any]) -> None:
    content = item["content"]
    if "content_index" not in update:
        return
    while len(content) <= update["content_index"]:
        content.append({"type": "output_text", "text": "", "annotations": []})
    part = content[update["content_index"]]
    if update["type"] == "assistant_message.content_part.text_delta":
        part["text"] += update["delta"]
    elif "content" in update:
        content[update["content_index"]] = update["content"]


def _has_text(item: dict[str, Any]) -> bool:
    return any(part["text"].strip() for part in item["content"])
