"""One line for each request: what was asked, what came of it, how long it took. Never a query, a body or a token."""

from time import perf_counter

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger()

_QUIET = {"/health", "/ready"}


class AccessLogMiddleware:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in _QUIET:
            await self.app(scope, receive, send)
            return
        started = perf_counter()

        async def send_logged(message: Message) -> None:
            if message["type"] == "http.response.start":
                log.info(
                    "request",
                    method=scope["method"],
                    route=getattr(scope.get("route"), "path", "unmatched"),
                    status=message["status"],
                    milliseconds=round((perf_counter() - started) * 1000, 1),
                )
            await send(message)

        await self.app(scope, receive, send_logged)
