"""The stream as it goes out: moments with their zone, and which engine answered."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypedDict

from chatkit.types import ThreadItemUpdatedEvent, ThreadStreamEvent

from todo.agent.engines import NO_ENGINE


class _Dumping(TypedDict):
    by_alias: bool
    exclude_none: bool
    context: dict[str, Any]


_AS_CHATKIT: _Dumping = {
    "by_alias": True,
    "exclude_none": True,
    "context": {"exclude_metadata": True},
}
_CARRIES_ITEM = {"thread.item.added", "thread.item.done", "thread.item.replaced"}


def finish_event(event: ThreadStreamEvent, *, engine: str, apology: str = "") -> str:
    """ChatKit writes the process's local time without an offset, which browsers would take for theirs."""
    if isinstance(event, ThreadItemUpdatedEvent):
        # Most are words of an answer: there is nothing in them to finish.
        return event.model_dump_json(**_AS_CHATKIT)
    found = event.model_dump(mode="json", **_AS_CHATKIT)
    if found["type"] in _CARRIES_ITEM:
        finish_item(found["item"], engine=engine)
    elif "thread" in found:
        finish_thread(found["thread"], {})
    if found["type"] == "error" and not found.get("message"):
        found["message"] = apology
    return _dump(found)


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
