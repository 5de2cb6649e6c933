"""The events of a run of the built-in assistant as ChatKit's.

The same that ChatKit's `stream_agent_response` makes of them, without what only providers send (reasoning, images,
annotations): that one starts two tasks for each event to listen to two sources, which costs more than the event.
"""

from collections import deque
from collections.abc import AsyncIterator, Iterator

from agents import RunResultStreaming
from agents.exceptions import AgentsException
from agents.items import TResponseStreamEvent
from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageContentPartAdded,
    AssistantMessageContentPartDone,
    AssistantMessageContentPartTextDelta,
    AssistantMessageItem,
    ThreadItemAddedEvent,
    ThreadItemDoneEvent,
    ThreadItemUpdatedEvent,
    ThreadMetadata,
    ThreadStreamEvent,
)
from openai.types.responses import ResponseOutputMessage, ResponseOutputText

from todo.core.clock import Clock


class Shown:
    """What the calls of a run show: it comes before what the run says next."""

    def __init__(self) -> None:
        self._waiting: deque[ThreadStreamEvent] = deque()

    async def emit(self, event: ThreadStreamEvent) -> None:
        self._waiting.append(event)

    def take(self) -> Iterator[ThreadStreamEvent]:
        while self._waiting:
            yield self._waiting.popleft()


async def converted(
    result: RunResultStreaming, shown: Shown, thread: ThreadMetadata, clock: Clock
) -> AsyncIterator[ThreadStreamEvent]:
    try:
        async for event in result.stream_events():
            for earlier in shown.take():
                yield earlier
            if event.type == "raw_response_event":
                found = _converted(event.data, thread, clock)
                if found is not None:
                    yield found
    except AgentsException:
        for earlier in shown.take():
            yield earlier
        raise
    for earlier in shown.take():
        yield earlier


def _converted(event: TResponseStreamEvent, thread: ThreadMetadata, clock: Clock) -> ThreadStreamEvent | None:
    match event.type:
        case "response.output_item.added" if isinstance(event.item, ResponseOutputMessage):
            return ThreadItemAddedEvent(item=_message(event.item, thread, clock))
        case "response.output_item.done" if isinstance(event.item, ResponseOutputMessage):
            return ThreadItemDoneEvent(item=_message(event.item, thread, clock))
        case "response.content_part.added" if isinstance(event.part, ResponseOutputText):
            added = AssistantMessageContentPartAdded(
                content_index=event.content_index, content=AssistantMessageContent(text=event.part.text)
            )
            return ThreadItemUpdatedEvent(item_id=event.item_id, update=added)
        case "response.output_text.delta":
            delta = AssistantMessageContentPartTextDelta(content_index=event.content_index, delta=event.delta)
            return ThreadItemUpdatedEvent(item_id=event.item_id, update=delta)
        case "response.output_text.done":
            done = AssistantMessageContentPartDone(
                content_index=event.content_index, content=AssistantMessageContent(text=event.text)
            )
            return ThreadItemUpdatedEvent(item_id=event.item_id, update=done)
        case _:
            return None


def _message(item: ResponseOutputMessage, thread: ThreadMetadata, clock: Clock) -> AssistantMessageItem:
    return AssistantMessageItem(
        id=item.id,
        thread_id=thread.id,
        created_at=clock.now(),
        content=[
            AssistantMessageContent(text=part.text)
            for part in item.content
            if isinstance(part, ResponseOutputText)
        ],
    )
