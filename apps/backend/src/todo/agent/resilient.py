"""A model that never leaves the person without an answer: retries, then the built-in assistant takes the turn over."""

import asyncio
import json
import random
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from typing import Any
from uuid import uuid4

import structlog
from agents import ModelResponse, Usage
from agents.items import TResponseStreamEvent
from agents.models.fake_id import FAKE_RESPONSES_ID
from agents.models.interface import Model
from openai.types.responses import (
    ResponseCompletedEvent,
    ResponseFunctionToolCall,
    ResponseOutputItemAddedEvent,
    ResponseOutputItemDoneEvent,
    ResponseTextDeltaEvent,
)

from todo.agent.breaker import CircuitBreaker
from todo.agent.builtin import events as responses
from todo.agent.failures import Failure, Reason, UnusableAnswer, describe_failure

log = structlog.get_logger()

_ATTEMPTS = 3
_BROKEN = {"response.failed", "response.incomplete", "error"}
_BACKOFF_SECONDS = 0.4


class ResilientModel(Model):
    def __init__(
        self,
        provider: Model,
        builtin: Model,
        *,
        breaker: CircuitBreaker,
        timeout_seconds: float,
        on_fallback: Callable[[Reason], None],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.provider = provider
        self.builtin = builtin
        self.breaker = breaker
        self.timeout_seconds = timeout_seconds
        self.on_fallback = on_fallback
        self.sleep = sleep
        self.has_fallen_back = False

    async def get_response(self, *args: Any, **options: Any) -> ModelResponse:
        async for event in self.stream_response(*args, **options):
            if isinstance(event, ResponseCompletedEvent):
                return ModelResponse(output=event.response.output, usage=Usage(), response_id=None)
        raise UnusableAnswer("the stream ended early")

    async def stream_response(self, *args: Any, **options: Any) -> AsyncIterator[TResponseStreamEvent]:
        if not self.has_fallen_back:
            partial = _Partial()
            failure = Failure("unreachable") if not self.breaker.allows() else None
            if failure is None:
                async for event in self._try_provider(partial, args, options):
                    if isinstance(event, Failure):
                        failure = event
                    else:
                        yield event
            if failure is None:
                return
            self.has_fallen_back = True
            for event in partial.closing():
                yield event
            self.on_fallback(failure.reason)
        async for event in self.builtin.stream_response(*args, **options):
            yield event

    async def _try_provider(
        self, partial: "_Partial", args: Any, options: Any
    ) -> AsyncIterator[TResponseStreamEvent | Failure]:
        known = {tool.name for tool in (args[3] if len(args) > 3 else options["tools"])}
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                async with aclosing(self._stream_once(known, args, options)) as stream:
                    async for event in stream:
                        partial.see(event)
                        yield event
            except Exception as error:
                failure = describe_failure(error)
                log.warning(
                    "model_failed", reason=failure.reason, error=type(error).__name__, attempt=attempt
                )
                if attempt == _ATTEMPTS or not failure.may_retry or partial.has_begun:
                    self.breaker.failed()
                    yield failure
                    return
                await self.sleep(_pause(attempt, failure))
            else:
                self.breaker.succeeded()
                return

    async def _stream_once(
        self, known: set[str], args: Any, options: Any
    ) -> AsyncGenerator[TResponseStreamEvent]:
        names = _ItemIds()
        is_complete = False
        async with aclosing(self.provider.stream_response(*args, **options)) as stream:  # type: ignore[type-var]
            while True:
                try:
                    # `wait_for` is another task on Python 3.11; the SDK's spans must end where they began.
                    async with asyncio.timeout(self.timeout_seconds):
                        event = await anext(stream)
                except StopAsyncIteration:
                    break
                if event.type in _BROKEN:
                    raise UnusableAnswer(event.type)
                event = names.mend(event)
                if isinstance(event, ResponseCompletedEvent):
                    _check_calls(event, known)
                    is_complete = True
                yield event
        if not is_complete:
            raise UnusableAnswer("the stream ended early")


class _Partial:
    """What was shown of an answer that broke off."""

    def __init__(self) -> None:
        self.has_begun = False
        self.open_item: str | None = None
        self.text = ""

    def see(self, event: TResponseStreamEvent) -> None:
        if isinstance(event, ResponseOutputItemAddedEvent):
            self.has_begun = True
            if event.item.type == "message":
                self.open_item, self.text = event.item.id, ""
        elif isinstance(event, ResponseTextDeltaEvent):
            self.text += event.delta
        elif isinstance(event, ResponseOutputItemDoneEvent) and event.item.type == "message":
            self.open_item = None

    def closing(self) -> list[TResponseStreamEvent]:
        if self.open_item is None:
            return []
        item = responses.message(f"{self.text} …".strip(), self.open_item)
        return [
            ResponseOutputItemDoneEvent(
                type="response.output_item.done", item=item, output_index=0, sequence_number=0
            )
        ]


class _ItemIds:
    """Gives items of Chat Completions servers ids of their own; the SDK calls them all the same.

    Words and a call that follows them are open at the same time, so that only their place tells them apart.
    """

    def __init__(self) -> None:
        self.at: dict[int, str] = {}

    def mend(self, event: TResponseStreamEvent) -> TResponseStreamEvent:
        if isinstance(event, ResponseCompletedEvent):
            return self._mend_completed(event)
        place = getattr(event, "output_index", 0)
        item = getattr(event, "item", None)
        if item is not None and getattr(item, "id", None) == FAKE_RESPONSES_ID:
            return event.model_copy(update={"item": item.model_copy(update={"id": self._id(place)})})
        if getattr(event, "item_id", None) == FAKE_RESPONSES_ID:
            return event.model_copy(update={"item_id": self._id(place)})
        return event

    def _id(self, place: int) -> str:
        return self.at.setdefault(place, f"msg_{uuid4().hex}")

    def _mend_completed(self, event: ResponseCompletedEvent) -> ResponseCompletedEvent:
        output = [
            item.model_copy(update={"id": self._id(place)})
            if getattr(item, "id", None) == FAKE_RESPONSES_ID
            else item
            for place, item in enumerate(event.response.output)
        ]
        return event.model_copy(update={"response": event.response.model_copy(update={"output": output})})


def _check_calls(event: ResponseCompletedEvent, known: set[str]) -> None:
    if not event.response.output:
        raise UnusableAnswer("nothing was answered")
    for item in event.response.output:
        if not isinstance(item, ResponseFunctionToolCall):
            continue
        if item.name not in known:
            raise UnusableAnswer(f"unknown tool {item.name[:64]!r}")
        try:
            is_object = isinstance(json.loads(item.arguments or "{}"), dict)
        except ValueError:
            is_object = False
        if not is_object:
            raise UnusableAnswer(f"arguments of {item.name} are not a JSON object")


def _pause(attempt: int, failure: Failure) -> float:
    if failure.retry_after_seconds is not None:
        return failure.retry_after_seconds
    return _BACKOFF_SECONDS * 2.0 ** (attempt - 1) * random.uniform(0.5, 1.5)  # noqa: S311 - jitter, no secret
