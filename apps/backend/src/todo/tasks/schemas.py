"""What goes in and out of tasks: over HTTP, MCP and import alike."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from todo.core.text import WITHOUT_NUL, line, note
from todo.tasks.models import HIGH, LOW, MEDIUM, TaskFields
from todo.tasks.recurrence import InvalidRecurrence, Recurrence

Priority = Literal["high", "medium", "low"]
PRIORITIES: Mapping[int, Priority] = {HIGH: "high", MEDIUM: "medium", LOW: "low"}
WEIGHTS: Mapping[Priority, int] = {name: weight for weight, name in PRIORITIES.items()}
Status = Literal["all", "pending", "completed", "trash"]
# Of one action on several tasks, and of one answer to a tool call.
MOST_AT_ONCE = 500

_DATE = r"^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
_TIME = r"^([01]\d|2[0-3]):[0-5]\d$"


def _read_date(value: object) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not re.fullmatch(_DATE, value):
        raise ValueError("must be a date from 1900 to 2199, as 2026-11-23")
    return date.fromisoformat(value)


def _read_time(value: object) -> object:
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0, tzinfo=None)
    if not isinstance(value, str) or not re.fullmatch(_TIME, value):
        raise ValueError("must be a time of day, as 17:30")
    return time.fromisoformat(value)


def _read_recurrence(value: str) -> str:
    try:
        return str(Recurrence.parse(value))
    except InvalidRecurrence as error:
        raise ValueError(f"the rule {error}") from error


def _unique_tags(tags: list[str]) -> list[str]:
    folded = [" ".join(tag.strip().lstrip("#").lower().split()) for tag in tags]
    if "" in folded:
        raise ValueError("a tag needs at least one character")
    return list(dict.fromkeys(folded))


Day = Annotated[
    date,
    BeforeValidator(_read_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": _DATE, "examples": ["2026-11-23"]}),
]
TimeOfDay = Annotated[
    time,
    BeforeValidator(_read_time),
    PlainSerializer(lambda value: value.strftime("%H:%M"), return_type=str),
    WithJsonSchema({"type": "string", "pattern": _TIME, "examples": ["17:30"]}),
]
Title = Annotated[str, line(max_length=200)]
Description = Annotated[str, note(max_length=4000)]
Tag = Annotated[str, line(max_length=50)]
Tags = Annotated[list[Tag], Field(max_length=20), AfterValidator(_unique_tags)]
Rule = Annotated[
    str,
    Field(max_length=500, pattern=WITHOUT_NUL, examples=["FREQ=WEEKLY;BYDAY=MO,WE"]),
    AfterValidator(_read_recurrence),
]


class _Fields(BaseModel):
    model_config = ConfigDict(extra="forbid")


class TaskCreate(_Fields):
    title: Title
    description: Description | None = None
    priority: Priority = "medium"
    due_date: Day | None = None
    due_time: TimeOfDay | None = Field(default=None, description="In the user's time zone; needs `due_date`.")
    tags: Tags = Field(default_factory=list)
    recurrence: Rule | None = Field(default=None, description="RFC 5545 RRULE.")

    @field_validator("priority", mode="before")
    @classmethod
    def _default_priority(cls, value: object) -> object:
        return "medium" if value is None else value

    @field_validator("tags", mode="before")
    @classmethod
    def _no_tags(cls, value: object) -> object:
        return [] if value is None else value


class TaskUpdate(_Fields):
    """Only the fields that are named change; null clears."""

    title: Title = Field(default="")
    description: Description | None = None
    completed: bool = False
    priority: Priority | None = None
    due_date: Day | None = None
    due_time: TimeOfDay | None = None
    tags: Tags | None = None
    recurrence: Rule | None = None

    def changes(self) -> dict[str, Any]:
        """The named fields with their new values."""
        named = {name: getattr(self, name) for name in self.model_fields_set}
        if named.get("priority", "") is None:
            named["priority"] = "medium"
        if named.get("tags", "") is None:
            named["tags"] = []
        return named


class TaskRead(BaseModel):
    id: int = Field(description="Numbered per user from 1, never reused.")
    title: str
    description: str | None
    completed: bool
    completed_at: datetime | None
    priority: Priority
    due_date: date | None
    due_time: Annotated[
        str | None, WithJsonSchema({"anyOf": [{"type": "string", "pattern": _TIME}, {"type": "null"}]})
    ]
    due_at: datetime | None = Field(
        description="The moment of `due_date` and `due_time` in the user's zone now."
    )
    tags: list[str]
    recurrence: str | None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    version: int

    @classmethod
    def of(cls, task: TaskFields, zone: ZoneInfo) -> Self:
        return cls(
            id=task.id,
            title=task.title,
            description=task.description,
            completed=task.completed,
            completed_at=task.completed_at,
            priority=PRIORITIES[task.priority],
            due_date=task.due_date,
            due_time=task.due_time.strftime("%H:%M") if task.due_time else None,
            due_at=due_moment(task.due_date, task.due_time, zone),
            tags=task.tags,
            recurrence=task.recurrence,
            created_at=task.created_at,
            updated_at=task.updated_at,
            deleted_at=task.deleted_at,
            version=task.version,
        )


def due_moment(due_date: date | None, due_time: time | None, zone: ZoneInfo) -> datetime | None:
    """None without a time of day: such a task is due at some time of that day, not at its first second."""
    if due_date is None or due_time is None:
        return None
    return datetime.combine(due_date, due_time, zone).astimezone(UTC)


SORT_FIELDS = ("id", "title", "priority", "due_date", "created", "updated", "completed")
_SORT = rf"^-?({'|'.join(SORT_FIELDS)})(,-?({'|'.join(SORT_FIELDS)})){{0,3}}$"


class TaskFilters(BaseModel):
    """A list's query: every filter narrows it."""

    model_config = ConfigDict(extra="forbid")

    status: Status = Field(default="all", description="`all` is pending and completed, without the trash.")
    priority: Priority | None = None
    tag: Annotated[str, note(max_length=50)] | None = None
    due_from: Day | None = None
    due_to: Day | None = None
    added_from: Day | None = Field(default=None, description="By the user's own calendar.")
    added_to: Day | None = None
    q: Annotated[str, note(max_length=200)] | None = Field(
        default=None, description="Words (or beginnings of words) of title, description and tags."
    )
    sort: str = Field(
        default="-created",
        pattern=_SORT,
        description="Fields in order of weight, `-` for descending. Tasks without a date come last.",
        examples=["due_date,-priority"],
    )
    limit: int = Field(default=50, ge=1, le=200)
    cursor: Annotated[str, note(max_length=1000)] | None = Field(
        default=None, description='From `Link: rel="next"`; with the same filters and sort.'
    )


