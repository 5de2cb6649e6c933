"""Brings what is committed on any replica to the streams of this one.

LISTEN needs a connection of its own, which a transaction pooler cannot give: then the hub asks every two seconds. In
both cases only while somebody listens, so that an idle database may fall asleep.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from uuid import UUID

import asyncpg
import structlog
from sqlmodel import col, func, select

from todo.auth.models import User
from todo.core.database_url import DatabaseUrl
from todo.core.db import Database
from todo.events.models import Signal
from todo.events.publish import CHANNEL

log = structlog.get_logger()

POLL_SECONDS = 2.0
_LONGEST_PAUSE_SECONDS = 10.0
_POLL_OVERLAP = timedelta(seconds=30)


class Subscription:
    """What one open stream waits for."""

    def __init__(self) -> None:
        self._woken = asyncio.Event()
        self.signals: dict[tuple[str, str], None] = {}
        self.is_closing = False

    def wake(self, *signals: tuple[str, str]) -> None:
        self.signals.update(dict.fromkeys(signals))
        self._woken.set()

    def close(self) -> None:
        self.is_closing = True
        self._woken.set()

    async def wait(self, timeout_seconds: float) -> list[tuple[str, str]]:
        """Returns when something may have happened, at the latest after this time; with the signals since."""
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout_seconds):
                await self._woken.wait()
        self._woken.clear()
        signals, self.signals = self.signals, {}
        return list(signals)


class EventHub:
    def __init__(
        self, database: Database, direct: DatabaseUrl, *, poll_seconds: float = POLL_SECONDS
    ) -> None:
        self._database = database
        self._direct = direct
        self._poll_seconds = poll_seconds
        self._subscriptions: dict[UUID, set[Subscription]] = defaultdict(set)
        self._source: asyncio.Task[None] | None = None
        self.is_closing = False

    @property
    def listens(self) -> bool:
        return not self._direct.is_pooled

    @asynccontextmanager
    async def subscribe(self, user_id: UUID) -> AsyncIterator[Subscription]:
        subscription = Subscription()
        self._subscriptions[user_id].add(subscription)
        if self.is_closing:
            subscription.close()
        elif self._source is None:
            self._source = asyncio.create_task(self._follow())
        try:
            yield subscription
        finally:
            self._subscriptions[user_id].discard(subscription)
            if not self._subscriptions[user_id]:
                del self._subscriptions[user_id]
            if not self._subscriptions:
                await self._stop()

    def close(self) -> None:
        """Ends every stream; nobody can subscribe any more."""
        self.is_closing = True
        for subscription in self._all():
            subscription.close()

    async def aclose(self) -> None:
        self.close()
        await self._stop()

    async def _stop(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            source.cancel()
            with suppress(asyncio.CancelledError):
                await source

    async def _follow(self) -> None:
        pause = 0.5
        while True:
            try:
                await (self._listen if self.listens else self._poll)(self._wake_all)
                pause = 0.5
            except Exception as error:  # whatever breaks the connection: try again, the streams stay open
                log.warning("events_interrupted", error=type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)

    async def _listen(self, connected: Callable[[], None]) -> None:
        url = self._direct.url
        connect_args = {
            name: value
            for name, value in self._direct.connect_args.items()
            if name in {"ssl", "server_settings"}
        }
        connection = await asyncpg.connect(
            host=url.host,
            port=url.port,
            user=url.username,
            password=url.password,
            database=url.database,
            timeout=10,
            **connect_args,
        )
        lost = asyncio.Event()
        connection.add_termination_listener(lambda _connection: lost.set())
        try:
            await connection.add_listener(CHANNEL, self._heard)
            # Whoever subscribed while nobody listened may have missed something: let them look.
            connected()
            await lost.wait()
            raise ConnectionError("the connection that listens was lost")
        finally:
            connection.terminate()

    def _heard(self, _connection: object, _pid: int, _channel: str, payload: object) -> None:
        notice = json.loads(str(payload))
        signals = [(notice["kind"], notice["subject"])] if "kind" in notice else []
        for subscription in self._subscriptions.get(UUID(notice["user_id"]), ()):
            subscription.wake(*signals)

    async def _poll(self, connected: Callable[[], None]) -> None:
        seen: dict[tuple[object, ...], object] | None = None
        connected()
        while True:
            now = await self._look()
            for key, value in now.items():
                if seen is not None and seen.get(key) != value:
                    user_id, *signal = key
                    for subscription in self._subscriptions.get(UUID(str(user_id)), ()):
                        subscription.wake(*([(str(signal[0]), str(signal[1]))] if signal else []))
            seen = now
            await asyncio.sleep(self._poll_seconds)

    async def _look(self) -> dict[tuple[object, ...], object]:
        users = list(self._subscriptions)
        numbers = select(User.id, User.last_activity_id).where(col(User.id).in_(users))
        signals = select(Signal).where(
            col(Signal.user_id).in_(users), col(Signal.at) > func.clock_timestamp() - _POLL_OVERLAP
        )
        async with self._database.transaction() as session:
            found: dict[tuple[object, ...], object] = {
                (row[0],): row[1] for row in await session.exec(numbers)
            }
            for signal in await session.exec(signals):
                found[(signal.user_id, signal.kind, signal.subject)] = signal.at
        return found

    def _wake_all(self) -> None:
        for subscription in self._all():
            subscription.wake()

    def _all(self) -> list[Subscription]:
        return [subscription for group in self._subscriptions.values() for subscription in group]
