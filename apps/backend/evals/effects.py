"""What a phrase of the corpus should leave in the database, beside tasks that are there before. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from evals.corpus import Phrase
from todo.language import LanguageCode, render_date, render_time
from todo.language.repeats import ended, may_begin_on

TODAY = date(2026, 11, 23)
TITLED = (3, 8, 11)
"""The tasks that get a title which a phrase names."""
CHANGES = {
    *("complete", "reopen", "rename", "describe", "reschedule", "clear_date", "clear_repeat"),
    *("prioritise", "tag", "untag", "delete", "restore"),
}


@dataclass(frozen=True)
class Stored:
    title: str
    completed: bool = False
    deleted: bool = False
    due_date: date | None = None
    due_time: time | None = None
    priority: str = "medium"
    tags: frozenset[str] = frozenset()
    recurrence: str | None = None
    description: str | None = None


Tasks = dict[int, Stored]
Slots = dict[str, str]


def is_judged(phrase: Phrase) -> bool:
    """Whether a message alone says what must happen: "it" and "the second one" need a talk before them."""
    told = False
    for kind, slots in phrase.expected:
        reference = slots.get("ref", "")
        known = reference.startswith(("n:", "t:", "s:")) or (reference == "it" and told)
        if kind == "undo" or (kind in CHANGES and not known):
            return False
        if "done=" in reference or "recurring" in reference or "part=" in reference or " but " in reference:
            return False
        told = told or kind == "add" or bool(reference)
    return True


def before(phrase: Phrase) -> Tasks:
    """Twelve tasks, among them those that the phrase names, in the state in which it makes sense."""
    tasks = {number: Stored(f"Errand {chr(64 + number)}") for number in range(1, 13)}
    tasks[2] = replace(tasks[2], due_date=TODAY - timedelta(days=1))
    tasks[4] = replace(tasks[4], due_date=TODAY)
    tasks[5] = replace(
        tasks[5], due_date=TODAY + timedelta(days=1), priority="high", tags=frozenset({"work"})
    )
    tasks[6] = replace(tasks[6], completed=True)
    tasks[7] = replace(tasks[7], due_date=date(2026, 11, 27), priority="low")
    titles = iter(TITLED)
    for kind, slots in phrase.expected:
        for words in _titles(slots.get("ref", "")):
            number = next(titles, TITLED[-1])
            tasks[number] = replace(tasks[number], title=words)
        for number in _numbers(slots.get("ref", ""), tasks):
            tasks[number] = _ready(tasks[number], kind, slots)
    return tasks


def _ready(task: Stored, kind: str, slots: Slots) -> Stored:
    task = replace(task, completed=kind == "reopen", deleted=kind == "restore")
    if kind in ("reschedule", "clear_date"):
        task = replace(task, due_date=date(2026, 11, 25))
    if "ends" in slots:
        task = replace(task, recurrence="FREQ=WEEKLY;BYDAY=WE")
    if slots.get("shift", "").endswith("min"):
        task = replace(task, due_time=time(10))
    if kind == "untag":
        task = replace(task, tags=frozenset(slots.get("tags", "home").split(",")))
    if kind == "clear_repeat":
        task = replace(task, due_date=TODAY, recurrence="FREQ=DAILY")
    return task


def after(phrase: Phrase, tasks: Tasks) -> tuple[Tasks, list[Stored]]:
    """The tasks that were there, and the new ones in their order."""
    state, new = dict(tasks), list[Stored]()
    last: tuple[int, ...] = ()
    for kind, slots in phrase.expected:
        reference = slots.get("ref", "")
        if kind == "add" and "ask" not in slots:
            new.append(
                _changed(Stored(slots.get("title", ""), description=_ending(slots, phrase)), kind, slots)
            )
            last = ()
        if kind not in CHANGES or "ask" in slots:
            continue
        if reference == "it" and not last:
            new[-1] = _changed(new[-1], kind, slots)
            continue
        last = last if reference == "it" else tuple(_targets(reference, kind, state))
        for number in last:
            state[number] = _changed(state[number], kind, slots)
    return state, new


def _targets(reference: str, kind: str, tasks: Tasks) -> Iterator[int]:
    if not reference.startswith("s:"):
        yield from _numbers(reference, tasks)
        return
    wanted = dict(part.split("=", 1) for part in reference.removeprefix("s:").split(";") if part)
    for number, task in tasks.items():
        is_open = not task.completed or kind not in ("complete",)
        if is_open and not task.deleted and _fits(task, wanted):
            yield number


def _fits(task: Stored, wanted: Slots) -> bool:
    start, _, end = wanted.get("due", "").partition("..")
    due = task.due_date.isoformat() if task.due_date else ""
    overdue = not task.completed and bool(due) and due < TODAY.isoformat()
    return all(
        (
            wanted.get("status", "") in ("", "completed" if task.completed else "pending"),
            "due" not in wanted or (bool(due) and start <= due <= (end or "9")),
            "overdue" not in wanted or overdue,
            wanted.get("prio", task.priority) == task.priority,
            not wanted.get("tags") or set(wanted["tags"].split(",")) <= task.tags,
            wanted.get("words", "").casefold() in task.title.casefold(),
        )
    )


def _numbers(reference: str, tasks: Tasks) -> Iterator[int]:
    for part in _parts(reference):
        if part.startswith("n:"):
            yield from (int(number) for number in part.removeprefix("n:").split(",") if int(number) in tasks)
    named = {task.title: number for number, task in tasks.items()}
    yield from (named[words] for words in _titles(reference) if words in named)


def _titles(reference: str) -> Iterator[str]:
    yield from (part.removeprefix("t:") for part in _parts(reference) if part.startswith("t:"))


def _parts(reference: str) -> list[str]:
    """ "n:2 t:call mom": several references in one text."""
    return [part for part in reference.replace(" t:", "\0t:").replace(" n:", "\0n:").split("\0") if part]


def _changed(task: Stored, kind: str, slots: Slots) -> Stored:
    tags = frozenset(slots["tags"].split(",")) if "tags" in slots else task.tags
    flat: dict[str, dict[str, object]] = {
        "complete": {"completed": True},
        "reopen": {"completed": False},
        "delete": {"deleted": True},
        "restore": {"deleted": False},
        "rename": {"title": slots.get("title", "")},
        "describe": {"description": slots.get("desc")},
        "clear_date": {"due_date": None, "due_time": None},
        "clear_repeat": {"recurrence": None},
        "tag": {"tags": task.tags | tags},
        "untag": {"tags": task.tags - tags},
        "prioritise": {"priority": slots.get("prio")},
    }
    if kind in flat:
        return Stored(**(vars_of(task) | flat[kind]))
    is_kept = kind == "reschedule" and _may_begin_there(task, slots)
    return _dated(task, {name: value for name, value in slots.items() if not (is_kept and name == "date")})


def _may_begin_there(task: Stored, slots: Slots) -> bool:
    """A task that comes to repeat stays on its day where the rule allows it, if no other day was named."""
    rule = slots.get("rrule")
    if rule is None or task.due_date is None or "date" not in slots:
        return False
    ahead = (date.fromisoformat(slots["date"]) - TODAY).days
    first = next((day for day in range(ahead + 1) if may_begin_on(rule, TODAY + timedelta(days=day))), None)
    return first == ahead and may_begin_on(rule, task.due_date)


def vars_of(task: Stored) -> dict[str, Any]:
    return {field.name: getattr(task, field.name) for field in fields(task)}


def _ending(slots: Slots, phrase: Phrase) -> str | None:
    """The end of a range, which is kept as a note."""
    language: LanguageCode = "ur" if phrase.language == "ur" else "en"
    if "end" in slots:
        days = (date.fromisoformat(slots[name]) for name in ("date", "end"))
        return " – ".join(render_date(day, language=language) for day in days)
    if "till" in slots:
        hours = (time.fromisoformat(slots[name]) for name in ("time", "till"))
        return "–".join(render_time(at, language=language) for at in hours)
    return None


def _dated(task: Stored, slots: Slots) -> Stored:
    """An addition or a change of dates."""
    task = replace(
        task,
        due_date=date.fromisoformat(slots["date"]) if "date" in slots else task.due_date,
        due_time=time.fromisoformat(slots["time"]) if "time" in slots else task.due_time,
        recurrence=slots.get("rrule", task.recurrence),
        priority=slots.get("prio", task.priority),
        tags=task.tags | set(filter(None, slots.get("tags", "").split(","))),
        description=slots.get("desc", task.description),
    )
    if "ends" in slots and task.recurrence:
        task = replace(task, recurrence=ended(task.recurrence, date.fromisoformat(slots["ends"])))
    return _shifted(task, slots["shift"]) if "shift" in slots and task.due_date else task


def _shifted(task: Stored, shift: str) -> Stored:
    assert task.due_date is not None
    if shift.endswith("min"):
        moved = datetime.combine(task.due_date, task.due_time or time()) + timedelta(minutes=int(shift[:-3]))
        return replace(task, due_date=moved.date(), due_time=moved.time())
    count = int(shift[:-1])
    length = relativedelta(months=count) if shift.endswith("m") else timedelta(days=count)
    return replace(task, due_date=task.due_date + length)


def same(found: Stored, wanted: Stored) -> bool:
    titles = found.title.casefold() == wanted.title.casefold()
    return titles and replace(found, title="") == replace(wanted, title="")
