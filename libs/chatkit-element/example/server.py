"""The smallest ChatKit server of the Python SDK, to try the element without this project.

    pip install openai-chatkit==1.6.5 uvicorn starlette
    uvicorn server:app --app-dir libs/chatkit-element/example

It answers by rules, in memory: no key, no network. `CHATKIT_BUNDLE` names the folder of the built element, served at /element.
"""

import asyncio
import os
import warnings
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

warnings.filterwarnings("ignore", category=DeprecationWarning)

from chatkit.actions import Action, ActionConfig  # noqa: E402
from chatkit.server import ChatKitServer, StreamingResult  # noqa: E402
from chatkit.store import NotFoundError, Store  # noqa: E402
from chatkit.types import (  # noqa: E402
    AssistantMessageContent,
    AssistantMessageContentPartAdded,
    AssistantMessageContentPartTextDelta,
    AssistantMessageItem,
    Attachment,
    ClientEffectEvent,
    NoticeEvent,
    Page,
    ProgressUpdateEvent,
    ThreadItem,
    ThreadItemAddedEvent,
    ThreadItemDoneEvent,
    ThreadItemReplacedEvent,
    ThreadItemUpdatedEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    UserMessageItem,
    WidgetItem,
)
from chatkit.widgets import Badge, Button, Card, Col, Icon, Row, Spacer, Text, Title  # noqa: E402
from starlette.applications import Starlette  # noqa: E402
from starlette.requests import Request  # noqa: E402
from starlette.responses import FileResponse, Response, StreamingResponse  # noqa: E402
from starlette.routing import Mount, Route  # noqa: E402
from starlette.staticfiles import StaticFiles  # noqa: E402

HERE = Path(__file__).parent
BUNDLE = os.environ.get("CHATKIT_BUNDLE", HERE.parents[2] / "dist" / "chatkit-element")


class MemoryStore(Store[None]):
    """Threads and items in two dictionaries."""

    def __init__(self) -> None:
        self.threads: dict[str, ThreadMetadata] = {}
        self.items: dict[str, dict[str, ThreadItem]] = {}

    async def load_thread(self, thread_id: str, context: None) -> ThreadMetadata:
        if thread_id not in self.threads:
            raise NotFoundError(thread_id)
        return self.threads[thread_id].model_copy(deep=True)

    async def save_thread(self, thread: ThreadMetadata, context: None) -> None:
        self.threads[thread.id] = thread.model_copy(deep=True)
        self.items.setdefault(thread.id, {})

    async def load_thread_items(
        self, thread_id: str, after: str | None, limit: int | None, order: str, context: None
    ) -> Page[ThreadItem]:
        items = list(self.items.get(thread_id, {}).values())
        return page(items if order == "asc" else items[::-1], after, limit)

    async def load_threads(self, limit: int | None, after: str | None, order: str, context: None) -> Page[ThreadMetadata]:
        threads = list(self.threads.values())
        return page(threads if order == "asc" else threads[::-1], after, limit)

    async def add_thread_item(self, thread_id: str, item: ThreadItem, context: None) -> None:
        self.items[thread_id][item.id] = item

    async def save_item(self, thread_id: str, item: ThreadItem, context: None) -> None:
        self.items[thread_id][item.id] = item

    async def load_item(self, thread_id: str, item_id: str, context: None) -> ThreadItem:
        return self.items[thread_id][item_id]

    async def delete_thread(self, thread_id: str, context: None) -> None:
        self.threads.pop(thread_id, None)
        self.items.pop(thread_id, None)

    async def delete_thread_item(self, thread_id: str, item_id: str, context: None) -> None:
        self.items[thread_id].pop(item_id, None)

    async def save_attachment(self, attachment: Attachment, context: None) -> None:
        raise NotImplementedError

    async def load_attachment(self, attachment_id: str, context: None) -> Attachment:
        raise NotFoundError(attachment_id)

    async def delete_attachment(self, attachment_id: str, context: None) -> None:
        raise NotImplementedError


def page(rows: list[Any], after: str | None, limit: int | None) -> Page[Any]:
    start = next((index + 1 for index, row in enumerate(rows) if row.id == after), 0)
    end = start + (limit or 20)
    shown = rows[start:end]
    return Page(data=shown, has_more=end < len(rows), after=shown[-1].id if shown else None)


