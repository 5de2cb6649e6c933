"""Reads the log, and takes entries of it back. A change back is one more change, with an entry of its own."""

from typing import Protocol

from todo.activity.errors import ActivityNotFound, AlreadyUndone, NothingToUndo
from todo.activity.models import Activity
from todo.activity.repository import ActivityRepository
from todo.activity.schemas import ActivityFilters
from todo.core.identity import Identity


class Reverts(Protocol):
    """Who owns what was changed; activity itself knows nothing about tasks."""

    async def revert(self, entry: Activity, *, by: Identity) -> None:
        """Makes the inverse change and notes its number in `entry.undone_by`. Raises ChangedSince."""
        ...


class ActivityService:
    def __init__(self, entries: ActivityRepository, reverts: Reverts) -> None:
        self.entries = entries
        self.reverts = reverts

    async def page(self, filters: ActivityFilters, *, by: Identity) -> list[Activity]:
        return await self.entries.page(filters, user_id=by.user_id)

    async def undo(self, activity_id: int, *, by: Identity) -> Activity:
        """Raises ActivityNotFound, AlreadyUndone or ChangedSince."""
        entry = await self.entries.get(activity_id, user_id=by.user_id)
        if entry is None:
            raise ActivityNotFound(activity_id)
        if entry.undone_by is not None:
            raise AlreadyUndone(activity_id, entry.undone_by)
        await self.reverts.revert(entry, by=by)
        if entry.undoes is not None and (first := await self.entries.get(entry.undoes, user_id=by.user_id)):
            first.undone_by = None
        return entry

    async def undo_last(self, count: int = 1, *, by: Identity) -> list[Activity]:
        """Takes back what the user's last `count` sentences or clicks did: all or, when something changed since, none.

        Raises NothingToUndo or ChangedSince.
        """
        batch = await self.entries.last_batches(count, user_id=by.user_id)
        if not batch:
            raise NothingToUndo
        return [await self.undo(entry.id, by=by) for entry in batch]
