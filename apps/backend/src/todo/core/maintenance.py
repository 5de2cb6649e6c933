"""What has to be tidied up now and then. Every replica runs it; each job is safe to run twice."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress

import structlog

log = structlog.get_logger()

EVERY_SECONDS = 3600.0
# Not at the start: many replicas start at once, and a service that just woke a database has better things to do.
FIRST_AFTER_SECONDS = 60.0

Job = Callable[[], Awaitable[None]]


@asynccontextmanager
async def maintaining(jobs: Mapping[str, Job]) -> AsyncIterator[None]:
    task = asyncio.create_task(_repeat(jobs))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _repeat(jobs: Mapping[str, Job]) -> None:
    await asyncio.sleep(FIRST_AFTER_SECONDS)
    while True:
        await run_all(jobs)
        await asyncio.sleep(EVERY_SECONDS)


async def run_all(jobs: Mapping[str, Job]) -> None:
    """One job that fails does not keep the others from their work."""
    for name, job in jobs.items():
        try:
            await job()
        except Exception as error:  # it is tried again in an hour
            log.warning("maintenance_failed", job=name, error=type(error).__name__)
