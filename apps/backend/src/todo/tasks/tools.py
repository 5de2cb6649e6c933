"""The MCP tools of tasks: thin functions on the one task service. Their docstrings are prompt text."""

from collections.abc import Sequence

from todo.activity.repository import ActivityRepository
from todo.activity.service import ActivityService
from todo.core.clock import Clock
from todo.core.errors import AppError
from todo.mcp.tool import Effect, Tool, ToolCall, Verb
from todo.tasks.errors import TaskNotFound
from todo.tasks.models import Task, TaskFields
from todo.tasks.previews import TaskPreviews, bulk_fields
from todo.tasks.schemas import BulkRequest, TaskCreate, TaskFilters, TaskUpdate
from todo.tasks.service import Outcome, TaskService
from todo.tasks.tool_schemas import (
    AddTask,
    BulkUpdate,
    ListedTask,
    ListTasks,
    OneTask,
    Overview,
    OverviewResult,
    SearchTasks,
    TaskChanged,
    TaskCreated,
    TaskList,
    TasksChanged,
    Undo,
    Undone,
    UndoneChange,
    UpdateTask,
    listed,
)

_VERBS: dict[str, Verb] = {
    "complete": "completed",
    "reopen": "reopened",
    "delete": "deleted",
    "restore": "restored",
}
_UNDONE: dict[str, Verb] = {
    "task.created": "deleted",
    "task.restored": "deleted",
    "task.deleted": "restored",
    "task.completed": "reopened",
    "task.reopened": "completed",
}
_OF_SERVICE = {"complete", "reopen", "delete", "restore", "tag", "untag"}


