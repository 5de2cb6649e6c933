"""Answers of the built-in assistant become ChatKit's events as ChatKit itself would make them."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from agents import RawResponsesStreamEvent, RunResultStreaming
from agents.exceptions import MaxTurnsExceeded
from chatkit.agents import AgentContext, stream_agent_response
from chatkit.store import Store
from chatkit.types import ActiveStatus, NoticeEvent, Page, ThreadMetadata, ThreadStreamEvent

from todo.agent.builtin import events
from todo.chat.conversion import Shown, converted
from todo.core.clock import SystemClock

THREAD = ThreadMetadata(id="thr_1", created_at=datetime(2026, 3, 1, tzinfo=UTC), status=ActiveStatus())
ANSWER = events.message(
    "Added task 1, buy milk, for tomorrow at five. ٹھیک ہے۔\nWhat else is there to do today?"
)
CALL = events.function_call("add_task", '{"title": "Buy milk"}')


class Said:
    """A run that says these things, then fails or ends."""

    def __init__(self, said: Sequence[Any], *, failure: Exception | None = None) -> None:
        self.said = said
        self.failure = failure

    async def stream_events(self) -> AsyncIterator[RawResponsesStreamEvent]:
        for item in self.said:
            for event in events.stream([item], "builtin"):
                yield RawResponsesStreamEvent(data=event)
        if self.failure is not None:
            raise self.failure


class Empty:
    async def load_thread_items(self, *_: Any) -> Page[Any]:
        return Page(data=[])


def run_of(*said: Any, failure: Exception | None = None) -> RunResultStreaming:
    return cast(RunResultStreaming, Said(said, failure=failure))


async def test_calls_and_words_of_a_run_become_the_events_that_chatkit_makes_of_them() -> None:
    context: AgentContext[None] = AgentContext(
        thread=THREAD, store=cast(Store[None], Empty()), request_context=None
    )

    ours = [event async for event in converted(run_of(CALL, ANSWER), Shown(), THREAD, SystemClock())]
    theirs = [event async for event in stream_agent_response(context, run_of(CALL, ANSWER))]

    assert [_plain(event) for event in ours] == [_plain(event) for event in theirs]
    assert len(ours) > 4


async def test_what_a_call_shows_comes_before_what_the_run_says_next() -> None:
    shown = Shown()
    stream = converted(run_of(CALL, ANSWER), shown, THREAD, SystemClock())
    await shown.emit(NoticeEvent(level="info", message="receipt"))

    kinds = [event.type async for event in stream]

    assert kinds[:2] == ["notice", "thread.item.added"]


async def test_what_a_call_shows_is_not_lost_when_the_run_fails() -> None:
    shown = Shown()
    await shown.emit(NoticeEvent(level="info", message="receipt"))
    failing = converted(run_of(failure=MaxTurnsExceeded("too many")), shown, THREAD, SystemClock())

    first = await anext(failing)

    assert first.type == "notice"
    with pytest.raises(MaxTurnsExceeded):
        await anext(failing)


def _plain(event: ThreadStreamEvent) -> dict[str, Any]:
    plain = event.model_dump(mode="json", by_alias=True, exclude_none=True)
    plain.get("item", {}).pop("created_at", None)
    return plain
