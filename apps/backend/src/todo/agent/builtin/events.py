"""The event sequences of the Responses API, as the Agents SDK expects them from any model."""

import re
from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import Any
from uuid import uuid4

from agents.items import TResponseStreamEvent
from openai.types.responses import (
    Response,
    ResponseCompletedEvent,
    ResponseContentPartAddedEvent,
    ResponseContentPartDoneEvent,
    ResponseCreatedEvent,
    ResponseFunctionToolCall,
    ResponseOutputItem,
    ResponseOutputItemAddedEvent,
    ResponseOutputItemDoneEvent,
    ResponseOutputMessage,
    ResponseOutputText,
    ResponseTextDeltaEvent,
    ResponseTextDoneEvent,
    ResponseUsage,
)
from openai.types.responses.response_usage import InputTokensDetails, OutputTokensDetails

_WORDS = 3
_NO_USAGE = ResponseUsage(
    input_tokens=0,
    output_tokens=0,
    total_tokens=0,
    input_tokens_details=InputTokensDetails(cached_tokens=0, cache_write_tokens=0),
    output_tokens_details=OutputTokensDetails(reasoning_tokens=0),
)


def function_call(name: str, arguments: str) -> ResponseFunctionToolCall:
    unique = uuid4().hex
    return ResponseFunctionToolCall(
        type="function_call",
        id=f"fc_{unique}",
        call_id=f"call_{unique}",
        name=name,
        arguments=arguments,
        status="completed",
    )


def message(text: str, item_id: str | None = None) -> ResponseOutputMessage:
    return ResponseOutputMessage(
        type="message",
        id=item_id or f"msg_{uuid4().hex}",
        role="assistant",
        status="completed",
        content=[_part(text)],
    )


def response(output: Sequence[ResponseOutputItem], model: str) -> Response:
    return Response(
        id=f"resp_{uuid4().hex}",
        created_at=0,
        model=model,
        object="response",
        output=list(output),
        parallel_tool_calls=False,
        tool_choice="auto",
        tools=[],
        usage=_NO_USAGE,
    )


def stream(
    output: Sequence[ResponseFunctionToolCall | ResponseOutputMessage],
    model: str,
    *,
    most_pieces: int | None = None,
) -> Iterator[TResponseStreamEvent]:
    """Created, then each item in its steps, then completed with the full output, which the runner acts on."""
    numbered = _Numbered()
    yield ResponseCreatedEvent(**numbered.next("response.created"), response=response([], model))
    for index, item in enumerate(output):
        yield from (
            _message_events(item, index, numbered, most_pieces)
            if isinstance(item, ResponseOutputMessage)
            else _call_events(item, index, numbered)
        )
    yield ResponseCompletedEvent(**numbered.next("response.completed"), response=response(output, model))


class _Numbered:
    def __init__(self) -> None:
        self.last = -1

    def next(self, event_type: str) -> Mapping[str, Any]:
        self.last += 1
        return {"type": event_type, "sequence_number": self.last}


def _call_events(
    item: ResponseFunctionToolCall, index: int, numbered: _Numbered
) -> Iterator[TResponseStreamEvent]:
    yield ResponseOutputItemAddedEvent(
        **numbered.next("response.output_item.added"), item=item, output_index=index
    )
    yield ResponseOutputItemDoneEvent(
        **numbered.next("response.output_item.done"), item=item, output_index=index
    )


def _message_events(
    item: ResponseOutputMessage, index: int, numbered: _Numbered, most_pieces: int | None
) -> Iterator[TResponseStreamEvent]:
    where = {"item_id": item.id, "output_index": index, "content_index": 0}
    text = "".join(part.text for part in item.content if isinstance(part, ResponseOutputText))
    begun = item.model_copy(update={"content": [], "status": "in_progress"})
    yield ResponseOutputItemAddedEvent(
        **numbered.next("response.output_item.added"), item=begun, output_index=index
    )
    yield ResponseContentPartAddedEvent(
        **numbered.next("response.content_part.added"), **where, part=_part("")
    )
    for piece in pieces(text, at_most=most_pieces):
        yield ResponseTextDeltaEvent(
            **numbered.next("response.output_text.delta"), **where, delta=piece, logprobs=[]
        )
    yield ResponseTextDoneEvent(**numbered.next("response.output_text.done"), **where, text=text, logprobs=[])
    yield ResponseContentPartDoneEvent(
        **numbered.next("response.content_part.done"), **where, part=_part(text)
    )
    yield ResponseOutputItemDoneEvent(
        **numbered.next("response.output_item.done"), item=item, output_index=index
    )


def pieces(text: str, *, at_most: int | None = None) -> list[str]:
    """A few words at a time: enough to be seen coming, few enough to cost nothing; more, to be `at_most` so many."""
    words = re.findall(r"\S+\s*|\s+", text)
    size = max(_WORDS, ceil(len(words) / at_most) if at_most else 0)
    return ["".join(words[at : at + size]) for at in range(0, len(words), size)]


def _part(text: str) -> ResponseOutputText:
    return ResponseOutputText(type="output_text", text=text, annotations=[])
