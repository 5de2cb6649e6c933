"""A question about one task, answered in a sentence: "when is the dentist?", "is the rent paid?"."""

from collections.abc import Sequence
from typing import Any

from todo.agent.builtin.describe import due_text
from todo.agent.builtin.directions import isolated
from todo.agent.builtin.planner import Situation
from todo.agent.builtin.replies import say
from todo.language import render_recurrence
from todo.language.types import Asked


def answered(
    asked: Asked, tasks: Sequence[dict[str, Any]], situation: Situation, *, words: str | None = None
) -> str | None:
    """None if several tasks may be meant: a list answers then."""
    if not tasks and words:
        return say(situation.language, "missing_words", words=words)
    still_open = [task for task in tasks if not task.get("completed")]
    task = (
        tasks[0] if len(tasks) == 1 else still_open[0] if len(still_open) == 1 and asked != "done" else None
    )
    if task is None:
        return None
    answer = _SAID[asked](task, situation)
    if not task.get("completed") or asked == "done":
        return answer
    return f"{answer} {_say('already_completed', task, situation)}"


def _say(key: str, task: dict[str, Any], situation: Situation, **values: str) -> str:
    return say(situation.language, key, id=task["id"], title=task["title"], **values)


def _when(task: dict[str, Any], situation: Situation) -> str:
    due = due_text(task, situation, "due_plain")
    return _say("is_due", task, situation, due=due) if due else _say("is_undated", task, situation)


def _done(task: dict[str, Any], situation: Situation) -> str:
    if task.get("completed"):
        return _say("is_done", task, situation)
    return _say("is_open", task, situation, due=due_text(task, situation, "due"))


def _priority(task: dict[str, Any], situation: Situation) -> str:
    return _say(f"is_{task.get('priority') or 'medium'}", task, situation)


def _repeat(task: dict[str, Any], situation: Situation) -> str:
    rule = task.get("recurrence")
    if not rule:
        return _say("is_once", task, situation)
    return _say("is_repeated", task, situation, rule=render_recurrence(rule, language=situation.language))


def _tags(task: dict[str, Any], situation: Situation) -> str:
    tags = " ".join(isolated(f"#{tag}", situation.language) for tag in task.get("tags", []))
    return _say("is_tagged", task, situation, tags=tags) if tags else _say("is_untagged", task, situation)


_SAID = {"when": _when, "done": _done, "priority": _priority, "repeat": _repeat, "tags": _tags}
