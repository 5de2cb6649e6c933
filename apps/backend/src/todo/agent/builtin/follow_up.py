"""Understands a bare answer as what was asked for: "the second one" of a list, "12 January" of a date, a title."""

import re
from collections.abc import Callable
from dataclasses import replace

from todo.agent.builtin.after_addition import ADDS, MOVES, more_of_it, one_more, tag_of_it
from todo.agent.builtin.narrowing import narrowed
from todo.agent.builtin.paging import next_page
from todo.agent.builtin.replies import ASKS, EN, UR
from todo.agent.builtin.transcript import Transcript
from todo.language import Intent, IntentKind, Reference, Understanding, When, render_recurrence

_QUESTIONS = (EN["which"], UR["which"])
_DOUBTS = tuple(
    table[name].partition("{words}")[0]
    for table in (EN, UR)
    for name in ("ambiguous", *dict.fromkeys(ASKS.values()))
)
_TITLES = (EN["need_title"], UR["need_title"])
_DATES = (EN["need_date"], UR["need_date"])
_BOTH = re.compile(
    r"(i mean |i want |do )?(both|both days|both of them|every week|each week|weekly|repeat|recurring|both please)"
    r"|دونوں|دونوں دن|ہر ہفتے|ہر ہفتہ|dono|har hafte",
    re.IGNORECASE,
)
"""Of days of the week that may be each week's."""
_LATER = re.compile(r"(?:the )?(?:(?P<first>earlier|former|sooner)|later|latter)(?: one)?", re.IGNORECASE)
_NO_THE = re.compile(
    r"(?:no|nope|nah|oops|sorry|not that|نہیں|nahi|nahin)[,،.]?\s+(?:no[,]?\s+)?(?:i meant?\s+)?(?P<named>.+)",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"(?:no[,]?\s+|sorry[,]?\s+|oops[,]?\s+)?i mean(?:t)?[,:]?\s+(?P<title>.+)", re.IGNORECASE
)
_VERBS = {"en": "complete {}", "ur": "{} مکمل کرو"}


def with_choice(
    understood: Understanding, transcript: Transcript, understand: Callable[[str], Understanding]
) -> Understanding:
    """The wish that the question was about, now with the task or date that was chosen; else what was understood."""
    for read in (narrowed, next_page):
        found = read(understood, transcript, understand)
        if found is not None:
            return found
    for beginnings, settle in ((_DOUBTS, _settled), (_TITLES, _titled), (_DATES, _dated)):
        if transcript.last_answer.startswith(beginnings):
            return settle(understood, transcript, understand)
    for read in (more_of_it, tag_of_it, one_more, _other_task, _other_title):
        found = read(understood, transcript, understand)
        if found is not None:
            return found
    return _chosen(understood, transcript, understand)


def _chosen(
    understood: Understanding, transcript: Transcript, understand: Callable[[str], Understanding]
) -> Understanding:
    """The wish that was asked about, for the task that the answer names."""
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


def _other_task(
    understood: Understanding, transcript: Transcript, understand: Callable[[str], Understanding]
) -> Understanding | None:
    """ "No, the first one", after a change of another: that is taken back, and done to the one that is named."""
    said = _NO_THE.fullmatch(transcript.text.strip().rstrip(".!۔"))
    last = transcript.earlier[-1:]
    is_new_wish = any(
        intent.references or intent.when or intent.kind is IntentKind.UNDO for intent in understood.intents
    )
    if said is None or not last or not last[0].is_latest or is_new_wish:
        return None
    wishes = [intent for intent in understand(transcript.previous_text).intents if intent.references]
    if len(wishes) != 1:
        return None
    chosen = understand(_VERBS[understood.language].format(said["named"]))
    references = [reference for intent in chosen.intents for reference in intent.references]
    output = last[0].output or {}
    if len(references) != 1 or references[0].kind not in ("number", "ordinal", "title"):
        return None
    again = replace(wishes[0], references=(references[0],))
    if output.get("status") == "needs_approval":
        return replace(understood, intents=(again,))
    if not isinstance(output.get("task_id"), int):
        return None
    return replace(understood, intents=(Intent(IntentKind.UNDO, again.span), again))


