"""A task's fields as JSON: what the activity log keeps, and how it is read back."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from todo.activity.errors import ChangedSince
from todo.activity.models import Activity
from todo.tasks.models import Task
from todo.tasks.schemas import PRIORITIES, WEIGHTS

FIELDS = (
    "title",
    "description",
    "completed",
    "completed_at",
    "priority",
    "due_date",
    "due_time",
    "tags",
    "recurrence",
)


def snapshot(task: Task) -> dict[str, Any]:
    return {
        "title": task.title,
        "description": task.description,
        "completed": task.completed,
        "completed_at": task.completed_at.isoformat() if task.completed_at else None,
        "priority": PRIORITIES[task.priority],
        "due_date": task.due_date.isoformat() if task.due_date else None,
        "due_time": task.due_time.strftime("%H:%M") if task.due_time else None,
        "tags": list(task.tags),
        "recurrence": task.recurrence,
    }


def restored_values(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes of a Task behind (part of) a snapshot."""
    return {name: _restored(name, value) for name, value in fields.items() if name in FIELDS}


def _restored(name: str, value: Any) -> Any:
    if name == "priority":
        return WEIGHTS[value]
    if value is None:
        return None
    readers = {
        "due_date": date.fromisoformat,
        "due_time": time.fromisoformat,
        "completed_at": datetime.fromisoformat,
    }
    return readers[name](value) if name in readers else value


def refuse_if_changed(entry: Activity, task: Task) -> None:
    """Raises ChangedSince unless the task is still as this entry left it."""
    is_trashed = task.deleted_at is not None
    if is_trashed != (entry.action == "task.deleted"):
        changes = [{"field": "deleted", "expected": not is_trashed, "actual": is_trashed}]
        raise ChangedSince(
            task.id, changes, f"Task {task.id} was {'deleted' if is_trashed else 'restored'} since."
        )
    if entry.action == "task.deleted":
        return
    now = snapshot(task)
    compared = (
        {"completed"} if entry.action in {"task.completed", "task.reopened"} else set(entry.after or {})
    )
    changes = [
        {"field": name, "expected": (entry.after or {})[name], "actual": now[name]}
        for name in FIELDS
        if name in compared and name in (entry.after or {}) and now[name] != (entry.after or {})[name]
    ]
    if changes:
        raise ChangedSince(task.id, changes)
