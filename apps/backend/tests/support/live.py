"""A real server on a real port, for what an in-process client cannot show: streams, signals, lost connections."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn
from fastapi import FastAPI
from httpx import AsyncClient, Response


@asynccontextmanager
async def serving(app: FastAPI) -> AsyncIterator[str]:
    """Serves an application that is running already; gives its URL."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, lifespan="off", log_config=None, access_log=False)
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    task = asyncio.create_task(server._serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    try:
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await task


@dataclass(frozen=True)
class Received:
    kind: str
    data: dict[str, Any]
    id: str | None


class Stream:
    """Server-sent events, one at a time."""

    def __init__(self, answer: Response) -> None:
        self.answer = answer
        self._lines = answer.aiter_lines()

    async def next(self, *, timeout_seconds: float = 10) -> Received:
        async with asyncio.timeout(timeout_seconds):
            fields: dict[str, str] = {}
            async for line in self._lines:
                name, _, value = line.partition(": ")
                if not line and "event" in fields:
                    return Received(fields["event"], json.loads(fields["data"]), fields.get("id"))
                if line and name:
                    fields[name] = value
        raise AssertionError("the stream ended")


@asynccontextmanager
async def listening(
    url: str, token: dict[str, str], *, last_event_id: str | None = None
) -> AsyncIterator[Stream]:
    headers = {**token, **({"Last-Event-ID": last_event_id} if last_event_id else {})}
    async with (
        AsyncClient(base_url=url, timeout=30) as client,
        client.stream("GET", "/api/me/events", headers=headers) as answer,
    ):
        assert answer.status_code == 200, await answer.aread()
        stream = Stream(answer)
        # The comment that opens the stream: from here on nothing is missed.
        assert (await anext(stream._lines)).startswith(":")
        yield stream
