import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog
from httpx import AsyncClient
from prometheus_client import generate_latest
from starlette.types import Receive, Scope, Send

from support.people import Person
from todo.core.logging import configure_logging
from todo.core.metrics import Metrics, MetricsMiddleware


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What the service logs. Loggers keep what they first wrote to, so this one is never closed."""
    buffer = io.StringIO()
    handlers, level = logging.root.handlers[:], logging.root.level
    monkeypatch.setattr(sys, "stdout", buffer)
    configure_logging("info")
    yield buffer
    structlog.reset_defaults()
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


async def test_a_request_keeps_its_id_and_gets_one_otherwise(client: AsyncClient) -> None:
    kept = await client.get("/health", headers={"X-Request-ID": "abc-12345678"})
    assert kept.headers["x-request-id"] == "abc-12345678"
    forged = await client.get("/health", headers={"X-Request-ID": 'a" injected="yes'})
    assert len(forged.headers["x-request-id"]) == 32


async def test_the_log_has_the_request_and_nothing_that_people_wrote(
    ada: Person, written: io.StringIO
) -> None:
    await ada.add("my secret plan", description="about the heist")
    await ada.titles(q="heist")
    await ada.client.post("/api/auth/login", json={"email": ada.email, "password": "wrong secret"})

    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    token = ada.session["access_token"]
    for secret in ("secret", "heist", ada.email, token, ada.session["refresh_token"]):
        assert secret not in written.getvalue()
    assert all(line["timestamp"].endswith("Z") for line in lines)


def test_secrets_that_slip_into_a_log_call_are_withheld(written: io.StringIO) -> None:
    structlog.get_logger().info("oops", refresh_token="abc", password="def", title="ghi", user_id="jkl")
    line = json.loads(written.getvalue())
    assert (line["refresh_token"], line["password"], line["title"]) == ("withheld", "withheld", "withheld")
    assert line["user_id"] == "jkl"


async def test_requests_are_counted_by_route_and_never_by_path() -> None:
    metrics = Metrics()

    class Route:
        path = "/api/{user_id}/tasks/{task_id}"

    async def answer(scope: Scope, _receive: Receive, send: Send) -> None:
        scope["route"] = Route()
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> dict[str, str]:
        return {"type": "http.request"}

    async def send(_message: object) -> None: ...

    scope: Scope = {"type": "http", "method": "GET", "path": "/api/me/tasks/17"}
    await MetricsMiddleware(answer, metrics)(scope, receive, send)  # type: ignore[arg-type]
    written = generate_latest(metrics.registry).decode()
    assert (
        'todo_http_requests_total{method="GET",route="/api/{user_id}/tasks/{task_id}",status="200"} 1.0'
        in written
    )
    assert "tasks/17" not in written
