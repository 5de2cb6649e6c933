"""What comes after the tasks that were shown last: "next page", "show more"."""

from collections.abc import Callable
from dataclasses import replace

from todo.agent.builtin.transcript import Transcript
from todo.language import Filter, Intent, IntentKind, Understanding

_LISTS = ("list_tasks", "search_tasks")


def next_page(
    understood: Understanding, transcript: Transcript, understand: Callable[[str], Understanding]
) -> Understanding | None:
    """The question that was answered with a list, less what of it was shown; None if no page is asked for."""
    if len(understood.intents) != 1 or not understood.intents[0].onwards:
        return None
    skipped = 0
    for past in reversed(transcript.earlier):
        if past.tool not in _LISTS or not past.is_last:
            continue
        asked = understand(past.asked).intents
        skipped += len(past.lines)
        if any(intent.onwards for intent in asked):
            continue
        wish = next((intent for intent in asked if _lists(intent)), None)
        if wish is None:
            return None
        rest = replace(wish.filter or Filter(), few=None, skipped=skipped)
        return replace(understood, intents=(replace(wish, filter=rest, asked=None),))
    return None


def _lists(intent: Intent) -> bool:
    return intent.kind in (IntentKind.LIST, IntentKind.SEARCH) and not intent.references
