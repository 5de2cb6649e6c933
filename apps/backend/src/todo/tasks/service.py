"""The rules of tasks. REST, MCP tools and the assistant all change tasks here and nowhere else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Protocol, Self

from sqlmodel.ext.asyncio.session import AsyncSession

from todo.activity.errors import ChangedSince
from todo.activity.log import ActivityLog, Turn
from todo.activity.models import Action, Activity
from todo.activity.repository import ActivityRepository
from todo.core.clock import Clock
from todo.core.errors import AppError
from todo.core.identity import Identity
from todo.tasks.errors import TaskChanged, TaskNotFound, TaskRuleBroken
from todo.tasks.models import Task, TaskFields
from todo.tasks.recurrence import Recurrence
from todo.tasks.repository import TaskRepository
from todo.tasks.schemas import (
    WEIGHTS,
    BulkItem,
    BulkRequest,
    Priority,
    Status,
    TagCount,
    TaskCounts,
    TaskCreate,
    TaskFilters,
    TaskRead,
    TaskUpdate,
)
from todo.tasks.search_text import searchable
from todo.tasks.snapshots import refuse_if_changed, restored_values, snapshot
from todo.tasks.sorting import cursor_after

TRASH_DAYS = 30
MOST_TAGS = 20
_PORTION = 200


@dataclass(frozen=True)
class TaskPage:
    items: Sequence[TaskFields]
    next_cursor: str | None


@dataclass(frozen=True)
class Outcome:
    """What a call did. `task` is as it is now; nothing changed: it was so already."""

    task: Task
    changed: bool
    successor: Task | None = None
    """The next task of a recurring one that was completed."""


class AdoptedTask(Protocol):
    """A task that was made elsewhere."""

    title: str
    description: str | None
    completed: bool
    completed_at: datetime | None
    priority: Priority
    due_date: date | None
    due_time: time | None
    tags: list[str]
    recurrence: str | None
    created_at: datetime | None
    deleted_at: datetime | None


class TaskService:
    def __init__(self, tasks: TaskRepository, log: ActivityLog, clock: Clock) -> None:
        self.tasks = tasks
        self.log = log
        self.clock = clock

    @classmethod
    def over(cls, session: AsyncSession, clock: Clock) -> Self:
        return cls(TaskRepository(session), ActivityLog(ActivityRepository(session), clock), clock)

    # Reading

    async def get(self, task_id: int, *, by: Identity) -> Task:
        """Also from the trash. Raises TaskNotFound."""
        task = await self.tasks.get(task_id, user_id=by.user_id)
        if task is None:
            raise TaskNotFound(task_id)
        return task

    async def get_many(self, task_ids: Sequence[int], *, by: Identity) -> list[Task]:
        """Those that exist, by number; also from the trash."""
        return await self.tasks.get_many(task_ids, user_id=by.user_id)

    async def page(self, filters: TaskFilters, *, by: Identity) -> TaskPage:
        found = await self.tasks.page(filters, user_id=by.user_id, zone=by.zone)
        items = found[: filters.limit]
        has_more = len(found) > filters.limit
        return TaskPage(items, cursor_after(items[-1], filters.sort) if has_more else None)

    async def first(self, filters: TaskFilters, *, limit: int, by: Identity) -> tuple[list[TaskFields], int]:
        """The first `limit` tasks of the list, read page by page, and how many it has in all."""
        tasks: list[TaskFields] = []
        cursor = None
        while len(tasks) < limit:
            portion = {"limit": min(_PORTION, limit - len(tasks)), "cursor": cursor}
            page = await self.page(filters.model_copy(update=portion), by=by)
            tasks += page.items
            cursor = page.next_cursor
            if cursor is None:
                return tasks, len(tasks)
        return tasks, await self.tasks.count(filters, user_id=by.user_id, zone=by.zone)

    async def search(
        self, text: str, *, by: Identity, status: Status = "all", limit: int = 20
    ) -> Sequence[TaskFields]:
        filters = TaskFilters(q=text[:200], status=status, limit=limit)
        return (await self.page(filters, by=by)).items

    async def counts(self, *, by: Identity) -> TaskCounts:
        numbers = await self.tasks.counts(user_id=by.user_id, today=self._today(by))
        tags = await self.tasks.tag_counts(user_id=by.user_id)
        return TaskCounts(**numbers, tags=[TagCount(name=name, count=count) for name, count in tags])

    # Writing

    async def create(self, draft: TaskCreate, *, by: Identity) -> Task:
        turn, task_id = await self.log.take_turn(by, tasks=1)
        now = self.clock.now()
        task = Task(
            user_id=by.user_id,
            id=task_id,
            title=draft.title,
            description=draft.description,
            priority=WEIGHTS[draft.priority],
            due_date=draft.due_date,
            due_time=draft.due_time,
            tags=draft.tags,
            recurrence=draft.recurrence,
            created_at=now,
            updated_at=now,
        )
        self._settle(task, by)
        await self._add(turn, task)
        return task

    async def update(
        self, task_id: int, change: TaskUpdate, *, by: Identity, expected_version: int | None = None
    ) -> Outcome:
        """Changes the named fields. `expected_version` guards against overwriting: TaskChanged."""
        turn, _ = await self.log.take_turn(by)
        task = await self._living(task_id, by, expected_version)
        changes = change.changes()
        is_done = changes.pop("completed", task.completed)
        outcome = await self._apply(turn, "task.updated", task, changes, by)
        if is_done == task.completed:
            return outcome
        toggled = await (self._complete if is_done else self._reopen)(turn, task, by)
        return Outcome(task, True, toggled.successor)

    async def complete(self, task_id: int, *, by: Identity, expected_version: int | None = None) -> Outcome:
        """Done stays done. A recurring task makes its next one."""
        turn, _ = await self.log.take_turn(by)
        return await self._complete(turn, await self._living(task_id, by, expected_version), by)

    async def reopen(self, task_id: int, *, by: Identity, expected_version: int | None = None) -> Outcome:
        turn, _ = await self.log.take_turn(by)
        return await self._reopen(turn, await self._living(task_id, by, expected_version), by)

    async def toggle(self, task_id: int, *, by: Identity, expected_version: int | None = None) -> Outcome:
        turn, _ = await self.log.take_turn(by)
        task = await self._living(task_id, by, expected_version)
        return await (self._reopen if task.completed else self._complete)(turn, task, by)

    async def skip(self, task_id: int, *, by: Identity, expected_version: int | None = None) -> Outcome:
        """Moves a recurring task to its next occurrence, not done. Raises TaskRuleBroken at the last one."""
        turn, _ = await self.log.take_turn(by)
        task = await self._living(task_id, by, expected_version)
        if task.completed or task.recurrence is None or task.due_date is None:
            raise TaskRuleBroken(f"Task {task_id} does not recur, so there is no occurrence to skip.")
        skipped = after_skip(task, self._today(by))
        if skipped is None:
            raise TaskRuleBroken(f"Task {task_id} has no further occurrence. Complete it or delete it.")
        return await self._apply(turn, "task.updated", task, skipped, by)

    async def delete(self, task_id: int, *, by: Identity, expected_version: int | None = None) -> Task:
        """Moves to the trash, where it stays for TRASH_DAYS."""
        turn, _ = await self.log.take_turn(by)
        task = await self._living(task_id, by, expected_version)
        return await self._trash(turn, task)

    async def restore(self, task_id: int, *, by: Identity) -> Outcome:
        """Out of the trash; what is not in it stays as it is."""
        turn, _ = await self.log.take_turn(by)
        task = await self.get(task_id, by=by)
        if task.deleted_at is None:
            return Outcome(task, False)
        return Outcome(await self._untrash(turn, task), True)

    async def erase_one(self, task_id: int, *, by: Identity, expected_version: int | None = None) -> None:
        """For good, also out of the trash. Raises TaskNotFound, TaskChanged."""
        await self.log.take_turn(by, activities=0)
        _refuse_changed(await self.get(task_id, by=by), expected_version)
        await self.erase([task_id], by=by)

    async def erase(self, task_ids: Sequence[int], *, by: Identity) -> list[int]:
        """For good, also what the activity says about them. Returns the numbers of those that existed."""
        turn, _ = await self.log.take_turn(by, activities=max(1, len(task_ids)))
        found = await self.tasks.get_many(task_ids, user_id=by.user_id)
        numbers = [task.id for task in found]
        await self.tasks.erase(numbers, user_id=by.user_id)
        await self.log.entries.forget_text(user_id=by.user_id, task_ids=numbers)
        for number in numbers:
            await turn.record("task.erased", task_id=number, title="")
        return numbers

    async def bulk(self, request: BulkRequest, *, by: Identity) -> list[BulkItem]:
        """One transaction; what does not apply to a task is said per task."""
        turn, _ = await self.log.take_turn(by, activities=len(request.ids))
        found = {task.id: task for task in await self.tasks.get_many(request.ids, user_id=by.user_id)}
        return [
            await self._bulk_item(turn, request, number, found.get(number), by)
            for number in dict.fromkeys(request.ids)
        ]

    async def revert(self, entry: Activity, *, by: Identity) -> None:
        """Takes one logged change back. Raises ChangedSince rather than throw away what was done after it."""
        turn, _ = await self.log.take_turn(by)
        task = await self.tasks.get(entry.task_id, user_id=by.user_id)
        if task is None:
            raise ChangedSince(entry.task_id, [], f"Task {entry.task_id} was deleted for good.")
        refuse_if_changed(entry, task)
        match entry.action:
            case "task.created" | "task.restored":
                await self._trash(turn, task, undoes=entry.id)
            case "task.deleted":
                await self._untrash(turn, task, undoes=entry.id)
            case "task.completed":
                await self._reopen(turn, task, by, undoes=entry.id)
            case "task.reopened":
                await self._complete(turn, task, by, undoes=entry.id)
            case _:
                values = restored_values(entry.before or {})
                await self._apply(turn, "task.updated", task, values, by, undoes=entry.id)
        entry.undone_by = turn.batch

    async def adopt(self, drafts: Sequence[AdoptedTask], *, by: Identity) -> list[Task]:
        """Takes over tasks that were made elsewhere, with their history of having been done or deleted."""
        if not drafts:
            return []
        turn, last = await self.log.take_turn(by, activities=len(drafts), tasks=len(drafts))
        numbered = list(enumerate(drafts, last - len(drafts) + 1))
        tasks: list[Task] = []
        # Written in portions: others are answered between them, where all at once would keep them for seconds.
        for start in range(0, len(numbered), _PORTION):
            portion = [
                self._adopted(draft, number, by) for number, draft in numbered[start : start + _PORTION]
            ]
            await self._add(turn, *portion)
            tasks += portion
        return tasks

    # Steps

    def _adopted(self, draft: AdoptedTask, number: int, by: Identity) -> Task:
        now = self.clock.now()
        task = Task(
            user_id=by.user_id,
            id=number,
            title=draft.title,
            description=draft.description,
            completed=draft.completed,
            completed_at=(draft.completed_at or now) if draft.completed else None,
            priority=WEIGHTS[draft.priority],
            due_date=draft.due_date,
            due_time=draft.due_time,
            tags=draft.tags,
            recurrence=draft.recurrence,
            created_at=draft.created_at or now,
            updated_at=now,
            deleted_at=draft.deleted_at,
        )
        self._settle(task, by)
        return task

    def _today(self, by: Identity) -> date:
        return self.clock.now().astimezone(by.zone).date()

    async def _living(self, task_id: int, by: Identity, expected_version: int | None) -> Task:
        task = await self.get(task_id, by=by)
        if task.deleted_at is not None:
            raise TaskNotFound(task_id)
        _refuse_changed(task, expected_version)
        return task

    async def _apply(
        self,
        turn: Turn,
        action: Action,
        task: Task,
        values: Mapping[str, Any],
        by: Identity,
        *,
        undoes: int | None = None,
    ) -> Outcome:
        before = snapshot(task)
        for name, value in values.items():
            setattr(task, name, WEIGHTS.get(value, value) if name == "priority" else value)
        self._settle(task, by, clears_time="due_date" in values and "due_time" not in values)
        changed = {name for name, value in snapshot(task).items() if before[name] != value}
        if not changed:
            return Outcome(task, False)
        self._touch(task)
        after = snapshot(task)
        await self._record(
            turn,
            action,
            task,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
            undoes=undoes,
        )
        return Outcome(task, True)

    async def _complete(self, turn: Turn, task: Task, by: Identity, *, undoes: int | None = None) -> Outcome:
        if task.completed:
            return Outcome(task, False)
        values = {"completed": True, "completed_at": self.clock.now()}
        outcome = await self._apply(turn, "task.completed", task, values, by, undoes=undoes)
        return Outcome(outcome.task, True, await self._make_successor(turn, task, by))

    async def _make_successor(self, turn: Turn, task: Task, by: Identity) -> Task | None:
        if task.recurrence is None or task.due_date is None or await self._pending_successor(task, by):
            return None
        following = Recurrence.parse(task.recurrence).following(task.due_date, not_before=self._today(by))
        if following is None:
            return None
        due_date, left = following
        number = await turn.reserve(activities=1, tasks=1)
        now = self.clock.now()
        successor = Task(
            user_id=task.user_id,
            id=number,
            title=task.title,
            description=task.description,
            priority=task.priority,
            due_date=due_date,
            due_time=task.due_time,
            tags=list(task.tags),
            recurrence=str(left),
            created_at=now,
            updated_at=now,
        )
        self._settle(successor, by)
        task.successor_id = number
        await self._add(turn, successor)
        return successor

    async def _reopen(self, turn: Turn, task: Task, by: Identity, *, undoes: int | None = None) -> Outcome:
        if not task.completed:
            return Outcome(task, False)
        successor = await self._pending_successor(task, by)
        # The next occurrence existed only because this one was done; keep it once somebody has worked on it.
        if successor is not None and successor.version == 1:
            task.successor_id = None
            await self._trash(turn, successor)
        return await self._apply(
            turn, "task.reopened", task, {"completed": False, "completed_at": None}, by, undoes=undoes
        )

    async def _pending_successor(self, task: Task, by: Identity) -> Task | None:
        if task.successor_id is None:
            return None
        successor = await self.tasks.get(task.successor_id, user_id=by.user_id)
        return None if successor is None or successor.deleted_at is not None else successor

    async def _trash(self, turn: Turn, task: Task, *, undoes: int | None = None) -> Task:
        task.deleted_at = self.clock.now()
        self._touch(task)
        await self._record(turn, "task.deleted", task, before=snapshot(task), undoes=undoes)
        return task

    async def _untrash(self, turn: Turn, task: Task, *, undoes: int | None = None) -> Task:
        task.deleted_at = None
        self._touch(task)
        await self._record(turn, "task.restored", task, after=snapshot(task), undoes=undoes)
        return task

    async def _bulk_item(
        self, turn: Turn, request: BulkRequest, number: int, task: Task | None, by: Identity
    ) -> BulkItem:
        if task is None or (task.deleted_at is not None and request.action != "restore"):
            return BulkItem(id=number, status="not_found", message=f"There is no task {number}.")
        try:
            changed = await self._bulk_step(turn, request, task, by)
        except AppError as error:
            return BulkItem(id=number, status="refused", message=error.message)
        return BulkItem(
            id=number, status="changed" if changed else "unchanged", task=TaskRead.of(task, by.zone)
        )

    async def _bulk_step(self, turn: Turn, request: BulkRequest, task: Task, by: Identity) -> bool:
        match request.action:
            case "complete":
                return (await self._complete(turn, task, by)).changed
            case "reopen":
                return (await self._reopen(turn, task, by)).changed
            case "delete":
                return await self._trash(turn, task) is task
            case "restore":
                return task.deleted_at is not None and await self._untrash(turn, task) is task
            case "reschedule":
                named = {"due_date", "due_time"} & request.model_fields_set
                values = {name: getattr(request, name) for name in named}
            case "tag":
                values = {"tags": list(dict.fromkeys([*task.tags, *request.tags]))}
                if len(values["tags"]) > MOST_TAGS:
                    raise TaskRuleBroken(f"Task {task.id} would have more than {MOST_TAGS} tags.")
            case "untag":
                values = {"tags": [tag for tag in task.tags if tag not in request.tags]}
        if "due_date" in values and "due_time" not in values and values["due_date"] is not None:
            values["due_time"] = task.due_time
        return (await self._apply(turn, "task.updated", task, values, by)).changed

    def _settle(self, task: Task, by: Identity, *, clears_time: bool = False) -> None:
        """Makes the fields agree, or says why they cannot."""
        if task.due_date is None and clears_time:
            task.due_time = None
        if task.recurrence is not None and task.due_date is None:
            task.due_date = Recurrence.parse(task.recurrence).first(on_or_after=self._today(by))
            if task.due_date is None:
                raise TaskRuleBroken("The recurrence has no occurrence from today on.")
        if task.due_time is not None and task.due_date is None:
            raise TaskRuleBroken("A due time needs a due date.")
        task.search_text = searchable(task.title, task.description or "", " ".join(task.tags))

    def _touch(self, task: Task) -> None:
        task.updated_at = self.clock.now()
        task.version += 1

    async def _add(self, turn: Turn, *tasks: Task) -> None:
        made = [
            (task, await turn.entry("task.created", task_id=task.id, title=task.title, after=snapshot(task)))
            for task in tasks
        ]
        await self.tasks.add(*made)

    async def _record(self, turn: Turn, action: Action, task: Task, **change: Any) -> None:
        await turn.record(action, task_id=task.id, title=task.title, **change)
        await self.tasks.flush()


def _refuse_changed(task: Task, expected_version: int | None) -> None:
    if expected_version is not None and task.version != expected_version:
        raise TaskChanged(task.id, task.version)


def after_skip(task: Task, today: date) -> dict[str, Any] | None:
    """The fields of an open recurring task at its next occurrence; None if there is none."""
    if task.completed or task.recurrence is None or task.due_date is None:
        return None
    following = Recurrence.parse(task.recurrence).following(task.due_date, not_before=today)
    return {"due_date": following[0], "recurrence": str(following[1])} if following else None