class TaskTools:
    def __init__(self, clock: Clock) -> None:
        self.clock = clock

    async def add_task(self, call: ToolCall, given: AddTask) -> TaskCreated:
        """Adds a task. Use it when the person says what they need to do or remember.
        Answers with its number; same_title_as names an open task of the same title."""
        twin = await self._same_title(call, given.title)
        draft = TaskCreate(**given.model_dump(exclude_none=True))
        task = await self._tasks(call).create(draft, by=call.identity)
        return TaskCreated(
            task_id=task.id,
            title=task.title,
            task=_shown(task, call),
            same_title_as=twin,
            effects=[await self._effect("created", task, call)],
        )

    async def list_tasks(self, call: ToolCall, given: ListTasks) -> TaskList:
        """Lists tasks, filters combined. status: all (pending and completed), pending, completed or trash."""
        if given.ids is not None:
            return _list(await self._tasks(call).get_many(given.ids, by=call.identity), call)
        filters = TaskFilters(
            status=given.status,
            priority=given.priority,
            tag=given.tag,
            due_from=given.due_from,
            due_to=given.due_to,
            added_from=given.added_from,
            added_to=given.added_to,
            q=given.query,
            sort=given.sort,
        )
        tasks, total = await self._tasks(call).first(filters, limit=given.limit, by=call.identity)
        return _list(tasks, call, total=total)

    async def search_tasks(self, call: ToolCall, given: SearchTasks) -> TaskList:
        """Finds tasks by words, or beginnings of words, of title, description and tags."""
        found = await self._tasks(call).search(
            given.query, by=call.identity, status=given.status, limit=given.limit
        )
        return _list(found, call)

    async def complete_task(self, call: ToolCall, given: OneTask) -> TaskChanged:
        """Marks one task as done; done stays done. A repeating task answers with its next_task."""
        outcome = await self._tasks(call).complete(given.task_id, by=call.identity)
        return await self._changed("completed", outcome.task, call, outcome.changed, outcome.successor)

    async def delete_task(self, call: ToolCall, given: OneTask) -> TaskChanged:
        """Moves one task to the trash, where it stays for 30 days. In chat a person must confirm first."""
        task = await self._tasks(call).delete(given.task_id, by=call.identity)
        return await self._changed("deleted", task, call, True)

    async def update_task(self, call: ToolCall, given: UpdateTask) -> TaskChanged:
        """Changes the given fields of one task; null clears. completed=false reopens it."""
        change = TaskUpdate.model_validate(given.model_dump(exclude_unset=True, exclude={"task_id"}))
        before = await self._living(call, given.task_id)
        was_completed = before.completed
        outcome = await self._tasks(call).update(given.task_id, change, by=call.identity)
        verb: Verb = "updated"
        if outcome.task.completed != was_completed:
            verb = "completed" if outcome.task.completed else "reopened"
        return await self._changed(verb, outcome.task, call, outcome.changed, outcome.successor)

    async def bulk_update_tasks(self, call: ToolCall, given: BulkUpdate) -> TasksChanged:
        """Does the same to several tasks: complete, reopen, reschedule (due_date, due_time or shift_days), tag,
        untag, prioritise, skip (a repeating task's next time), delete, restore. In chat a person must confirm first."""
        items = (
            await self._tasks(call).bulk(_bulk_request(given), by=call.identity)
            if given.action in _OF_SERVICE
            else []
        )
        failed = [item.message for item in items if item.message]
        changed = [item.id for item in items if item.status == "changed"]
        if given.action not in _OF_SERVICE:
            changed, failed = await self._update_each(call, given)
        tasks = await self._tasks(call).get_many(changed, by=call.identity)
        verb = _VERBS.get(given.action, "updated")
        return TasksChanged(
            status="changed" if changed else "unchanged",
            task_ids=changed,
            failed=failed or None,
            effects=[await self._effect(verb, task, call) for task in tasks],
        )

    async def overview(self, call: ToolCall, _given: Overview) -> OverviewResult:
        """How many tasks are due today, overdue, upcoming, pending and completed; what is due by today."""
        counts = await self._tasks(call).counts(by=call.identity)
        today = self.clock.now().astimezone(call.identity.zone).date()
        due = TaskFilters(status="pending", due_to=today, sort="due_date", limit=20)
        page = await self._tasks(call).page(due, by=call.identity)
        return OverviewResult(
            today=counts.today,
            overdue=counts.overdue,
            upcoming=counts.upcoming,
            pending=counts.all,
            completed=counts.completed,
            due_today=[_shown(task, call) for task in page.items],
        )

    async def undo(self, call: ToolCall, given: Undo) -> Undone:
        """Takes back the last change of any task, or count of them, or the given entries of the activity log."""
        service = ActivityService(ActivityRepository(call.session), self._tasks(call))
        entries = (
            [await service.undo(number, by=call.identity) for number in given.activity_ids]
            if given.activity_ids
            else await service.undo_last(given.count, by=call.identity)
        )
        tasks = {
            task.id: task
            for task in await self._tasks(call).get_many(
                [entry.task_id for entry in entries], by=call.identity
            )
        }
        effects = [
            await self._effect(_UNDONE.get(entry.action, "updated"), tasks[entry.task_id], call)
            for entry in entries
            if entry.task_id in tasks
        ]
        undone = [
            UndoneChange.model_validate(
                {"action": entry.action.removeprefix("task."), "task_id": entry.task_id, "title": entry.title}
            )
            for entry in entries
        ]
        return Undone(
            status="undone",
            undone=undone,
            task_ids=list(tasks),
            effects=effects,
        )

    async def still_there(self, call: ToolCall, effects: Sequence[Effect]) -> bool:
        """An addition of an earlier attempt, unless it was deleted since."""
        found = await self._tasks(call).get_many([effect.task_id for effect in effects], by=call.identity)
        return any(task.deleted_at is None for task in found)

    # Steps

    def _tasks(self, call: ToolCall) -> TaskService:
        return TaskService.over(call.session, self.clock)

    async def _living(self, call: ToolCall, task_id: int) -> Task:
        task = await self._tasks(call).get(task_id, by=call.identity)
        if task.deleted_at is not None:
            raise TaskNotFound(task_id)
        return task

    async def _changed(
        self, verb: Verb, task: Task, call: ToolCall, has_changed: bool, successor: Task | None = None
    ) -> TaskChanged:
        effects = [await self._effect(verb, task, call)] if has_changed else []
        if successor is not None:
            effects.append(await self._effect("created", successor, call))
        return TaskChanged(
            status="updated" if verb == "reopened" else verb,
            task_id=task.id,
            title=task.title,
            task=_shown(task, call),
            next_task=_shown(successor, call) if successor else None,
            effects=effects,
        )

    async def _effect(self, verb: Verb, task: Task, call: ToolCall) -> Effect:
        log = ActivityRepository(call.session)
        return Effect(
            verb=verb,
            task_id=task.id,
            task=_shown(task, call).model_dump(exclude_none=True),
            activity_id=await log.newest_of(task.id, user_id=call.identity.user_id),
        )

    async def _same_title(self, call: ToolCall, title: str) -> int | None:
        found = await self._tasks(call).search(title, by=call.identity, status="pending", limit=20)
        same = [task.id for task in found if task.title.casefold() == title.casefold()]
        return same[0] if same else None

    async def _update_each(self, call: ToolCall, given: BulkUpdate) -> tuple[list[int], list[str]]:
        changed: list[int] = []
        failed: list[str] = []
        service = self._tasks(call)
        service.log.as_one()
        for task in await service.get_many(given.task_ids, by=call.identity):
            try:
                outcome = await self._update_one(service, call, task, given)
            except AppError as error:
                failed.append(error.message)
            else:
                changed += [task.id] if outcome.changed else []
        missing = set(given.task_ids) - set(changed)
        failed += [TaskNotFound(number).message for number in sorted(missing) if not changed and not failed]
        return changed, failed

    async def _update_one(
        self, service: TaskService, call: ToolCall, task: Task, given: BulkUpdate
    ) -> Outcome:
        if given.action == "skip":
            return await service.skip(task.id, by=call.identity)
        change = TaskUpdate.model_validate(bulk_fields(task, given))
        return await service.update(task.id, change, by=call.identity)


