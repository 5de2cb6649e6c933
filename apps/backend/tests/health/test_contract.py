"""The answers of this service against docs/contracts/health-checks.yaml; the web app has the same test in apps/e2e."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from fastapi import FastAPI
from httpx import AsyncClient

CONTRACT = yaml.safe_load(
    (Path(__file__).parents[4] / "docs/contracts/health-checks.yaml").read_text(encoding="utf-8")
)


def check(path: str, status: int, body: Any) -> None:
    answers = CONTRACT["paths"][path]["get"]["responses"]
    assert str(status) in answers
    schema = answers[str(status)]["content"]["application/json"]["schema"]
    jsonschema.validate(body, {**schema, "components": CONTRACT["components"]})


@pytest.mark.parametrize("path", ["/health", "/ready"])
async def test_a_healthy_service_answers_as_the_contract_says(client: AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == 200
    check(path, answer.status_code, answer.json())


async def test_a_service_without_its_database_answers_as_the_contract_says(
    make_app: Callable[..., Awaitable[FastAPI]], make_client: Callable[..., Awaitable[AsyncClient]]
) -> None:
    # Port 1 refuses at once.
    app = await make_app(database_url="postgresql://nobody:x@127.0.0.1:1/nothing")
    client = await make_client(app)
    ready = await client.get("/ready")
    assert ready.status_code == 503
    check("/ready", ready.status_code, ready.json())
    alive = await client.get("/health")
    assert alive.status_code == 200
    check("/health", alive.status_code, alive.json())
