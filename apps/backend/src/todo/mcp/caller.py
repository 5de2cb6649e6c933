"""On whose behalf a tool runs: in process from the run, over HTTP from the verified token, from a model never."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from todo.core.identity import Identity


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer of the assistant to one message; a retry of that message keeps the run id."""

    conversation_id: UUID
    run_id: str
    call_id: str


@dataclass(frozen=True, slots=True)
class Caller:
    identity: Identity
    turn: Turn | None = None
    approval_id: UUID | None = None
    """Set by the server when a person confirmed this very call."""
    asked_for: frozenset[str] = frozenset()
    """Tools that the user's own message named in plain words ("undo that"), found by the server."""


_in_process: ContextVar[Caller | None] = ContextVar("mcp_caller", default=None)


@contextmanager
def acting_as(caller: Caller) -> Iterator[None]:
    token = _in_process.set(caller)
    try:
        yield
    finally:
        _in_process.reset(token)


def in_process_caller() -> Caller | None:
    return _in_process.get()
