"""What is said right after a task was added: more of it, or one more."""

import re
from collections.abc import Callable
from dataclasses import replace

from todo.agent.builtin.transcript import Transcript
from todo.language import Filter, Intent, IntentKind, Reference, Understanding

ADDS = {"en": "add: {}", "ur": "{} شامل کرو"}
MOVES = {"en": "move task 1 to {}", "ur": "کام 1 {} پر کر دو"}
_LEVEL = re.compile(
    r"(?:(?:it|that)'?s )?(?:very |really |super |quite )?(?:urgent|important|critical)"
    r"|(?:(?:very )?high|low|top)(?: prio| priority)?|(?:بہت )?(?:فوری|ضروری|اہم|ارجنٹ)",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:and also|and|also|plus|اور)[,،]?\s+(?P<more>.+)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"(?:tag|label)(?:\s+(?:as|with|under))?\s+#?(?P<name>[^\W\d][\w-]*)", re.IGNORECASE)


def more_of_it(
    understood: Understanding, transcript: Transcript, understand: Callable[[str], Understanding]
) -> Understanding | None:
    """ "Tomorrow at 3", "by friday", "urgent", right after a task was added that has none: its date or priority."""
    last = transcript.earlier[-1:]
    task = (last[0].output or {}).get("task") if last and last[0].is_latest else None
    if (
        not isinstance(task, dict)
        or len(understood.intents) != 1
        or transcript.text.rstrip().endswith(("?", "؟"))
    ):
        return None
    (intent,) = understood.intents
    about = (Reference("pronoun", intent.span),)
    is_new = last[0].tool == "add_task"
    is_level = _LEVEL.fullmatch(transcript.text.strip().rstrip(".!"))
    level = intent.filter.priority if is_level and intent.filter else None
    if (
        is_new
        and level
        and intent.filter == Filter(priority=level)
        and task.get("priority") in (None, "medium")
    ):
        return replace(
            understood,
            intents=(Intent(IntentKind.PRIORITISE, intent.span, priority=level, references=about),),
        )
    is_time = intent.kind is IntentKind.ADD and intent.implied and intent.title is None
    is_day = (
        intent.kind is IntentKind.LIST
        and intent.implied
        and intent.filter == Filter(due=(intent.filter or Filter()).due)
    )
    lacks_time = is_time and not task.get("due_time") and last[0].tool in ("add_task", "update_task")
    if not lacks_time and not (is_new and is_day and not task.get("due_date")):
        return None
    (moved, *others) = understand(MOVES[understood.language].format(transcript.text.strip())).intents
    if others or moved.kind is not IntentKind.RESCHEDULE or not moved.when:
        return None
    keeps_day = task.get("due_date") or moved.when.date or intent.when is None
    when = moved.when if keeps_day else intent.when
    return replace(understood, intents=(replace(moved, when=when, references=about),))


def one_more(
    understood: Understanding, transcript: Transcript, understand: Callable[[str], Understanding]
) -> Understanding | None:
    """ "And Bob at 4", right after "add call Anna tomorrow at 3": what both messages say as one."""
    said = _AND.fullmatch(transcript.text.strip().rstrip(".!"))
    last = transcript.earlier[-1:]
    is_after_addition = bool(last) and last[0].is_latest and last[0].tool == "add_task"
    (first, *others) = understood.intents
    is_bare = first.kind is IntentKind.OUT_OF_SCOPE or (first.kind is IntentKind.ADD and first.implied)
    if said is None or not is_after_addition or others or not is_bare:
        return None
    before = understand(transcript.previous_text).intents
    joint = "اور" if understood.language == "ur" else "and"
    joined = understand(f"{transcript.previous_text.strip().rstrip('.!۔')} {joint} {said['more']}").intents
    is_longer = [intent.title for intent in joined[:-1]] == [intent.title for intent in before]
    more = joined[-1] if is_longer else understand(ADDS[understood.language].format(said["more"])).intents[0]
    is_plain = more.kind is IntentKind.ADD and more.title and all(doubt.assumed for doubt in more.ambiguities)
    return replace(understood, intents=(more,)) if is_plain else None


def tag_of_it(
    understood: Understanding, transcript: Transcript, understand: Callable[[str], Understanding]
) -> Understanding | None:
    """ "Tag work", right after a task was added or changed."""
    said = _TAG.fullmatch(transcript.text.strip().rstrip(".!"))
    last = transcript.earlier[-1:]
    is_about_one = bool(last) and last[0].is_latest and isinstance((last[0].output or {}).get("task_id"), int)
    if said is None or not is_about_one or understood.intents[0].kind is not IntentKind.OUT_OF_SCOPE:
        return None
    return understand(f"tag it with {said['name']}")
