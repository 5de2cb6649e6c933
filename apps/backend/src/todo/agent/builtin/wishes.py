"""Which wishes of a message are one act: several changes of the same task, and what is said of a new one."""

from collections.abc import Sequence
from dataclasses import replace

from todo.language.types import Intent, IntentKind, When

Wish = list[Intent]
"""The first, and what more is said of the same tasks."""
_CHANGES = (
    IntentKind.RESCHEDULE,
    IntentKind.PRIORITISE,
    IntentKind.TAG,
    IntentKind.RENAME,
    IntentKind.DESCRIBE,
)


def wishes(intents: Sequence[Intent]) -> list[Wish]:
    found: list[Wish] = []
    for intent in intents:
        if found and _is_more_of(found[-1][0], intent):
            if found[-1][0].kind is IntentKind.ADD:
                found[-1] = [_with(found[-1][0], intent)]
            else:
                found[-1].append(intent)
        else:
            found.append([intent])
    return found


def _is_more_of(first: Intent, intent: Intent) -> bool:
    """ "… and make it urgent", or another change out of the same words."""
    if intent.kind not in _CHANGES or any(
        doubt.assumed is None for doubt in (*first.ambiguities, *intent.ambiguities)
    ):
        return False
    about_it = [reference.kind for reference in intent.references if not reference.plural] == ["pronoun"]
    if first.kind is IntentKind.ADD:
        return about_it and bool(first.title) and intent.shift is None
    return first.kind in _CHANGES and (about_it or intent.references == first.references)


def _with(added: Intent, change: Intent) -> Intent:
    when, told = added.when or When(), change.when or When()
    moved = replace(
        when,
        date=told.date or when.date,
        time=told.time or when.time,
        recurrence=told.recurrence or when.recurrence,
    )
    return replace(
        added,
        title=change.title or added.title,
        description=change.description or added.description,
        when=moved if added.when or change.when else None,
        priority=change.priority or added.priority,
        tags=tuple(dict.fromkeys([*added.tags, *change.tags])),
    )
