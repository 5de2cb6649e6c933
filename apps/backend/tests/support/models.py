"""Models that say what a test wants them to say."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from typing import Any

from agents import ModelResponse, Usage
from agents.items import TResponseStreamEvent
from agents.models.interface import Model
from openai.types.responses import ResponseFunctionToolCall, ResponseOutputMessage

from todo.agent.breaker import CircuitBreaker
from todo.agent.builtin import events
from todo.agent.engines import Provider

Output = ResponseFunctionToolCall | ResponseOutputMessage
Step = Exception | Sequence[Output] | Callable[[list[Any]], Any]


class Scripted(Model):
    """Answers its steps one after the other, then repeats the last; keeps what it was given."""

    def __init__(self, *steps: Step, pause_seconds: float = 0) -> None:
        self.steps = list(steps)
        self.pause_seconds = pause_seconds
        self.inputs: list[list[Any]] = []
        self.instructions: list[str] = []

    async def get_response(self, *_args: Any, **_options: Any) -> ModelResponse:
        return ModelResponse(output=[], usage=Usage(), response_id=None)

    async def stream_response(self, *args: Any, **_options: Any) -> AsyncIterator[TResponseStreamEvent]:
        self.instructions.append(args[0])
        self.inputs.append(list(args[1]))
        step: Any = self.steps[min(len(self.inputs), len(self.steps)) - 1]
        if callable(step):
            step = step(self.inputs[-1])
        if isinstance(step, Exception):
            raise step
        if hasattr(step, "__aiter__"):
            async for event in step:
                yield event
            return
        for event in events.stream(list(step), "scripted"):
            yield event
            if self.pause_seconds and event.type == "response.output_text.delta":
                await asyncio.sleep(self.pause_seconds)


def scripted(*steps: Step, pause_seconds: float = 0) -> Provider:
    return provider(Scripted(*steps, pause_seconds=pause_seconds))


def provider(model: Model) -> Provider:
    return Provider("openai", "scripted-1", model, CircuitBreaker())


def says(text: str) -> list[Output]:
    return [events.message(text)]


def calls(tool: str, **arguments: Any) -> list[Output]:
    return [events.function_call(tool, json.dumps(arguments))]


def at_once(*steps: Iterable[Output]) -> list[Output]:
    """Several calls of one turn."""
    return [item for step in steps for item in step]


async def cut_after(text: str) -> AsyncIterator[TResponseStreamEvent]:
    """A stream that breaks off in the middle of its words."""
    for event in events.stream(says(text), "scripted"):
        if event.type == "response.output_text.done":
            raise ConnectionResetError("the line went dead")
        yield event


async def silence() -> AsyncIterator[TResponseStreamEvent]:
    """A stream that never says anything."""
    await asyncio.sleep(3600)
    yield next(events.stream([], "scripted"))
