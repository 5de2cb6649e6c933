"""Who acts. Made from a verified token and from nothing else."""

from dataclasses import dataclass
from typing import Literal, get_args
from uuid import UUID
from zoneinfo import ZoneInfo

from todo.core.errors import AppError

Channel = Literal["web", "chat", "rest", "mcp"]
Scope = Literal["tasks:read", "tasks:write", "tasks:delete"]
ALL_SCOPES: frozenset[Scope] = frozenset(get_args(Scope))


class InsufficientScope(AppError):
    code = "insufficient_scope"
    status = 403

    def __init__(self, scope: Scope) -> None:
        super().__init__(f"This token does not have the scope {scope}.")


@dataclass(frozen=True, slots=True)
class Identity:
    user_id: UUID
    channel: Channel
    client: str
    """What acted, as people see it in their activity: `web`, `assistant` or the name of a personal access token."""
    time_zone: str = "UTC"
    language: str = "en"
    scopes: frozenset[Scope] = ALL_SCOPES
    session_id: UUID | None = None

    def require(self, scope: Scope) -> None:
        """Raises InsufficientScope."""
        if scope not in self.scopes:
            raise InsufficientScope(scope)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)
