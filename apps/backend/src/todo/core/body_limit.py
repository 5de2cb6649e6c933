"""Refuses bodies that are too large, before they are read into memory."""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from todo.core.errors import problem

MAX_BODY_BYTES = 1_000_000
MAX_IMPORT_BYTES = 20_000_000


class BodyLimitMiddleware:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = MAX_IMPORT_BYTES if scope["path"].endswith("/import") else MAX_BODY_BYTES
        message = f"The body has more than {most // 1_000_000} MB."
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdecimal() or int(announced) > most:
            await problem(413, "too_large", message)(scope, receive, send)
            return
        received = 0

        async def receive_counted() -> Message:
            nonlocal received
            part = await receive()
            received += len(part.get("body", b""))
            if received > most:
                raise HTTPException(413, message)
            return part

        await self.app(scope, receive_counted, send)
