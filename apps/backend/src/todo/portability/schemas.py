from datetime import datetime
from typing import Any, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from todo.auth.schemas import ProfileUpdate
from todo.chat.adoption import AdoptedConversation
from todo.tasks.models import Task
from todo.tasks.schemas import PRIORITIES, TaskCreate

ExportFormat = Literal["json", "csv"]
ImportFormat = Literal["json", "csv", "todotxt"]


class PortableTask(TaskCreate):
    """A task as it travels: without what only means something here (number, version)."""

    model_config = ConfigDict(extra="ignore")

    completed: bool = False
    completed_at: AwareDatetime | None = None
    created_at: AwareDatetime | None = None
    deleted_at: AwareDatetime | None = None

    @classmethod
    def of(cls, task: Task) -> Self:
        return cls(
            title=task.title,
            description=task.description,
            priority=PRIORITIES[task.priority],
            due_date=task.due_date,
            due_time=task.due_time,
            tags=task.tags,
            recurrence=task.recurrence,
            completed=task.completed,
            completed_at=task.completed_at,
            created_at=task.created_at,
            deleted_at=task.deleted_at,
        )


class Export(BaseModel):
    """Everything that the account holds."""

    format: Literal["todo-export"] = "todo-export"
    version: Literal[1] = 1
    exported_at: datetime
    account: dict[str, Any]
    tasks: list[dict[str, Any]]
    activity: list[dict[str, Any]]
    conversations: list[dict[str, Any]]


class PortableSettings(ProfileUpdate):
    """What of an exported account another one can take over: never its address."""

    model_config = ConfigDict(extra="ignore")


class Companions(BaseModel):
    """What our own export holds beside the tasks."""

    model_config = ConfigDict(extra="ignore")

    account: PortableSettings | None = None
    conversations: list[AdoptedConversation] = Field(default_factory=list, max_length=5_000)
    activity: list[Any] = Field(default_factory=list)


ImportFault = Literal[
    "not_json",
    "not_csv",
    "no_list",
    "not_a_task",
    "no_title_column",
    "too_many",
    "too_many_faults",
    "missing",
    "too_long",
    "unreadable",
]


class ImportProblem(BaseModel):
    line: int = Field(description="Where in the file; for JSON the position of the task, from 1.")
    code: ImportFault = Field(description="For those who say it in their own words.")
    field: str | None = Field(
        default=None, description="The field or column at fault; null = the whole line."
    )
    limit: int | None = Field(
        default=None, description="For `too_long`, `too_many` and `too_many_faults`: the most there may be."
    )
    message: str = Field(description="The same in English.")


class LeftOut(BaseModel):
    """Something in the file that stays there."""

    what: Literal["tasks", "conversations", "settings", "activity"]
    count: int
    reason: Literal["already_here", "not_asked_for", "belongs_to_its_account"]


class ImportResult(BaseModel):
    """What the import would do (`preview`), or did."""

    preview: bool
    tasks: int = Field(description="New tasks, with their trash.")
    conversations: int = Field(description="New conversations, as text.")
    settings: bool = Field(description="Whether name, time zone, language and preferences become the file's.")
    left_out: list[LeftOut]
    duplicates: int = Field(
        description="New tasks that look like one of the account (same title and due date)."
    )
    ids: list[int] = Field(description="The new numbers; empty in a preview.")
    sample: list[PortableTask] = Field(description="The first twenty.")
    problems: list[ImportProblem] = Field(
        description="What cannot be read; an import with problems is refused."
    )
