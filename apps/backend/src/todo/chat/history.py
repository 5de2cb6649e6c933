"""What a model is given of the conversation: the newest within a token budget, every call with its result."""

import json
import re
from typing import Any, Protocol

from agents.items import TResponseInputItem

TOOL_CALL = "tool_call"
_INTERRUPTED = "This call was interrupted; whether it took effect is not known. Look before you repeat it."
_STOPPED = "(The person stopped the answer above.)"
_MAX_OUTPUT_CHARACTERS = 6_000
_NOT_LATIN = re.compile(r"[^\x00-\u024f]+")


class Remembered(Protocol):
    """A stored item, as far as a model hears of it."""

    @property
    def role(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def content(self) -> str: ...
    @property
    def item(self) -> dict[str, Any]: ...


class History:
    """Takes items from the newest on until the budget is used up; the last message of the person is always in.

    A call and its result are one stored item, so that no cut comes between them; a call without a result (the
    process died in between) gets one that says so, because providers refuse orphans.
    """

    def __init__(self, budget_tokens: int, *, at_most_asked: int | None = None) -> None:
        self._left = budget_tokens
        self._asked = 0
        self._at_most_asked = at_most_asked
        self._newest_first: list[list[TResponseInputItem]] = []

    def take(self, message: Remembered) -> bool:
        """False when there is no room for it, nor for what is older, or enough of the person's messages are in."""
        if self._asked == self._at_most_asked:
            return False
        items = _inputs(message)
        self._left -= sum(estimate_tokens(json.dumps(item, ensure_ascii=False)) for item in items)
        if self._left < 0 and self._asked > 0:
            return False
        self._asked += message.role == "user"
        self._newest_first.append(items)
        return True

    def items(self) -> list[TResponseInputItem]:
        """Oldest first, from a message of the person on."""
        items = [item for items in reversed(self._newest_first) for item in items]
        first_user = next((at for at, item in enumerate(items) if item.get("role") == "user"), 0)
        return items[first_user:]


def estimate_tokens(text: str) -> int:
    """About 4 characters of Latin text, or 2 of any other script, make one token; rounded up."""
    wide = 0 if text.isascii() else sum(len(run) for run in _NOT_LATIN.findall(text))
    return (len(text) - wide) // 4 + wide // 2 + 1


def _inputs(message: Remembered) -> list[TResponseInputItem]:
    if message.type == "user_message":
        quoted = message.item.get("quoted_text")
        text = f"> {quoted}\n\n{message.content}" if quoted else message.content
        return [{"role": "user", "content": text}]
    if message.type == "assistant_message" and message.content:
        return [{"role": "assistant", "content": message.content}]
    if message.type == "sdk_hidden_context":
        return [{"role": "assistant", "content": _STOPPED}]
    content = message.item.get("content")
    if message.type == "hidden_context_item" and isinstance(content, dict):
        return _call(content)
    return []


def _call(content: dict[str, Any]) -> list[TResponseInputItem]:
    if content.get("kind") != TOOL_CALL:
        return []
    call_id, output = str(content["call_id"]), content.get("output")
    text = _INTERRUPTED if output is None else str(output)
    return [
        {
            "type": "function_call",
            "call_id": call_id,
            "name": content["tool"],
            "arguments": json.dumps(content.get("arguments") or {}, ensure_ascii=False),
        },
        {
            "type": "function_call_output",
            "call_id": call_id,
            "output": text if len(text) <= _MAX_OUTPUT_CHARACTERS else _shortened(text),
        },
    ]


def _shortened(text: str) -> str:
    """Keeps a list, or what is proposed, valid JSON by dropping its end."""
    try:
        value = json.loads(text)
    except ValueError:
        return text[:_MAX_OUTPUT_CHARACTERS]
    name = "changes" if isinstance(value, dict) and "changes" in value else "result"
    listed = value.get(name) if isinstance(value, dict) else None
    total = len(listed) if isinstance(listed, list) else 0
    while isinstance(listed, list) and listed and len(text) > _MAX_OUTPUT_CHARACTERS:
        listed = listed[: len(listed) // 2]
        text = json.dumps({"total": total, **value, name: listed}, ensure_ascii=False)
    return text[:_MAX_OUTPUT_CHARACTERS]
