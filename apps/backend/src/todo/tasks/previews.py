"""What a call would make of a task, without doing it. Pure."""

from datetime import timedelta
from typing import Any

from todo.activity.models import Activity
from todo.mcp.tool import Change
from todo.tasks.models import Task
from todo.tasks.schemas import TaskUpdate
from todo.tasks.snapshots import snapshot
from todo.tasks.tool_schemas import BulkUpdate


def change_of(task: Task, after: dict[str, Any] | None) -> Change:
    before = _visible(snapshot(task))
    return Change(
        task_id=task.id, title=task.title, before=before, after=None if after is None else _visible(after)
    )


def _visible(fields: dict[str, Any]) -> dict[str, Any]:
    """What people see of a task; when it was completed follows from that."""
    return {name: value for name, value in fields.items() if name != "completed_at"}


def defaulted(change: TaskUpdate) -> dict[str, Any]:
    return {name: value for name, value in change.changes().items() if name in {"priority", "tags"}}


def after_bulk(task: Task, given: BulkUpdate) -> dict[str, Any] | None:
    before = snapshot(task)
    match given.action:
        case "delete":
            return None
        case "complete" | "reopen":
            return before | {"completed": given.action == "complete"}
        case "restore":
            return before | {"deleted": False}
        case "tag":
            return before | {"tags": list(dict.fromkeys([*task.tags, *(given.tags or [])]))}
        case "untag":
            return before | {"tags": [tag for tag in task.tags if tag not in (given.tags or [])]}
        case _:
            fields = TaskUpdate.model_validate(bulk_fields(task, given))
            return before | fields.model_dump(mode="json", include=fields.model_fields_set)


def bulk_fields(task: Task, given: BulkUpdate) -> dict[str, Any]:
    if given.action == "prioritise":
        return {"priority": given.priority}
    if given.shift_days is not None and task.due_date is not None:
        return {"due_date": task.due_date + timedelta(days=given.shift_days), "due_time": task.due_time}
    named = given.model_dump(include={"due_date", "due_time"} & given.model_fields_set)
    if named.get("due_date") is not None and "due_time" not in named:
        named["due_time"] = task.due_time
    return named


def undone_fields(task: Task, entry: Activity) -> dict[str, Any] | None:
    """The task as it would be without that entry; None: it would go to the trash."""
    now = snapshot(task)
    match entry.action:
        case "task.created" | "task.restored":
            return None
        case "task.completed" | "task.reopened":
            return now | {"completed": entry.action == "task.reopened"}
        case "task.deleted":
            return now | {"deleted": False}
        case _:
            return now | (entry.before or {})
