"""A proposal, narrowed by what the person says instead of yes or no: "just 1", "not the gym", "صرف پہلا"."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from todo.agent.builtin.transcript import Transcript
from todo.language import Intent, Reference, Span, Understanding

_ONLY = re.compile(r"(?:no|nah|nope|نہیں)?[,،.]?\s*(?:just|only|صرف|sirf)\s+(?P<named>.+)", re.IGNORECASE)
_WITHOUT = re.compile(
    r"(?:no|nah|nope|نہیں)?[,،.]?\s*(?:but |everything |all |سب )?"
    r"(?:(?:not|except|but|without|keep|leave|leave out|skip|سوائے)\s+(?P<named>.+)"
    r"|(?P<before>.+?)\s+(?:کو چھوڑ کر|کے علاوہ|نہیں|کو رہنے دو|رہنے دو|ko chor kar|nahi))",
    re.IGNORECASE,
)
_VERBS = {"en": "complete {}", "ur": "{} مکمل کرو"}


def narrowed(
    understood: Understanding, transcript: Transcript, understand: Callable[[str], Understanding]
) -> Understanding | None:
    """The wish that waits for an answer, for those of its tasks that are meant; None if this says no such thing."""
    proposed = _proposed(transcript)
    text = transcript.text.strip().rstrip(".!?۔؟")
    only, without = _ONLY.fullmatch(text), _WITHOUT.fullmatch(text)
    found = only or without
    if len(proposed) < 2 or found is None:
        return None
    wishes = [intent for intent in understand(transcript.previous_text).intents if intent.references]
    if len(wishes) != 1:
        return None
    named = found["named"] or found["before"]
    said = understand(_VERBS[understood.language].format(named))
    if without and _is_cut(transcript):
        spared = _sparing(wishes[0], said)
        return replace(understood, intents=(spared,)) if spared else None
    ids = {task_id for intent in said.intents for task_id in _named(intent, proposed)}
    left = [task_id for task_id in proposed if (task_id in ids) == (only is not None)]
    if not ids or not left:
        return None
    reference = Reference("number", Span(0, len(understood.text)), numbers=tuple(left))
    return replace(understood, intents=(replace(wishes[0], references=(reference,)),))


def _proposed(transcript: Transcript) -> dict[int, str]:
    """The numbers and titles of what the card shows."""
    last = transcript.earlier[-1:]
    output: dict[str, Any] = (last[0].output or {}) if last and last[0].is_latest else {}
    changes = output.get("changes") or [] if output.get("status") == "needs_approval" else []
    return {change["task_id"]: str(change["title"]) for change in changes}


def _sparing(wish: Intent, said: Understanding) -> Intent | None:
    """The wish anew, for all that it means but those that are named now."""
    named = tuple(reference for intent in said.intents for reference in intent.references)
    is_set = all(reference.kind == "set" for reference in wish.references)
    if not is_set or not named or any(reference.kind == "ordinal" for reference in named):
        return None
    return replace(
        wish,
        references=tuple(
            replace(reference, excluded=(*reference.excluded, *named)) for reference in wish.references
        ),
    )


def _is_cut(transcript: Transcript) -> bool:
    """Whether the card shows more than is known here."""
    output = transcript.earlier[-1].output or {}
    return bool(output.get("total", 0) > len(output.get("changes") or []))


def _named(intent: Intent, proposed: dict[int, str]) -> list[int]:
    """Of the proposed tasks those that are named: by number, by place on the card, by words of the title."""
    ids = list(proposed)
    named: list[int] = []
    for reference in intent.references:
        if reference.kind == "number":
            named += [number for number in reference.numbers if number in proposed]
        elif reference.kind == "ordinal":
            places = [place - (place > 0) for place in reference.numbers]
            named += [ids[place] for place in places if -len(ids) <= place < len(ids)]
        elif reference.words:
            words = [part.casefold() for part in reference.parts or (reference.words,)]
            named += [
                task_id
                for task_id, title in proposed.items()
                if any(part in title.casefold() for part in words)
            ]
    return named
