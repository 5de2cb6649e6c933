"""Understands "the second one" as the answer to "Which one do you mean?"."""

from collections.abc import Callable
from dataclasses import replace

from todo.agent.builtin.replies import EN, UR
from todo.agent.builtin.transcript import Transcript
from todo.language import Intent, IntentKind, Reference, Understanding

_QUESTIONS = (EN["which"], UR["which"])
_VERBS = {"en": "complete {}", "ur": "{} مکمل کرو"}


def with_choice(
    understood: Understanding, transcript: Transcript, understand: Callable[[str], Understanding]
) -> Understanding:
    """The wish that the question was about, now with the task that was chosen; else what was understood."""
    if not transcript.last_answer.startswith(_QUESTIONS) or _is_a_new_wish(understood):
        return understood
    wish = next((found for found in understand(transcript.previous_text).intents if found.references), None)
    # With a verb in front, the language reads the bare answer as what it is: a number, a place or a title.
    chosen = understand(_VERBS[understood.language].format(transcript.text.strip()))
    references = [found for intent in chosen.intents for found in intent.references]
    if wish is None or not references:
        return understood
    answer = replace(wish, references=(_as_shown(references[0], transcript),))
    return replace(understood, intents=(answer,))


def _is_a_new_wish(understood: Understanding) -> bool:
    """A bare title ("call mom") looks like an addition; said right after the question it is the answer."""
    return any(not _may_be_an_answer(intent) for intent in understood.intents)


def _may_be_an_answer(intent: Intent) -> bool:
    return intent.kind is IntentKind.OUT_OF_SCOPE or (intent.kind is IntentKind.ADD and intent.implied)


def _as_shown(reference: Reference, transcript: Transcript) -> Reference:
    """A number that no task of the list has is a place in it."""
    listed = (transcript.earlier[-1].output or {}).get("result", []) if transcript.earlier else []
    ids = {task.get("id") for task in listed}
    if reference.kind == "number" and not ids & set(reference.numbers):
        return replace(reference, kind="ordinal")
    return reference
