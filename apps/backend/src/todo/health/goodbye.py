"""Tells clients, while the service drains, not to send the next request here."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from todo.health.readiness import Readiness


class GoodbyeMiddleware:
    def __init__(self, app: ASGIApp, *, readiness: Readiness) -> None:
        self.app = app
        self._readiness = readiness

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_goodbye(message: Message) -> None:
            if message["type"] == "http.response.start" and self._readiness.is_draining:
                message["headers"] = [*message.get("headers", []), (b"connection", b"close")]
            await send(message)

        await self.app(scope, receive, send_goodbye)
