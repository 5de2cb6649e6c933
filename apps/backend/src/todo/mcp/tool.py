"""What a feature hands over to become an MCP tool: its name, arguments, annotations, and what it would change."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlmodel.ext.asyncio.session import AsyncSession

from todo.core.identity import Identity, Scope

Verb = Literal["created", "updated", "completed", "reopened", "deleted", "restored"]


class Arguments(BaseModel):
    """Input of a tool. `user_id` is taken from clients of the first contract, checked, and never shown to a model."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Change(BaseModel):
    """One existing task, as it is and as it would be; `after` is None where the task goes to the trash."""

    task_id: int
    title: str
    before: dict[str, Any]
    after: dict[str, Any] | None = None


class Preview(BaseModel):
    """What a call would do to tasks that exist, with its arguments narrowed to exactly those tasks."""

    changes: list[Change]
    arguments: dict[str, Any]


class Effect(BaseModel):
    """One change that happened: the task as the database has it now."""

    verb: Verb
    task_id: int
    task: dict[str, Any]
    activity_id: int | None = None
    """The entry of the log that undo takes."""


class ToolResult(BaseModel):
    """Output of a tool. `effects` stay on the server: receipts are rendered from them, not from a model's words."""

    effects: list[Effect] = Field(default_factory=list, exclude=True)


class NeedsApproval(ToolResult):
    """Nothing has happened: a person must confirm what is listed first."""

    status: Literal["needs_approval"] = "needs_approval"
    approval_id: str
    expires_at: str
    message: str
    changes: list[Change]


@dataclass(frozen=True)
class ToolCall:
    """One call in its transaction, by an identity that was verified outside."""

    session: AsyncSession
    identity: Identity


@dataclass(frozen=True)
class Tool:
    name: str
    title: str
    scope: Scope
    arguments: type[Arguments]
    result: type[ToolResult]
    run: Callable[[ToolCall, Any], Awaitable[ToolResult]]
    read_only: bool = False
    destructive: bool = False
    idempotent: bool = False
    preview: Callable[[ToolCall, Any], Awaitable[Preview]] | None = None
    """Of tools that can touch existing tasks. A tool without it only reads or only adds."""
    extra_scope: Callable[[Any], Scope | None] | None = None
    """A further scope that these very arguments ask for."""
    still_holds: Callable[[ToolCall, list[Effect]], Awaitable[bool]] | None = None
    """Of tools that must not act twice: whether what an earlier attempt did is still there."""
    description: str = field(default="")

    def __post_init__(self) -> None:
        if not self.description:
            object.__setattr__(self, "description", _description(self.run))


def _description(function: Callable[..., Any]) -> str:
    lines = (function.__doc__ or "").strip().splitlines()
    return "\n".join(line.strip() for line in lines)
