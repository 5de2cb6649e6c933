"""Arguments and answers of the task tools. Descriptions are prompt text: short, every turn pays for them."""

from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field, WithJsonSchema, model_validator

from todo.mcp.tool import Arguments, ToolResult
from todo.tasks.models import TaskFields
from todo.tasks.schemas import (
    MOST_AT_ONCE,
    PRIORITIES,
    Day,
    Description,
    Priority,
    Rule,
    Status,
    Tags,
    TimeOfDay,
    Title,
)

TaskId = Annotated[int, Field(ge=1, le=2**31 - 1)]
_FIELD = "-?(created|due_date|priority|title|completed)"
Sort = Annotated[str, Field(pattern=rf"^{_FIELD}(,{_FIELD})*$")]


class AddTask(Arguments):
    title: Title
    description: Description | None = None
    priority: Priority | None = None
    due_date: Day | None = Field(default=None, description="YYYY-MM-DD")
    due_time: TimeOfDay | None = Field(default=None, description="HH:MM; needs due_date")
    tags: Tags | None = None
    recurrence: Rule | None = Field(default=None, description="RRULE, as FREQ=WEEKLY;BYDAY=MO")


class ListTasks(Arguments):
    status: Status = "all"
    priority: Priority | None = None
    tag: str | None = Field(default=None, max_length=50)
    due_from: Day | None = None
    due_to: Day | None = None
    added_from: Day | None = None
    added_to: Day | None = None
    query: str | None = Field(default=None, max_length=200, description="words of title, description or tags")
    ids: list[TaskId] | None = Field(default=None, max_length=MOST_AT_ONCE)
    sort: Sort = Field(default="created", description="created, due_date, priority, title; - descending")
    limit: int = Field(default=50, ge=1, le=MOST_AT_ONCE)


class SearchTasks(Arguments):
    query: str = Field(min_length=1, max_length=200)
    status: Status = "all"
    limit: int = Field(default=20, ge=1, le=100)


class OneTask(Arguments):
    task_id: TaskId


class UpdateTask(OneTask):
    title: Title = Field(default="")
    description: Description | None = None
    completed: bool = False
    priority: Priority | None = None
    due_date: Day | None = None
    due_time: TimeOfDay | None = None
    tags: Tags | None = None
    recurrence: Rule | None = None


class BulkUpdate(Arguments):
    action: Literal[
        "complete", "reopen", "reschedule", "tag", "untag", "prioritise", "skip", "delete", "restore"
    ]
    task_ids: list[TaskId] = Field(min_length=1, max_length=MOST_AT_ONCE)
    due_date: Day | None = Field(default=None, description="reschedule: the new day")
    due_time: TimeOfDay | None = Field(default=None, description="reschedule: the new time")
    shift_days: int | None = Field(default=None, ge=-3660, le=3660, description="reschedule: days later")
    tags: Tags | None = Field(default=None, description="tag, untag")
    priority: Priority | None = Field(default=None, description="prioritise")

    @model_validator(mode="after")
    def _has_what_its_action_needs(self) -> Self:
        needs = {"tag": "tags", "untag": "tags", "prioritise": "priority"}.get(self.action)
        if needs is not None and not getattr(self, needs):
            raise ValueError(f"{self.action} needs {needs}")
        named = {"due_date", "due_time", "shift_days"} & self.model_fields_set
        if self.action == "reschedule" and not named:
            raise ValueError("reschedule needs due_date, due_time or shift_days")
        return self


class Undo(Arguments):
    activity_ids: list[Annotated[int, Field(ge=1)]] | None = Field(
        default=None, max_length=MOST_AT_ONCE, description="left out: the last change"
    )
    count: int = Field(default=1, ge=1, le=20, description="how many of the last changes")


class Overview(Arguments):
    pass


class ListedTask(BaseModel):
    """What a model needs of a task; what is as usual is left out."""

    id: int
    title: str
    completed: bool
    due_date: str | None = None
    due_time: str | None = None
    priority: Priority | None = None
    tags: list[str] | None = None
    recurrence: str | None = None
    description: str | None = None
    completed_on: str | None = None
    deleted: bool | None = None


ShownTask = Annotated[ListedTask, WithJsonSchema({"type": "object", "description": "as in list_tasks"})]


class TaskList(ToolResult):
    result: list[ListedTask]
    total: int | None = Field(default=None, description="how many there are, where the list is cut")


class Proposed(ToolResult):
    """Fields that an answer has where a person must confirm first."""

    approval_id: str | None = None
    expires_at: str | None = None
    message: str | None = None
    changes: list[dict[str, Any]] | None = None


class TaskCreated(ToolResult):
    task_id: int
    status: Literal["created"] = "created"
    title: str
    task: ShownTask
    same_title_as: int | None = Field(default=None, description="an open task with the same title")


class TaskChanged(Proposed):
    status: Literal["completed", "updated", "deleted", "needs_approval"]
    task_id: int | None = None
    title: str | None = None
    task: ShownTask | None = None
    next_task: ShownTask | None = Field(default=None, description="what repeats it")


class TasksChanged(Proposed):
    status: Literal["changed", "unchanged", "needs_approval"]
    task_ids: list[int] | None = None
    failed: list[str] | None = None


class UndoneChange(BaseModel):
    action: Literal["created", "updated", "completed", "reopened", "deleted", "restored"]
    task_id: int
    title: str


class Undone(Proposed):
    status: Literal["undone", "needs_approval"]
    undone: list[UndoneChange] | None = None
    task_ids: list[int] | None = None


class OverviewResult(ToolResult):
    today: int
    overdue: int
    upcoming: int
    pending: int
    completed: int
    due_today: list[ShownTask]


def listed(task: TaskFields, zone: ZoneInfo) -> ListedTask:
    priority = PRIORITIES[task.priority]
    return ListedTask(
        id=task.id,
        title=task.title,
        completed=task.completed,
        due_date=task.due_date.isoformat() if task.due_date else None,
        due_time=task.due_time.strftime("%H:%M") if task.due_time else None,
        priority=None if priority == "medium" else priority,
        tags=task.tags or None,
        recurrence=task.recurrence,
        description=task.description or None,
        completed_on=task.completed_at.astimezone(zone).date().isoformat() if task.completed_at else None,
        deleted=True if task.deleted_at else None,
    )
