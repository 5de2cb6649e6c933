"""Empties the trash of everybody: what lies there for TRASH_DAYS is deleted for good."""

from collections import defaultdict
from datetime import timedelta
from uuid import UUID

from todo.core.clock import Clock
from todo.core.db import Database
from todo.core.identity import Identity
from todo.tasks.repository import TaskRepository
from todo.tasks.service import TRASH_DAYS, TaskService

_AT_A_TIME = 500


async def empty_trash(database: Database, clock: Clock) -> None:
    """In small transactions, so that nobody waits for it."""
    oldest = clock.now() - timedelta(days=TRASH_DAYS)
    while True:
        async with database.transaction() as session:
            found = await TaskRepository(session).deleted_before(oldest, limit=_AT_A_TIME)
        owned: dict[UUID, list[int]] = defaultdict(list)
        for user_id, task_id in found:
            owned[user_id].append(task_id)
        for user_id, task_ids in owned.items():
            async with database.transaction() as session:
                by = Identity(user_id=user_id, channel="web", client="trash")
                await TaskService.over(session, clock).erase(task_ids, by=by)
        if len(found) < _AT_A_TIME:
            return
