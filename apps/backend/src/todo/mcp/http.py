"""MCP over HTTP: stateless, so that any replica can answer any request."""

from typing import Any
from urllib.parse import urlsplit

from mcp.server import Server
from mcp.server.auth.settings import AuthSettings
from mcp.server.transport_security import TransportSecuritySettings
from pydantic import AnyHttpUrl
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from todo.mcp.token import IdentifyToken, PersonalTokenVerifier

MAX_BODY_BYTES = 256 * 1024


class McpEndpoint:
    """An ASGI application as the endpoint of one exact path: a Mount would redirect `/mcp` to `/mcp/`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


def mcp_route(
    server: Server[Any], *, identify: IdentifyToken, public_origin: str, allowed_hosts: list[str]
) -> Route:
    """The route `/mcp`. `server.session_manager.run()` must be entered in the application's lifespan."""
    app = server.streamable_http_app(
        stateless_http=True,
        json_response=True,
        max_request_body_size=MAX_BODY_BYTES,
        transport_security=transport_security(public_origin, allowed_hosts),
        # No authorisation server: tokens are made in the settings page, so none is announced.
        auth=AuthSettings(issuer_url=AnyHttpUrl(public_origin), resource_server_url=None),
        token_verifier=PersonalTokenVerifier(identify),
    )
    return Route("/mcp", endpoint=McpEndpoint(app), include_in_schema=False)


def transport_security(public_origin: str, allowed_hosts: list[str]) -> TransportSecuritySettings:
    """Refuses a browser that was lured here by a name that points to this machine (DNS rebinding)."""
    public = urlsplit(public_origin)
    hosts = {public.hostname or "localhost", "localhost", "127.0.0.1", "[::1]", *allowed_hosts}
    return TransportSecuritySettings(
        allowed_hosts=sorted({name for host in hosts for name in (host, f"{host}:*")} | {public.netloc}),
        allowed_origins=[
            public_origin,
            *(f"http://{host}{port}" for host in ("localhost", "127.0.0.1", "[::1]") for port in ("", ":*")),
        ],
    )
