"""Writes the log. A change and its entry are in one transaction, or neither is there."""

from collections.abc import Mapping
from typing import Any

from todo.activity.models import Action
from todo.activity.repository import ActivityRepository
from todo.core.clock import Clock
from todo.core.errors import NotFound
from todo.core.identity import Identity


class Turn:
    """A user's turn to write, held until the transaction ends; hands out the user's next numbers."""

    def __init__(self, log: "ActivityLog", by: Identity) -> None:
        self._log = log
        self._by = by
        self._free: list[int] = []
        self.batch: int | None = log.batch
        """The first number that was used."""

    async def reserve(self, *, activities: int, tasks: int = 0) -> int:
        """Returns the last of the `tasks` new task numbers."""
        last = await self._log.entries.reserve(self._by.user_id, activities=activities, tasks=tasks)
        if last is None:
            raise NotFound("This account does not exist any more.")
        self._free.extend(range(last[0] - activities + 1, last[0] + 1))
        return last[1]

    async def record(self, action: Action, **change: Any) -> None:
        await self._log.entries.add(await self.entry(action, **change))

    async def entry(
        self,
        action: Action,
        *,
        task_id: int,
        title: str,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
        undoes: int | None = None,
    ) -> Mapping[str, Any]:
        """The columns of an entry, for who writes it together with what changed."""
        if not self._free:
            await self.reserve(activities=1)
        number = self._free.pop(0)
        self.batch = self.batch or number
        if self._log.is_one:
            self._log.batch = self.batch
        self._log.entries.note(number, task_id, user_id=self._by.user_id)
        return {
            "user_id": self._by.user_id,
            "id": number,
            "at": self._log.clock.now(),
            "channel": self._by.channel,
            "actor": self._by.client,
            "action": action,
            "task_id": task_id,
            "title": title,
            "batch": self.batch,
            "before": before,
            "after": after,
            "undoes": undoes,
            "undone_by": None,
        }


class ActivityLog:
    def __init__(self, entries: ActivityRepository, clock: Clock) -> None:
        self.entries = entries
        self.clock = clock
        self.is_one = False
        self.batch: int | None = None

    def as_one(self) -> None:
        """All turns from now on are one sentence's, which one undo takes back."""
        self.is_one = True

    async def take_turn(self, by: Identity, *, activities: int = 1, tasks: int = 0) -> tuple[Turn, int]:
        """Waits for this user's other writes. Take it before reading what you are going to change."""
        turn = Turn(self, by)
        last_task_id = await turn.reserve(activities=activities, tasks=tasks)
        return turn, last_task_id
