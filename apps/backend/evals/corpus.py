"""Reads the corpus and says what an understanding is in the corpus's own words, so that the two can be compared."""

import shlex
from dataclasses import dataclass, replace
from pathlib import Path

from todo.language import DateRange, Filter, Intent, IntentKind, Reference, Understanding

CORPUS = Path(__file__).parent / "corpus"

Expected = list[tuple[str, dict[str, str]]]


@dataclass(frozen=True)
class Phrase:
    text: str
    language: str
    expected: Expected
    line: int
    part: str = ""


def read_corpus(name: str) -> list[Phrase]:
    phrases = []
    language = "en"
    for number, line in enumerate((CORPUS / f"{name}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("["):
            language = line.strip("[]")
        elif "=>" in line and not line.startswith("# "):
            text, _, expected = line.rpartition(" => ")
            phrases.append(Phrase(text, language, _expected(expected), number, name))
    return phrases


def _expected(text: str) -> Expected:
    intents = []
    for part in text.split(" & "):
        kind, *slots = shlex.split(part)
        values: dict[str, str] = {}
        for slot in slots:
            name, _, value = slot.partition("=")
            values[name] = f"{values[name]} {value}" if name in values else value
        intents.append((kind, values))
    return intents


def described(understanding: Understanding) -> Expected:
    return [(str(intent.kind), _slots(intent)) for intent in understanding.intents]


def _slots(intent: Intent) -> dict[str, str]:
    slots: dict[str, str] = {}
    when = intent.when
    if intent.title:
        slots["title"] = intent.title
    if intent.description:
        slots["desc"] = intent.description
    if when:
        values = {"date": when.date, "time": when.time, "end": when.end_date, "till": when.end_time}
        slots.update(
            {
                name: value.isoformat()[:10] if name in ("date", "end") else f"{value:%H:%M}"
                for name, value in values.items()
                if value
            }
        )
        if when.recurrence:
            slots["rrule"] = when.recurrence
    if intent.shift:
        shift = intent.shift
        slots["shift"] = (
            f"{shift.days}d" if shift.days else f"{shift.minutes}min" if shift.minutes else f"{shift.months}m"
        )
    if intent.ends:
        slots["ends"] = intent.ends.isoformat()
    if intent.priority:
        slots["prio"] = intent.priority
    if intent.tags:
        slots["tags"] = ",".join(intent.tags)
    if intent.references:
        slots["ref"] = " ".join(_reference(reference) for reference in intent.references)
    if intent.filter and intent.kind in (IntentKind.LIST, IntentKind.COUNT, IntentKind.SEARCH):
        slots.update(_filter(intent.filter))
    asked = ",".join(doubt.kind for doubt in intent.ambiguities if doubt.assumed is None)
    if asked and intent.kind is not IntentKind.OUT_OF_SCOPE:
        slots["ask"] = asked
    return slots


def _reference(reference: Reference) -> str:
    numbers = ",".join(map(str, reference.numbers))
    if reference.excluded:
        excluded = " ".join(_reference(other) for other in reference.excluded)
        return f"{_reference(replace(reference, excluded=()))} but {excluded}"
    if reference.kind == "set":
        return "s:" + ";".join(
            f"{name}={value}" for name, value in _filter(reference.filter or Filter()).items()
        )
    return {
        "number": f"n:{numbers}",
        "ordinal": f"o:{numbers}",
        "newest": "new",
        "pronoun": "them" if reference.plural else "it",
        "title": f"t:{reference.words}",
    }[reference.kind]


def _filter(wanted: Filter) -> dict[str, str]:
    values = {
        "words": wanted.words,
        "status": wanted.status,
        "due": _range(wanted.due),
        "done": _range(wanted.completed_on),
        "added": _range(wanted.added_on),
        "overdue": "yes" if wanted.overdue else None,
        "undated": "yes" if wanted.undated else None,
        "untagged": "yes" if wanted.untagged else None,
        "recurring": "yes" if wanted.recurring else None,
        "prio": wanted.priority,
        "most": str(wanted.most) if wanted.most else None,
        "tags": ",".join(wanted.tags),
        "part": "{:%H:%M}..{:%H:%M}".format(*wanted.part_of_day) if wanted.part_of_day else None,
    }
    return {name: value for name, value in values.items() if value}


def _range(days: DateRange | None) -> str | None:
    return f"{days.start or ''}..{days.end or ''}" if days else None
