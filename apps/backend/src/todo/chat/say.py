"""A sentence of the server's own in the conversation."""

from uuid import uuid4

from chatkit.types import AssistantMessageContent, AssistantMessageItem, ThreadItemDoneEvent, ThreadMetadata

from todo.core.clock import Clock


def say(text: str, thread: ThreadMetadata, clock: Clock) -> ThreadItemDoneEvent:
    return ThreadItemDoneEvent(
        item=AssistantMessageItem(
            id=f"msg_{uuid4().hex}",
            thread_id=thread.id,
            created_at=clock.now(),
            content=[AssistantMessageContent(text=text)],
        )
    )
