"""Quick add: the task that a sentence means. Makes nothing."""

from datetime import date, datetime
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field

from todo.core.identity import Identity
from todo.core.text import line
from todo.language import Ambiguity, Intent, read_task, sentence_case
from todo.tasks.schemas import TaskCreate, due_moment


class ParseRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, line(max_length=500)]


class ParsedPiece(BaseModel):
    """What a stretch of the text was taken for. Positions count Unicode code points, the end excluded."""

    kind: str = Field(examples=["title", "when", "recurrence", "priority", "tag"])
    start: int
    end: int
    value: str


class ParsedChoice(BaseModel):
    label: str
    value: str


class ParsedAmbiguity(BaseModel):
    """Two readings are possible. `assumed` is the one that `task` follows; null: it follows none, ask."""

    kind: str
    start: int
    end: int
    choices: list[ParsedChoice]
    assumed: str | None

    @classmethod
    def of(cls, found: Ambiguity) -> Self:
        choices = [ParsedChoice(label=choice.label, value=choice.value) for choice in found.choices]
        return cls(
            kind=found.kind,
            start=found.span.start,
            end=found.span.end,
            choices=choices,
            assumed=found.assumed,
        )


class ParsedTask(BaseModel):
    task: TaskCreate = Field(description="Send it to `POST …/tasks` as it is.")
    due_at: datetime | None
    pieces: list[ParsedPiece]
    ambiguities: list[ParsedAmbiguity]


def parse_task(text: str, *, now: datetime, by: Identity) -> ParsedTask:
    intent = read_task(text, now=now, zone=by.zone, language=None)
    task = TaskCreate(**_fields(intent, text, today=now.astimezone(by.zone).date()))
    return ParsedTask(
        task=task,
        due_at=due_moment(task.due_date, task.due_time, by.zone),
        pieces=[
            ParsedPiece(kind=piece.kind, start=piece.span.start, end=piece.span.end, value=piece.value)
            for piece in intent.pieces
        ],
        ambiguities=[ParsedAmbiguity.of(found) for found in intent.ambiguities],
    )


def _fields(intent: Intent, text: str, *, today: date) -> dict[str, Any]:
    when = intent.when
    due_date, due_time = (when.date, when.time) if when else (None, None)
    return {
        "title": sentence_case((intent.title or text).strip() or text)[:200].strip(),
        "description": intent.description,
        "priority": intent.priority or "medium",
        "due_date": due_date or (today if due_time else None),
        "due_time": due_time,
        "tags": list(intent.tags)[:20],
        "recurrence": when.recurrence if when else None,
    }