class ExampleServer(ChatKitServer[None]):
    async def respond(
        self, thread: ThreadMetadata, input_user_message: UserMessageItem | None, context: None
    ) -> AsyncIterator[ThreadStreamEvent]:
        said = " ".join(part.text for part in input_user_message.content) if input_user_message else ""
        if thread.title is None:
            thread.title = said[:60]
        if "fail" in said:
            raise RuntimeError("asked to fail")
        if "notice" in said:
            yield NoticeEvent(level="warning", title="Almost there", message="You have **3 messages** left today.")
        if "delete" in said:
            yield ThreadItemDoneEvent(item=self.widget(thread, approval()))
            return
        yield ProgressUpdateEvent(text="Reading your tasks")
        await asyncio.sleep(0.3)
        async for event in self.say(thread, answer_to(said)):
            yield event
        if "add" in said:
            yield ThreadItemDoneEvent(item=self.widget(thread, receipt()))
        yield ClientEffectEvent(name="engine", data={"text": "Answered by the example server, on this machine."})

    async def action(
        self, thread: ThreadMetadata, action: Action[str, Any], sender: WidgetItem | None, context: None
    ) -> AsyncIterator[ThreadStreamEvent]:
        await asyncio.sleep(0.3)
        if sender is not None and action.type in {"confirm", "cancel"}:
            decided = approval(decided="Confirmed" if action.type == "confirm" else "Cancelled")
            yield ThreadItemReplacedEvent(item=sender.model_copy(update={"widget": decided}))
        async for event in self.say(thread, "Done." if action.type == "confirm" else "All right, nothing has changed."):
            yield event

    async def say(self, thread: ThreadMetadata, text: str) -> AsyncIterator[ThreadStreamEvent]:
        item = AssistantMessageItem(id=self.new_id(thread), thread_id=thread.id, created_at=datetime.now(UTC), content=[])
        yield ThreadItemAddedEvent(item=item)
        empty = AssistantMessageContent(text="", annotations=[])
        yield ThreadItemUpdatedEvent(
            item_id=item.id, update=AssistantMessageContentPartAdded(content_index=0, content=empty)
        )
        for word in text.split(" "):
            delta = AssistantMessageContentPartTextDelta(content_index=0, delta=f"{word} ")
            yield ThreadItemUpdatedEvent(item_id=item.id, update=delta)
            await asyncio.sleep(0.03)
        content = [AssistantMessageContent(text=text, annotations=[])]
        yield ThreadItemDoneEvent(item=item.model_copy(update={"content": content}))

    def widget(self, thread: ThreadMetadata, card: Card) -> WidgetItem:
        return WidgetItem(id=self.new_id(thread), thread_id=thread.id, created_at=datetime.now(UTC), widget=card)

    def new_id(self, thread: ThreadMetadata) -> str:
        return self.store.generate_item_id("message", thread, None)


def answer_to(said: str) -> str:
    if "list" in said:
        return "You have **3 tasks**:\n\n1. Buy groceries · 17:00\n2. Take vitamins · daily 20:00\n3. Renew passport"
    if "long" in said:
        return " ".join(f"This is sentence {number} of a long answer." for number in range(1, 120))
    if "add" in said:
        return "Done: one task for today."
    return f"You said: *{said}*. Try **add**, **list**, **delete**, **long**, **notice** or **fail**."


def receipt() -> Card:
    row = Row(
        children=[
            Icon(name="plus", color="success"),
            Text(value="Added", color="secondary"),
            Text(value="#42 Buy groceries", weight="medium"),
            Text(value="· 17:00", color="secondary"),
            Spacer(),
            Button(label="Undo", variant="ghost", onClickAction=ActionConfig(type="undo", payload={"id": 42})),
        ]
    )
    return Card(size="sm", children=[row])


def approval(decided: str | None = None) -> Card:
    changes = ["Send the slides to Omar", "Buy groceries", "Take vitamins"]
    children: list[Any] = [Title(value="Delete 3 tasks?"), Text(value="Nothing changes until you confirm.", size="sm", color="secondary")]
    children += [Col(children=[Text(value=change, lineThrough=True)]) for change in changes]
    if decided is not None:
        return Card(children=[*children, Badge(label=decided, color="success" if decided == "Confirmed" else "secondary")])
    return Card(
        children=children,
        confirm={"label": "Confirm", "action": ActionConfig(type="confirm")},
        cancel={"label": "Cancel", "action": ActionConfig(type="cancel")},
    )


server = ExampleServer(MemoryStore())


async def chatkit(request: Request) -> Response:
    result = await server.process(await request.body(), None)
    if isinstance(result, StreamingResult):
        return StreamingResponse(result, media_type="text/event-stream")
    return Response(result.json, media_type="application/json")


async def index(_request: Request) -> Response:
    return FileResponse(HERE / "index.html")


app = Starlette(
    routes=[
        Route("/", index),
        Mount("/element", StaticFiles(directory=BUNDLE, check_dir=False)),
        Route("/chatkit", chatkit, methods=["POST"]),
    ]
)
