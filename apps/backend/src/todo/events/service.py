"""One open page's stream of what happens to its user."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from time import monotonic
from typing import Any, Literal

from sqlmodel import select

from todo.activity.models import Activity
from todo.activity.repository import ActivityRepository
from todo.auth.models import User
from todo.core.clock import Clock
from todo.core.db import Database
from todo.core.identity import Identity
from todo.events.hub import EventHub, Subscription
from todo.tasks.schemas import TaskRead
from todo.tasks.service import TaskService

EventKind = Literal[
    "task.created", "task.updated", "task.deleted", "task.restored", "conversation.updated", "reset"
]

_KINDS: dict[str, EventKind] = {
    "task.created": "task.created",
    "task.updated": "task.updated",
    "task.completed": "task.updated",
    "task.reopened": "task.updated",
    "task.deleted": "task.deleted",
    "task.erased": "task.deleted",
    "task.restored": "task.restored",
}
# A page that missed more than this had better read its list again.
MOST_REPLAYED = 500
# A stream ends before its access token could have been renewed twice; the browser opens the next one by itself.
LONGEST_STREAM_SECONDS = 600
_LOOK_EVERY_SECONDS = 30


@dataclass(frozen=True)
class Event:
    kind: EventKind
    data: dict[str, Any]
    id: int | None = None


class EventService:
    def __init__(self, database: Database, hub: EventHub, clock: Clock) -> None:
        self.database = database
        self.hub = hub
        self.clock = clock

    async def stream(self, *, by: Identity, after: int) -> AsyncIterator[Event]:
        """What happens after the event `after`, first what has happened since."""
        ends_at = monotonic() + LONGEST_STREAM_SECONDS
        async with self.hub.subscribe(by.user_id) as subscription:
            cursor = after
            while not subscription.is_closing and monotonic() < ends_at:
                async for event in self._new_events(by, cursor):
                    cursor = event.id if event.id is not None else cursor
                    yield event
                async for event in self._signalled(subscription):
                    yield event

    async def newest(self, by: Identity) -> int:
        """The id of the person's last event; 0 when there is none."""
        async with self.database.transaction() as session:
            found = await session.exec(select(User.last_activity_id).where(User.id == by.user_id))
            return found.one_or_none() or 0

    async def _signalled(self, subscription: Subscription) -> AsyncIterator[Event]:
        for kind, subject in await subscription.wait(_LOOK_EVERY_SECONDS):
            if kind == "conversation.updated":
                yield Event(kind="conversation.updated", data={"conversation_id": subject})

    async def _new_events(self, by: Identity, cursor: int) -> AsyncIterator[Event]:
        async with self.database.transaction() as session:
            entries = await ActivityRepository(session).after(
                cursor, user_id=by.user_id, limit=MOST_REPLAYED + 1
            )
            tasks = await TaskService.over(session, self.clock).get_many(
                sorted({entry.task_id for entry in entries}), by=by
            )
        if len(entries) > MOST_REPLAYED:
            yield Event(kind="reset", data={}, id=await self.newest(by))
            return
        shown = {task.id: TaskRead.of(task, by.zone).model_dump(mode="json") for task in tasks}
        for entry in entries:
            yield _task_event(entry, shown.get(entry.task_id))


def _task_event(entry: Activity, task: dict[str, Any] | None) -> Event:
    data = {
        "task_id": entry.task_id,
        "task": task,
        "action": entry.action,
        "actor": entry.actor,
        "channel": entry.channel,
    }
    return Event(kind=_KINDS[entry.action], data=data, id=entry.id)