def task_tools(clock: Clock) -> list[Tool]:
    tools, previews = TaskTools(clock), TaskPreviews(clock)
    return [
        Tool(
            "add_task",
            "Add a task",
            "tasks:write",
            AddTask,
            TaskCreated,
            tools.add_task,
            still_holds=tools.still_there,
        ),
        Tool(
            "list_tasks",
            "List tasks",
            "tasks:read",
            ListTasks,
            TaskList,
            tools.list_tasks,
            read_only=True,
            idempotent=True,
        ),
        Tool(
            "search_tasks",
            "Search tasks",
            "tasks:read",
            SearchTasks,
            TaskList,
            tools.search_tasks,
            read_only=True,
            idempotent=True,
        ),
        Tool(
            "complete_task",
            "Complete a task",
            "tasks:write",
            OneTask,
            TaskChanged,
            tools.complete_task,
            idempotent=True,
            preview=previews.complete,
        ),
        Tool(
            "update_task",
            "Change a task",
            "tasks:write",
            UpdateTask,
            TaskChanged,
            tools.update_task,
            destructive=True,
            idempotent=True,
            preview=previews.update,
        ),
        Tool(
            "delete_task",
            "Delete a task",
            "tasks:delete",
            OneTask,
            TaskChanged,
            tools.delete_task,
            destructive=True,
            idempotent=True,
            preview=previews.delete,
        ),
        Tool(
            "bulk_update_tasks",
            "Change several tasks",
            "tasks:write",
            BulkUpdate,
            TasksChanged,
            tools.bulk_update_tasks,
            extra_scope=lambda given: "tasks:delete" if given.action == "delete" else None,
            destructive=True,
            preview=previews.bulk,
        ),
        Tool(
            "undo",
            "Undo",
            "tasks:write",
            Undo,
            Undone,
            tools.undo,
            destructive=True,
            preview=previews.undo,
        ),
        Tool(
            "overview",
            "Overview",
            "tasks:read",
            Overview,
            OverviewResult,
            tools.overview,
            read_only=True,
            idempotent=True,
        ),
    ]


def _shown(task: TaskFields, call: ToolCall) -> ListedTask:
    return listed(task, call.identity.zone)


def _list(tasks: Sequence[TaskFields], call: ToolCall, *, total: int = 0) -> TaskList:
    is_cut = total > len(tasks)
    return TaskList(result=[_shown(task, call) for task in tasks], total=total if is_cut else None)


def _bulk_request(given: BulkUpdate) -> BulkRequest:
    return BulkRequest.model_validate(
        {"action": given.action, "ids": given.task_ids, **({"tags": given.tags} if given.tags else {})}
    )
