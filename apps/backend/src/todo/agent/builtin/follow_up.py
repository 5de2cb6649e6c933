"""Understands "the second one" as the answer to "Which one do you mean?", and "12 January" as a date asked for."""

from collections.abc import Callable
from dataclasses import replace

from todo.agent.builtin.replies import ASKS, EN, UR
from todo.agent.builtin.transcript import Transcript
from todo.language import Intent, IntentKind, Reference, Understanding

_QUESTIONS = (EN["which"], UR["which"])
_DOUBTS = tuple(
    table[name].partition("{words}")[0]
    for table in (EN, UR)
    for name in ("ambiguous", *dict.fromkeys(ASKS.values()))
)
_VERBS = {"en": "complete {}", "ur": "{} مکمل کرو"}


def with_choice(
    understood: Understanding, transcript: Transcript, understand: Callable[[str], Understanding]
) -> Understanding:
    """The wish that the question was about, now with the task or date that was chosen; else what was understood."""
    if transcript.last_answer.startswith(_DOUBTS):
        return _settled(understood, transcript, understand)
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


def _settled(
    understood: Understanding, transcript: Transcript, understand: Callable[[str], Understanding]
) -> Understanding:
    """The earlier message with the answer in the place of the words that were in doubt."""
    before = understand(transcript.previous_text)
    doubt = next((found for found in before.ambiguities if found.assumed is None), None)
    if doubt is None or any(not _may_tell_a_date(intent) for intent in understood.intents):
        return understood
    chosen = understand(_VERBS[understood.language].format(transcript.text.strip()))
    places = [place for intent in chosen.intents for found in intent.references for place in found.numbers]
    answer = transcript.text.strip()
    if len(places) == 1 and -1 <= places[0] - (places[0] > 0) < len(doubt.choices):
        answer = doubt.choices[places[0] - (places[0] > 0)].value
    said = f"{before.text[: doubt.span.start]} {answer} {before.text[doubt.span.end :]}"
    settled = understand(" ".join(said.split()))
    is_open = any(found.assumed is None for found in settled.ambiguities)
    same = [intent.kind for intent in settled.intents] == [intent.kind for intent in before.intents]
    return settled if same and not is_open else understood


def _may_tell_a_date(intent: Intent) -> bool:
    """ "Tomorrow" alone would also list what is due then."""
    is_list = intent.kind is IntentKind.LIST and intent.implied
    return is_list or (_may_be_an_answer(intent) and not intent.references)


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
