"""Server-sent events that proxies keep open."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

HEARTBEAT_SECONDS = 15.0


async def with_heartbeat(
    events: AsyncIterator[str], *, seconds: float = HEARTBEAT_SECONDS
) -> AsyncIterator[str]:
    """The events, and a comment whenever there was none for a while."""
    pending: asyncio.Future[str] | None = None
    try:
        while True:
            pending = pending or asyncio.ensure_future(anext(events))
            done, _ = await asyncio.wait({pending}, timeout=seconds)
            if not done:
                yield ": keepalive\n\n"
                continue
            finished, pending = pending, None
            try:
                event = finished.result()
            except StopAsyncIteration:
                return
            yield event
    finally:
        if pending is not None:
            pending.cancel()
            with suppress(asyncio.CancelledError, StopAsyncIteration):
                await pending
