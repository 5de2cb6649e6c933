"""One task in one line."""

from datetime import date, time
from typing import Any

from todo.agent.builtin.planner import Situation
from todo.agent.builtin.replies import say
from todo.agent.builtin.targets import Targets
from todo.language import render_when

_ASKED = 8


def task_line(task: dict[str, Any], situation: Situation) -> str:
    mark = f"{say(situation.language, 'done_mark')} " if task.get("completed") else ""
    rest = f"{due_text(task, situation, 'due')}{details(task, situation)}"
    return f"- {mark}#{task['id']} {task['title']}{rest}"


def details(task: dict[str, Any], situation: Situation) -> str:
    """Priority and tags, where they are not the usual ones."""
    is_marked = task.get("priority") in {"high", "low"}
    priority = say(situation.language, f"priority_{task['priority']}") if is_marked else ""
    return priority + "".join(f" #{tag}" for tag in task.get("tags", []))


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


def say_targets(targets: Targets, situation: Situation) -> str:
    """Why no task was chosen."""
    if targets.choices:
        lines = [task_line(task, situation) for task in targets.choices[:_ASKED]]
        return "\n".join([say(situation.language, "which"), *lines])
    if targets.missing:
        return say(situation.language, "missing_words", words=targets.missing)
    return say(situation.language, "missing" if targets.missing is not None else "need_target")