class TaskCounts(BaseModel):
    """Pending tasks, but for `completed` and `trash`. Days are the user's."""

    today: int = Field(description="Due today or overdue.")
    overdue: int
    upcoming: int = Field(description="Due after today.")
    all: int
    completed: int
    trash: int
    tags: "list[TagCount]"


class TagCount(BaseModel):
    name: str
    count: int


class BulkRequest(_Fields):
    action: Literal["complete", "reopen", "reschedule", "tag", "untag", "delete", "restore"]
    ids: list[Annotated[int, Field(ge=1, le=2**31 - 1)]] = Field(min_length=1, max_length=MOST_AT_ONCE)
    due_date: Day | None = Field(default=None, description="For `reschedule`; null takes the date away.")
    due_time: TimeOfDay | None = Field(
        default=None, description="For `reschedule`; left out, the time stays."
    )
    tags: Tags = Field(default_factory=list, description="For `tag` and `untag`.")

    @model_validator(mode="after")
    def _has_what_its_action_needs(self) -> Self:
        if self.action in {"tag", "untag"} and not self.tags:
            raise ValueError("`tag` and `untag` need `tags`")
        if self.action == "reschedule" and "due_date" not in self.model_fields_set:
            raise ValueError("`reschedule` needs `due_date`")
        return self


class BulkItem(BaseModel):
    id: int
    status: Literal["changed", "unchanged", "not_found", "refused"]
    task: TaskRead | None = None
    message: str | None = None


class BulkResult(BaseModel):
    results: Sequence[BulkItem]
