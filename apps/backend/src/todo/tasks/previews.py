"""What a call would make of tasks, without doing it: for the gate, and for the card that people see."""

from datetime import date, timedelta
from typing import Any

from todo.activity.errors import TooMuchToUndo
from todo.activity.models import Activity
from todo.activity.repository import ActivityRepository
from todo.core.clock import Clock
from todo.mcp.tool import Change, Preview, ToolCall
from todo.tasks.errors import TaskNotFound
from todo.tasks.models import Task
from todo.tasks.schemas import MOST_AT_ONCE, TaskUpdate
from todo.tasks.service import TaskService, after_skip
from todo.tasks.snapshots import snapshot
from todo.tasks.tool_schemas import BulkUpdate, OneTask, Undo, UpdateTask


class TaskPreviews:
    def __init__(self, clock: Clock) -> None:
        self.clock = clock

    async def complete(self, call: ToolCall, given: OneTask) -> Preview:
        return await self._preview(call, [given.task_id], given, {"completed": True})

    async def delete(self, call: ToolCall, given: OneTask) -> Preview:
        return await self._preview(call, [given.task_id], given, None)

    async def update(self, call: ToolCall, given: UpdateTask) -> Preview:
        change = TaskUpdate.model_validate(given.model_dump(exclude_unset=True, exclude={"task_id"}))
        named = change.model_dump(mode="json", include=change.model_fields_set) | defaulted(change)
        return await self._preview(call, [given.task_id], given, named)

    async def bulk(self, call: ToolCall, given: BulkUpdate) -> Preview:
        await self._turn(call)
        found = await self._tasks(call).get_many(given.task_ids, by=call.identity)
        tasks = [task for task in found if (task.deleted_at is None) != (given.action == "restore")]
        today = self.clock.now().astimezone(call.identity.zone).date()
        changes = [change_of(task, after_bulk(task, given, today)) for task in tasks]
        return Preview(
            changes=[change for change in changes if change.before != change.after],
            arguments=given.model_dump(mode="json", exclude_unset=True),
        )

    async def undo(self, call: ToolCall, given: Undo) -> Preview:
        await self._turn(call)
        log = ActivityRepository(call.session)
        user_id = call.identity.user_id
        entries = (
            [await log.get(number, user_id=user_id) for number in given.activity_ids]
            if given.activity_ids
            else await log.last_batches(given.count, user_id=user_id)
        )
        if len(entries) > MOST_AT_ONCE:
            raise TooMuchToUndo(len(entries), MOST_AT_ONCE)
        known = {entry.task_id: entry for entry in entries if entry is not None}
        tasks = await self._tasks(call).get_many(list(known), by=call.identity)
        return Preview(
            changes=[change_of(task, undone_fields(task, known[task.id])) for task in tasks],
            arguments={"activity_ids": [entry.id for entry in entries if entry is not None]},
        )

    async def _preview(
        self, call: ToolCall, task_ids: list[int], given: Any, after: dict[str, Any] | None
    ) -> Preview:
        await self._turn(call)
        tasks = [await self._living(call, task_id) for task_id in task_ids]
        changes = [change_of(task, None if after is None else snapshot(task) | after) for task in tasks]
        return Preview(
            changes=[change for change in changes if change.before != change.after],
            arguments=given.model_dump(mode="json", exclude_unset=True),
        )

    async def _turn(self, call: ToolCall) -> None:
        """The user's other writes wait from here on: what is foreseen is what happens."""
        await self._tasks(call).log.take_turn(call.identity, activities=0)

    async def _living(self, call: ToolCall, task_id: int) -> Task:
        task = await self._tasks(call).get(task_id, by=call.identity)
        if task.deleted_at is not None:
            raise TaskNotFound(task_id)
        return task

    def _tasks(self, call: ToolCall) -> TaskService:
        return TaskService.over(call.session, self.clock)


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


def after_bulk(task: Task, given: BulkUpdate, today: date) -> dict[str, Any] | None:
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
            named = (after_skip(task, today) or {}) if given.action == "skip" else bulk_fields(task, given)
            fields = TaskUpdate.model_validate(named)
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
