"""On whose behalf a tool runs: in process from the run, over HTTP from the verified token, from a model never."""

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