def _other_title(
    understood: Understanding, transcript: Transcript, understand: Callable[[str], Understanding]
) -> Understanding | None:
    """ "I meant buy soy milk", after a title was given: that is the title."""
    said = _MEANT.fullmatch(transcript.text.strip())
    last = transcript.earlier[-1:]
    if said is None or not last or not last[0].is_latest or "title" not in last[0].arguments:
        return None
    named = understand(ADDS[understood.language].format(said["title"])).intents
    if len(named) != 1 or not named[0].title or any(intent.references for intent in understood.intents):
        return None
    about = (Reference("pronoun", named[0].span),)
    return replace(understood, intents=(replace(named[0], kind=IntentKind.RENAME, references=about),))


def _titled(
    understood: Understanding, transcript: Transcript, understand: Callable[[str], Understanding]
) -> Understanding:
    """The addition that lacked a title, with the answer for one; what the answer tells besides holds too."""
    before = understand(transcript.previous_text).intents
    wish = next((found for found in before if found.kind is IntentKind.ADD and found.title is None), None)
    answer = understand(ADDS[understood.language].format(transcript.text.strip())).intents
    if wish is None or _is_a_new_wish(understood) or len(answer) > 1 or not answer[0].title:
        return understood
    named = replace(
        answer[0],
        when=_both(wish.when, answer[0].when),
        priority=answer[0].priority or wish.priority,
        tags=(*wish.tags, *answer[0].tags),
    )
    return replace(understood, intents=(named,))


def _both(first: When | None, second: When | None) -> When | None:
    """What the first tells, and a time that only the second does."""
    if first is None or second is None:
        return first or second
    return replace(first, time=first.time or second.time, recurrence=first.recurrence or second.recurrence)


def _dated(
    understood: Understanding, transcript: Transcript, understand: Callable[[str], Understanding]
) -> Understanding:
    """The wish to move a task that did not say to when, with the answer for a date."""
    before = understand(transcript.previous_text).intents
    wish = next((found for found in before if found.kind is IntentKind.RESCHEDULE and not found.when), None)
    (moved, *others) = understand(MOVES[understood.language].format(transcript.text.strip())).intents
    if wish is None or others or moved.kind is not IntentKind.RESCHEDULE or not moved.when:
        return understood
    return replace(understood, intents=(replace(wish, when=moved.when, ambiguities=moved.ambiguities),))


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
    rule = next((choice.value for choice in doubt.choices if choice.value.startswith("FREQ=")), None)
    if rule and _BOTH.fullmatch(answer.strip(" .!")):
        answer = rule
    if answer.startswith("FREQ="):
        answer = render_recurrence(answer, language=before.language)
    if places == [] and len(doubt.choices) > 1 and (place := _LATER.fullmatch(answer)):
        answer = doubt.choices[0 if place["first"] else -1].value
    said = f"{before.text[: doubt.span.start]} {answer} {before.text[doubt.span.end :]}"
    settled = understand(" ".join(said.split()))
    is_open = any(found.assumed is None for found in settled.ambiguities)
    same = [intent.kind for intent in settled.intents] == [intent.kind for intent in before.intents]
    is_title = any(answer.casefold() in (intent.title or "").casefold() for intent in settled.intents)
    return settled if same and not is_open and not is_title else understood


def _may_tell_a_date(intent: Intent) -> bool:
    """ "Tomorrow" alone would also list what is due then."""
    is_list = intent.kind is IntentKind.LIST and intent.implied
    return is_list or (_may_be_an_answer(intent) and not intent.references)


def _is_a_new_wish(understood: Understanding) -> bool:
    """A bare title ("call mom") looks like an addition; said right after the question it is the answer."""
    return any(not _may_be_an_answer(intent) for intent in understood.intents)


def _may_be_an_answer(intent: Intent) -> bool:
    is_one = intent.kind is IntentKind.LIST and intent.filter is not None and intent.filter.most == 1
    return intent.kind is IntentKind.OUT_OF_SCOPE or (
        intent.implied and (intent.kind is IntentKind.ADD or is_one)
    )


def _as_shown(reference: Reference, transcript: Transcript) -> Reference:
    """A number that no task of the list has is a place in it."""
    listed = (transcript.earlier[-1].output or {}).get("result", []) if transcript.earlier else []
    ids = {task.get("id") for task in listed}
    if reference.kind == "number" and not ids & set(reference.numbers):
        return replace(reference, kind="ordinal")
    return reference
