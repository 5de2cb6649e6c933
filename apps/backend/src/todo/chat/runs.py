"""Answers that are being made. They belong to the service, not to the connection that asked for them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from time import monotonic
from uuid import UUID, uuid4

import structlog

from todo.chat.errors import ConversationBusy, TooManyAnswers
from todo.chat.models import Run
from todo.chat.repository import RunRepository, append_events, end_run, take_lease
from todo.core.clock import Clock
from todo.core.db import Database
from todo.events.publish import signal_values

log = structlog.get_logger()

LEASE = timedelta(seconds=6)
_HEARTBEAT_SECONDS = 1.5
_POLL_SECONDS = 0.25
_GATHER_SECONDS = 0.03
"""Events of so long go into the database together: nobody sees the difference, and an answer costs half."""
_LONGEST_GATHER_SECONDS = 0.15
"""A busy service gathers for as long as its last writing took, but no longer: people see words coming."""

Recover = Callable[[Run], Awaitable[None]]


@dataclass
class LiveRun:
    """One answer of this process: what was streamed so far, and who waits for more."""

    id: UUID
    conversation_id: UUID
    user_id: UUID
    events: list[str] = field(default_factory=list)
    is_over: bool = False
    outcome: str = "done"
    _waiting: list[str] = field(default_factory=list)
    _has_waiting: asyncio.Event = field(default_factory=asyncio.Event)
    _closed: asyncio.Event = field(default_factory=asyncio.Event)
    _more: asyncio.Condition = field(default_factory=asyncio.Condition)
    task: asyncio.Task[None] | None = None

    def emit(self, data: str) -> None:
        self._waiting.append(data)
        self._has_waiting.set()

    def close(self) -> None:
        """Nothing more is emitted."""
        self._closed.set()
        self._has_waiting.set()

    async def take(self, *, gather_seconds: float) -> tuple[list[str], bool]:
        """What is emitted from the next event on for so long, and whether that is the end of it."""
        await self._has_waiting.wait()
        if not self._closed.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(gather_seconds):
                    await self._closed.wait()
        self._has_waiting.clear()
        taken, self._waiting = self._waiting, []
        return taken, self._closed.is_set()

    async def publish(self, events: list[str], *, is_over: bool = False) -> None:
        async with self._more:
            self.events += events
            self.is_over = self.is_over or is_over
            self._more.notify_all()

    async def batches(self, after: int = 0) -> AsyncIterator[list[str]]:
        """Events as they are published, from the one after `after` to the end of the answer."""
        seq = after
        while True:
            async with self._more:
                while len(self.events) <= seq and not self.is_over:
                    await self._more.wait()
                found = self.events[seq:]
            if not found:
                return
            seq += len(found)
            yield found

    async def follow(self, after: int = 0) -> AsyncIterator[tuple[int, str]]:
        """The same one by one, numbered from 1."""
        seq = after
        async for found in self.batches(after):
            for data in found:
                seq += 1
                yield seq, data


class Runs:
    def __init__(self, database: Database, clock: Clock, *, recover: Recover, at_most: int) -> None:
        self.database = database
        self.clock = clock
        self.recover = recover
        self.at_most = at_most
        """Answers that one person may have made at a time."""
        self.owner = uuid4().hex
        self.live: dict[UUID, LiveRun] = {}
        self._heart: asyncio.Task[None] | None = None
        self._writing_takes = 0.0

    async def start(
        self,
        conversation_id: UUID,
        *,
        user_id: UUID,
        answer: Callable[[LiveRun], AsyncIterator[str]],
    ) -> LiveRun:
        """Takes the conversation's lease and begins; raises ConversationBusy if somebody else has it."""
        live = LiveRun(await self._take_lease(conversation_id, user_id), conversation_id, user_id)
        self.live[conversation_id] = live
        live.task = asyncio.create_task(self._make(live, answer(live)), name=f"run {live.id}")
        if self._heart is None or self._heart.done():
            self._heart = asyncio.create_task(self._keep_leases(), name="leases of runs")
        return live

    async def _take_lease(self, conversation_id: UUID, user_id: UUID) -> UUID:
        seen: Run | None = None
        while True:
            run_id, now = uuid4(), self.clock.now()
            run = {
                "id": run_id,
                "conversation_id": conversation_id,
                "user_id": user_id,
                "owner": self.owner,
                "outcome": None,
                "stop_requested": False,
                "started_at": now,
                "lease_until": now + LEASE,
                "finished_at": None,
            }
            if await take_lease(self.database, run, at_most=self.at_most):
                return run_id
            async with self.database.transaction() as session:
                runs = RunRepository(session)
                other = await runs.open_run(conversation_id)
                if other is None and await runs.count_open(user_id, at=now) >= self.at_most:
                    raise TooManyAnswers(self.at_most)
            if other is None or await self.end_lost(conversation_id):
                continue
            is_renewed = seen is not None and other.lease_until > seen.lease_until
            if other.owner == self.owner or is_renewed:
                raise ConversationBusy
            # Its process may have died: it is alive if it renews its lease, else the lease runs out.
            seen = seen or other
            await asyncio.sleep(_POLL_SECONDS)

    async def end_lost(self, conversation_id: UUID) -> bool:
        """Ends runs whose process is gone, and saves what they had streamed; True if there were any."""
        async with self.database.transaction() as session:
            lost = await RunRepository(session).finish_expired(conversation_id, at=self.clock.now())
        for run in lost:
            log.warning("run_lost", run_id=str(run.id))
            await self.recover(run)
        return bool(lost)

    async def _make(self, live: LiveRun, answer: AsyncIterator[str]) -> None:
        writer = asyncio.create_task(self._write(live))
        try:
            async for data in answer:
                live.emit(data)
                # Lets the writer send the first words while the rest is made.
                await asyncio.sleep(0)
        except asyncio.CancelledError:
            live.outcome = "stopped"
        except Exception:
            live.outcome = "failed"
            log.exception("run_failed", run_id=str(live.id))
        finally:
            await asyncio.shield(asyncio.create_task(self._end(live, writer)))

    async def _end(self, live: LiveRun, writer: asyncio.Task[list[str]]) -> None:
        live.close()
        events = await writer
        told = signal_values(live.user_id, "conversation.updated", str(live.conversation_id))
        end = partial(end_run, self.database, live.id, outcome=live.outcome, at=self.clock.now(), told=told)
        try:
            try:
                await end(events=events, first=len(live.events) + 1)
            except Exception:
                # The one who asked still gets the answer; only joining from elsewhere has a gap.
                log.exception("run_events_not_stored", run_id=str(live.id))
                await end()
        except Exception:
            log.exception("run_not_ended", run_id=str(live.id))
        finally:
            await live.publish(events, is_over=True)
            if self.live.get(live.conversation_id) is live:
                del self.live[live.conversation_id]

    async def _write(self, live: LiveRun) -> list[str]:
        """Stores before it publishes: what somebody has seen is never lost. Gives the last, for the end to store."""
        while True:
            gather = min(max(_GATHER_SECONDS, self._writing_takes), _LONGEST_GATHER_SECONDS)
            events, is_end = await live.take(gather_seconds=gather)
            if is_end:
                return events
            await self._store(live, events)

    async def _store(self, live: LiveRun, events: list[str]) -> None:
        started = monotonic()
        try:
            await append_events(self.database, live.id, events, first=len(live.events) + 1)
        except Exception:
            log.exception("run_events_not_stored", run_id=str(live.id))
        self._writing_takes = monotonic() - started
        await live.publish(events)

    async def _keep_leases(self) -> None:
        while True:
            await asyncio.sleep(_HEARTBEAT_SECONDS)
            mine = {live.id: live for live in self.live.values()}
            if not mine:
                return
            try:
                async with self.database.transaction() as session:
                    kept = await RunRepository(session).renew(list(mine), until=self.clock.now() + LEASE)
            except Exception:
                log.exception("leases_not_renewed")
                continue
            for run_id, live in mine.items():
                if kept.get(run_id, True) and not live.is_over and live.task is not None:
                    live.task.cancel()

    async def stop(self, conversation_id: UUID, *, user_id: UUID, wait_seconds: float = 5) -> bool:
        """Ends the answer wherever it is made; True if there was one."""
        live = self.live.get(conversation_id)
        if live is not None and live.user_id == user_id and live.task is not None:
            live.task.cancel()
            await asyncio.wait({live.task}, timeout=wait_seconds)
            return True
        async with self.database.transaction() as session:
            asked = await RunRepository(session).ask_to_stop(conversation_id, user_id=user_id)
        deadline = self.clock.now() + timedelta(seconds=wait_seconds)
        while asked and self.clock.now() < deadline:
            await self.end_lost(conversation_id)
            async with self.database.transaction() as session:
                if await RunRepository(session).open_run(conversation_id) is None:
                    break
            await asyncio.sleep(_POLL_SECONDS)
        return asked

    async def follow(self, run: Run, *, after: int = 0) -> AsyncIterator[tuple[int, str]]:
        """The events of a run, made here or in another process, until it is over."""
        live = self.live.get(run.conversation_id)
        if live is not None and live.id == run.id:
            async for event in live.follow(after):
                yield event
            return
        seq = after
        while True:
            async with self.database.transaction() as session:
                runs = RunRepository(session)
                current = await runs.latest(run.conversation_id, user_id=run.user_id)
                found = await runs.events(run.id, after=seq)
            for number, data in found:
                seq = number
                yield number, data
            if current is None or current.id != run.id or current.finished_at is not None:
                return
            if current.lease_until < self.clock.now():
                await self.end_lost(run.conversation_id)
            await asyncio.sleep(_POLL_SECONDS)

    async def drain(self, seconds: float) -> None:
        """At shutdown: lets answers finish, then stops them with what they have."""
        tasks = {live.task for live in self.live.values() if live.task is not None}
        if tasks:
            _, unfinished = await asyncio.wait(tasks, timeout=seconds)
            for task in unfinished:
                task.cancel()
            if unfinished:
                await asyncio.wait(unfinished, timeout=5)
        if self._heart is not None:
            self._heart.cancel()
            with suppress(asyncio.CancelledError):
                await self._heart
