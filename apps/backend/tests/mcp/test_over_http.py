"""MCP as outside clients use it: the official SDK's client, over HTTP, with a personal access token."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, TextContent

from mcp import Client
from support.people import Person, bearer
from support.server import listening


@pytest.fixture(scope="module")
async def origin(app: FastAPI) -> AsyncIterator[str]:
    async with listening(app) as origin:
        yield origin


@asynccontextmanager
async def connected(origin: str, token: str) -> AsyncIterator[Client]:
    async with (
        httpx2.AsyncClient(headers=bearer(token)) as http,
        Client(streamable_http_client(f"{origin}/mcp", http_client=http)) as client,
    ):
        yield client


def text(result: CallToolResult) -> str:
    return "\n".join(part.text for part in result.content if isinstance(part, TextContent))


async def test_a_client_with_all_scopes_does_everything_at_once(ada: Person, origin: str) -> None:
    token = await ada.personal_token("tasks:read", "tasks:write", "tasks:delete", name="laptop")
    async with connected(origin, token) as client:
        added = await client.call_tool(
            "add_task", {"title": "Buy milk", "due_date": "2030-01-02", "tags": ["home"]}
        )
        assert added.structured_content is not None
        assert added.structured_content["task_id"] == 1
        assert added.structured_content["status"] == "created"

        listed = await client.call_tool("list_tasks", {"status": "pending"})
        assert listed.structured_content == {
            "result": [
                {"id": 1, "title": "Buy milk", "completed": False, "due_date": "2030-01-02", "tags": ["home"]}
            ]
        }
        assert json.loads(text(listed)) == listed.structured_content

        cleared = await client.call_tool(
            "update_task", {"task_id": 1, "due_date": None, "title": "Buy oat milk"}
        )
        assert cleared.structured_content is not None
        assert "due_date" not in cleared.structured_content["task"]
        done = await client.call_tool("complete_task", {"task_id": 1})
        again = await client.call_tool("complete_task", {"task_id": 1})
        assert done.structured_content == again.structured_content
        deleted = await client.call_tool("delete_task", {"task_id": 1})
        assert deleted.structured_content is not None
        assert (deleted.structured_content["status"], deleted.structured_content["task_id"]) == ("deleted", 1)

    assert [task["title"] for task in (await ada.get("/api/me/tasks?status=trash")).json()] == [
        "Buy oat milk"
    ]


async def test_an_older_client_with_a_handshake_works_too(ada: Person, origin: str) -> None:
    token = await ada.personal_token("tasks:read")
    async with httpx2.AsyncClient(headers=bearer(token)) as http:
        transport = streamable_http_client(f"{origin}/mcp", http_client=http)
        async with Client(transport, mode="legacy") as client:
            tools = await client.list_tools()

    assert {"add_task", "list_tasks", "complete_task", "delete_task", "update_task"} <= {
        tool.name for tool in tools.tools
    }


async def test_a_missing_scope_is_refused_by_its_name(ada: Person, origin: str) -> None:
    await ada.add("Buy milk")
    reading = await ada.personal_token("tasks:read")
    writing = await ada.personal_token("tasks:read", "tasks:write")
    async with connected(origin, reading) as client:
        for tool, arguments in (("add_task", {"title": "x"}), ("complete_task", {"task_id": 1})):
            refused = await client.call_tool(tool, arguments)
            assert refused.is_error
            assert "tasks:write" in text(refused)
    async with connected(origin, writing) as client:
        for tool, arguments in (
            ("delete_task", {"task_id": 1}),
            ("bulk_update_tasks", {"action": "delete", "task_ids": [1]}),
        ):
            refused = await client.call_tool(tool, arguments)
            assert refused.is_error
            assert "tasks:delete" in text(refused)

    assert len((await ada.get("/api/me/tasks")).json()) == 1


async def test_what_is_wrong_is_said_to_the_client(ada: Person, bob: Person, origin: str) -> None:
    await bob.add("Mine")
    token = await ada.personal_token("tasks:read", "tasks:write", "tasks:delete")
    async with connected(origin, token) as client:
        cases: list[tuple[str, dict[str, Any], str]] = [
            ("complete_task", {"task_id": 1}, "no task 1"),
            ("complete_task", {"task_id": "one"}, "task_id"),
            ("add_task", {"title": ""}, "title"),
            ("add_task", {"title": "x", "due_date": "tomorrow"}, "due_date"),
            ("add_task", {"title": "x", "owner": "me"}, "owner"),
            ("add_task", {"title": "x", "user_id": bob.id}, "user_id"),
            ("fly", {}, "no tool"),
        ]
        for tool, arguments, said in cases:
            failed = await client.call_tool(tool, arguments)
            assert failed.is_error, (tool, arguments)
            assert said in text(failed)
        own = await client.call_tool("add_task", {"title": "x", "user_id": ada.id})
        assert not own.is_error

    assert [task["title"] for task in (await bob.get("/api/me/tasks")).json()] == ["Mine"]


async def call(client: AsyncClient, headers: dict[str, str]) -> Any:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    sent = {"Accept": "application/json, text/event-stream", "Host": "localhost:8000", **headers}
    return await client.post("/mcp", json=body, headers=sent)


async def test_no_token_a_bad_one_and_a_session_are_401(ada: Person, client: AsyncClient) -> None:
    for headers in ({}, bearer("nonsense"), bearer("todo_pat_x"), ada.headers):
        answer = await call(client, headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_a_revoked_token_is_401_at_once(ada: Person, client: AsyncClient) -> None:
    token = await ada.personal_token("tasks:read", name="old")
    assert (await call(client, bearer(token))).status_code == 200
    (listed,) = (await ada.get("/api/auth/tokens")).json()
    await ada.delete(f"/api/auth/tokens/{listed['id']}")

    assert (await call(client, bearer(token))).status_code == 401


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("localhost:8000", None, 200),
        ("todo-backend:8000", None, 200),
        ("todo-backend", None, 200),
        ("localhost:3000", "http://localhost:3000", 200),
        ("evil.example", None, 421),
        ("localhost:8000", "https://evil.example", 403),
    ],
)
async def test_only_known_hosts_and_origins_may_call(
    ada: Person, client: AsyncClient, host: str, origin: str | None, status: int
) -> None:
    token = await ada.personal_token("tasks:read")
    headers = {**bearer(token), "Host": host, **({"Origin": origin} if origin else {})}

    assert (await call(client, headers)).status_code == status
