"""Whether the service can do its work. Cached, so that probes neither keep a sleeping database awake nor flap."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

import structlog

log = structlog.get_logger()


class Readiness:
    """A good answer holds for `healthy_seconds`; a bad one only for a second, so that recovery is seen at once."""

    def __init__(
        self,
        ping: Callable[[], Awaitable[None]],
        *,
        healthy_seconds: float = 30,
        unhealthy_seconds: float = 1,
        timeout_seconds: float = 3,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self._ping = ping
        self._healthy_seconds = healthy_seconds
        self._unhealthy_seconds = unhealthy_seconds
        self._timeout_seconds = timeout_seconds
        self._now = now
        self._is_connected = False
        self._fresh_until = float("-inf")
        self._asking = asyncio.Lock()
        self.is_draining = False

    async def is_connected(self) -> bool:
        async with self._asking:
            if self._now() >= self._fresh_until:
                self._is_connected = await self._ask()
                seconds = self._healthy_seconds if self._is_connected else self._unhealthy_seconds
                self._fresh_until = self._now() + seconds
            return self._is_connected

    def doubt(self) -> None:
        """Somebody could not reach the database: the next question is asked for real."""
        self._fresh_until = float("-inf")

    async def _ask(self) -> bool:
        try:
            async with asyncio.timeout(self._timeout_seconds):
                await self._ping()
        except Exception as error:  # any failure to answer means not ready; which one is for the log
            log.warning("database_unreachable", error=type(error).__name__)
            return False
        return True
