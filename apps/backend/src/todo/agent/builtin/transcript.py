"""Reads what the Agents SDK hands a model: the conversation so far, and what this turn has already done."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from todo.agent.builtin.directions import plain

_LINE = re.compile(r"^- (?:\S )?#(\d+) (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Refusal:
    """Why a call failed: the parts of an AppError."""

    code: str
    message: str
    details: dict[str, Any]


@dataclass(frozen=True)
class PastCall:
    tool: str
    arguments: dict[str, Any]
    output: dict[str, Any] | None
    """None where the tool failed; then `refusal` says why."""
    refusal: Refusal | None = None
    is_last: bool = False
    """The last call of its turn."""
    said: str = ""
    """The answer that its turn came to."""
    is_latest: bool = False
    """Made for the message just before this one."""
    asked: str = ""
    """The message of its turn."""

    @property
    def lines(self) -> list[tuple[int, str]]:
        """The tasks that the answer lists: their numbers, and what it says of each."""
        return [(int(number), text) for number, text in _LINE.findall(plain(self.said))]


@dataclass(frozen=True)
class Transcript:
    text: str
    """What the person wrote last."""
    calls: list[PastCall] = field(default_factory=list)
    """What this turn has done about it."""
    earlier: list[PastCall] = field(default_factory=list)
    """Calls of earlier turns, oldest first."""
    previous_text: str = ""
    """What the person wrote before that."""
    last_answer: str = ""
    """What the assistant said before that message."""


def read_transcript(items: str | Sequence[Any]) -> Transcript:
    if isinstance(items, str):
        return Transcript(text=items)
    known = [_as_dict(item) for item in items]
    last_user = max((at for at, item in enumerate(known) if item.get("role") == "user"), default=-1)
    before = known[: max(last_user, 0)]
    answers = [_text(item.get("content")) for item in before if item.get("role") == "assistant"]
    asked = [_text(item.get("content")) for item in before if item.get("role") == "user"]
    return Transcript(
        previous_text=asked[-1] if asked else "",
        text=_text(known[last_user].get("content")) if last_user >= 0 else "",
        calls=_calls(known[last_user + 1 :]),
        earlier=_calls(before),
        last_answer=answers[-1] if answers else "",
    )


def _calls(items: list[dict[str, Any]]) -> list[PastCall]:
    outputs = {item.get("call_id"): item for item in items if item.get("type") == "function_call_output"}
    turns = _turns(items)
    made: list[PastCall] = []
    for turn, asked, said in turns:
        calls = [
            item for item in turn if item.get("type") == "function_call" and item.get("call_id") in outputs
        ]
        made += [
            replace(
                _past_call(item, outputs[item["call_id"]]),
                said=said,
                asked=asked,
                is_last=item is calls[-1],
                is_latest=turn is turns[-1][0],
            )
            for item in calls
        ]
    return made


def _turns(items: list[dict[str, Any]]) -> list[tuple[list[dict[str, Any]], str, str]]:
    """What each message led to, the message, and the answer."""
    turns: list[list[dict[str, Any]]] = [[]]
    for item in items:
        if item.get("role") == "user":
            turns.append([])
        turns[-1].append(item)
    return [(turn, _told(turn, "user"), _told(turn, "assistant")) for turn in turns]


def _told(turn: list[dict[str, Any]], role: str) -> str:
    return "\n".join(_text(item.get("content")) for item in turn if item.get("role") == role)


def _past_call(call: dict[str, Any], output: dict[str, Any]) -> PastCall:
    text = _text(output.get("output"))
    parsed = _object(text)
    refused = _refusal(parsed, text)
    return PastCall(
        tool=str(call.get("name", "")),
        arguments=_object(str(call.get("arguments") or "{}")) or {},
        output=parsed if refused is None else None,
        refusal=refused,
    )


def _refusal(parsed: dict[str, Any] | None, text: str) -> Refusal | None:
    if parsed is None:
        return Refusal("error", text, {})
    if not isinstance(parsed.get("error"), str):
        return None
    details = parsed.get("details")
    return Refusal(
        parsed["error"], str(parsed.get("message", "")), details if isinstance(details, dict) else {}
    )


def _object(text: str) -> dict[str, Any] | None:
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    if isinstance(content, dict):
        return str(content.get("text", ""))
    return "\n".join(_text(part) for part in content or [])


def _as_dict(item: Any) -> dict[str, Any]:
    if isinstance(item, dict):
        return item
    dumped: dict[str, Any] = item.model_dump(exclude_none=True)
    return dumped
