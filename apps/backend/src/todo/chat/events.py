"""The stream as it goes out: moments with their zone, and which engine answered."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from todo.agent.engines import NO_ENGINE

_CARRIES_ITEM = {"thread.item.added", "thread.item.done", "thread.item.replaced"}


def finish_event(data: bytes | str, *, engine: str, apology: str = "") -> str:
    """ChatKit writes the process's local time without an offset, which browsers would take for theirs."""
    event = json.loads(data)
    if event.get("type") in _CARRIES_ITEM:
        finish_item(event["item"], engine=engine)
    elif "thread" in event:
        finish_thread(event["thread"], {})
    if event.get("type") == "error" and not event.get("message"):
        event["message"] = apology
    return _dump(event)


def finish_thread(thread: dict[str, Any], engines: Mapping[str, str]) -> None:
    thread["created_at"] = _with_zone(thread["created_at"])
    for item in thread.get("items", {}).get("data", []):
        finish_item(item, engine=engines.get(item["id"]))


def finish_item(item: dict[str, Any], *, engine: str | None) -> None:
    item["created_at"] = _with_zone(item["created_at"])
    if item["type"] == "assistant_message" and engine not in {None, NO_ENGINE}:
        item["engine"] = engine


def _with_zone(moment: str) -> str:
    parsed = datetime.fromisoformat(moment).astimezone(UTC)
    return parsed.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _dump(event: Any) -> str:
    return json.dumps(event, ensure_ascii=False, separators=(",", ":"))
