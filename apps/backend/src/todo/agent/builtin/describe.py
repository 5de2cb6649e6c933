"""One task in one line, and what to ask about a date that can be read in two ways."""

from datetime import date, time
from typing import Any

from todo.agent.builtin.directions import RIGHT_TO_LEFT, isolated
from todo.agent.builtin.planner import Situation
from todo.agent.builtin.replies import ASKS, say
from todo.agent.builtin.targets import Targets
from todo.language import (
    Ambiguity,
    LanguageCode,
    When,
    render_date,
    render_recurrence,
    render_time,
    render_when,
)

_ASKED = 8


def question(doubt: Ambiguity, situation: Situation) -> str:
    words = situation.understanding.text[slice(*doubt.span)].strip()
    head = say(situation.language, ASKS.get(doubt.kind, "ambiguous"), words=words)
    lines = [f"- {_choice(choice.label, situation.language)}" for choice in doubt.choices]
    return "\n".join([head, *lines])


def _choice(label: str, language: LanguageCode) -> str:
    """Dates, times and rules as the person writes them."""
    if label.startswith("FREQ="):
        return render_recurrence(label, language=language)
    try:
        return render_date(date.fromisoformat(label), language=language)
    except ValueError:
        pass
    try:
        return render_time(time.fromisoformat(label), language=language)
    except ValueError:
        return label


def task_line(task: dict[str, Any], situation: Situation) -> str:
    mark = f"{say(situation.language, 'done_mark')} " if task.get("completed") else ""
    rest = f"{due_text(task, situation, 'due')}{details(task, situation)}"
    start = RIGHT_TO_LEFT if situation.language == "ur" else ""
    return f"- {start}{mark}#{task['id']} {isolated(task['title'], situation.language)}{rest}"


def details(task: dict[str, Any], situation: Situation) -> str:
    """How it repeats, its priority and tags, where they are not the usual ones."""
    rule = task.get("recurrence")
    repeats = (
        say(situation.language, "repeats", rule=render_recurrence(rule, language=situation.language))
        if rule
        else ""
    )
    is_marked = task.get("priority") in {"high", "low"}
    priority = say(situation.language, f"priority_{task['priority']}") if is_marked else ""
    tags = "".join(f" {isolated(f'#{tag}', situation.language)}" for tag in task.get("tags", []))
    return repeats + priority + tags


def due_text(task: dict[str, Any], situation: Situation, shape: str) -> str:
    if not task.get("due_date"):
        return ""
    at = task.get("due_time")
    when = render_when(
        date.fromisoformat(task["due_date"]),
        time.fromisoformat(at) if at else None,
        today=situation.now.astimezone(situation.zone).date(),
        language=situation.language,
    )
    return say(situation.language, shape, when=when)


def end_text(when: When | None, situation: Situation) -> str:
    """The end of a range, which a task has no field for: "15:00-16:00", "3 to 7 December"."""
    if when is None:
        return ""
    if when.end_date and when.date:
        days = (render_date(day, language=situation.language) for day in (when.date, when.end_date))
        return " – ".join(days)
    if when.end_time and when.time:
        return "–".join(render_time(at, language=situation.language) for at in (when.time, when.end_time))
    return ""


def title_question(when: When | None, situation: Situation) -> str:
    """With what was told already, so that it can be seen that only the title is missing."""
    question = say(situation.language, "need_title")
    if when is None or when.date is None:
        return question
    today = situation.now.astimezone(situation.zone).date()
    told = render_when(when.date, when.time, today=today, language=situation.language)
    if when.recurrence:
        rule = render_recurrence(when.recurrence, language=situation.language)
        return f"{question} {say(situation.language, 'title_repeats', when=told, rule=rule)}"
    return f"{question} {say(situation.language, 'title_due', when=told)}"


def say_targets(targets: Targets, situation: Situation) -> str:
    """Why no task was chosen."""
    if targets.choices:
        lines = [task_line(task, situation) for task in targets.choices[:_ASKED]]
        return "\n".join([say(situation.language, "which"), *lines])
    if targets.so_already:
        name = "already_completed" if targets.so_already.get("completed") else "already_open"
        return say(situation.language, name, id=targets.so_already["id"], title=targets.so_already["title"])
    if targets.is_none:
        return say(situation.language, "none_found")
    if targets.missing:
        return say(situation.language, "missing_words", words=targets.missing)
    return say(situation.language, "missing" if targets.missing is not None else "need_target")
