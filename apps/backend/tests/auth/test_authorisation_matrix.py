"""Every route against everybody who may not use it, generated from the OpenAPI schema.

A route that is not in CASES fails here: whoever adds one says what it takes.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response

from support.people import PASSWORD, Person, bearer, good, refused, register
from todo.core.settings import Settings
from todo.main import create_app

CANARY = "canary-of-ada"
VERBS = {"get", "post", "put", "patch", "delete"}


@dataclass(frozen=True)
class Case:
    """What a route takes, and what somebody else gets who names `me` and Ada's ids."""

    body: Any = None
    query: dict[str, str] = field(default_factory=dict)
    is_public: bool = False
    is_stream: bool = False
    """Goes on for ever for whoever may read it, so that nobody reads it here to the end."""
    foreign: int | None = None
    """The status for ids of somebody else; None: the route takes none, and shows or changes what is one's own."""


CASES: dict[str, Case] = {
    "health_live": Case(is_public=True),
    "health_ready": Case(is_public=True),
    "auth_register": Case({"email": "x@example.com", "password": PASSWORD}, is_public=True),
    "auth_login": Case({"email": "x@example.com", "password": PASSWORD}, is_public=True),
    "auth_refresh": Case({"refresh_token": "x"}, is_public=True),
    "auth_logout": Case({"refresh_token": "x"}, is_public=True),
    "auth_me": Case(),
    "auth_update_me": Case({"name": "Changed"}),
    "auth_delete_me": Case({"password": "not this one"}, foreign=403),
    "auth_change_password": Case({"current_password": "not this one", "new_password": PASSWORD}, foreign=403),
    "auth_change_email": Case({"current_password": "not this one", "email": "y@example.com"}, foreign=403),
    "auth_list_sessions": Case(),
    "auth_end_other_sessions": Case(),
    "auth_end_session": Case(foreign=404),
    "auth_list_tokens": Case(),
    "auth_create_token": Case({"name": "x", "scopes": ["tasks:read"]}),
    "auth_delete_token": Case(foreign=404),
    "tasks_list": Case(),
    "tasks_create": Case({"title": "Mine"}),
    "tasks_overview": Case(),
    "tasks_bulk": Case({"action": "delete", "ids": ["{task_id}"]}),
    "tasks_parse": Case({"text": "buy milk tomorrow"}),
    "tasks_get": Case(foreign=404),
    "tasks_update": Case({"title": "Changed"}, foreign=404),
    "tasks_replace": Case({"title": "Changed"}, foreign=404),
    "tasks_delete": Case(foreign=404),
    "tasks_complete": Case(foreign=404),
    "tasks_restore": Case(foreign=404),
    "tasks_skip": Case(foreign=404),
    "activity_list": Case(),
    "activity_undo": Case(foreign=404),
    "events_stream": Case(is_stream=True),
    "portability_export": Case(),
    "portability_import": Case("Mine", {"format": "todotxt"}),
    "chat_assistant": Case(),
    "chat_send": Case({"message": "Delete task 1", "conversation_id": "{thread_id}"}, foreign=404),
    "approvals_get": Case(foreign=404),
    "approvals_confirm": Case(foreign=404),
    "approvals_cancel": Case(foreign=404),
    "chatkit": Case({"type": "threads.get_by_id", "params": {"thread_id": "{thread_id}"}}, foreign=404),
    "chatkit_stop": Case({"thread_id": "{thread_id}"}, foreign=404),
    "chatkit_run_events": Case(foreign=404),
}
# Not in the schema, and why that is fine.
UNLISTED = {"/openapi.json": "the schema itself, always served", "/mcp": "not ours to describe; tested below"}


@dataclass(frozen=True)
class Operation:
    id: str
    method: str
    path: str
    is_secured: bool

    @property
    def case(self) -> Case:
        return CASES.get(self.id, Case())


APP = create_app(
    Settings(database_url="postgresql://nobody@localhost/nothing", jwt_secret="x" * 32)  # type: ignore[arg-type]
)


def _operations() -> list[Operation]:
    return [
        Operation(found["operationId"], method.upper(), path, bool(found.get("security")))
        for path, verbs in APP.openapi()["paths"].items()
        for method, found in verbs.items()
        if method in VERBS
    ]


OPERATIONS = _operations()
# What has no case fails by itself below; it could be a stream that never ends.
SECURED = [found for found in OPERATIONS if found.id in CASES and not found.case.is_public]
OWNED = [operation for operation in SECURED if "{user_id}" in operation.path]


def by_id(operations: list[Operation]) -> Any:
    return pytest.mark.parametrize("operation", operations, ids=[operation.id for operation in operations])


@dataclass
class Ada:
    """Somebody with one of everything, all of which says CANARY."""

    person: Person
    ids: dict[str, str]

    async def everything(self) -> dict[str, Any]:
        """What must be the same after somebody else tried."""
        person, thread_id = self.person, self.ids["thread_id"]
        asked = {"type": "items.list", "params": {"thread_id": thread_id, "limit": 100, "order": "asc"}}
        return {
            "me": good(await person.get("/api/auth/me")),
            "tasks": await person.tasks(status="all", sort="id"),
            "trash": await person.tasks(status="trash"),
            "tokens": [token["id"] for token in good(await person.get("/api/auth/tokens"))],
            "sessions": len(good(await person.get("/api/auth/sessions"))),
            "approval": good(await person.get(f"/api/me/approvals/{self.ids['approval_id']}"))["status"],
            "conversation": good(await person.post("/chatkit", asked)),
        }


@pytest.fixture(scope="module")
async def ada(app: FastAPI) -> Ada:
    client = AsyncClient(transport=ASGITransport(app), base_url="http://todo.test")
    person = await register(client, name=CANARY)
    task = await person.add(CANARY, description=CANARY, tags=[CANARY])
    asked = {"message": f"Delete task {task['id']}"}
    answer = good(await person.post("/api/me/chat", asked))
    await person.personal_token("tasks:read", name=CANARY)
    await person.log_in_again()
    ids = {
        "user_id": person.id,
        "task_id": str(task["id"]),
        "session_id": good(await person.get("/api/auth/sessions"))[0]["id"],
        "token_id": good(await person.get("/api/auth/tokens"))[0]["id"],
        "thread_id": answer["conversation_id"],
        "approval_id": answer["approval"]["id"],
        "activity_id": "1",
    }
    return Ada(person, ids)


@pytest.fixture
async def bob(client: AsyncClient) -> Person:
    return await register(client, name="Bob")


async def send(client: AsyncClient, operation: Operation, ids: dict[str, str], **headers: str) -> Response:
    body = _filled(operation.case.body, ids)
    return await client.request(
        operation.method,
        operation.path.format(**ids),
        params=operation.case.query,
        json=body,
        headers=headers,
    )


def _filled(value: Any, ids: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _filled(part, ids) for name, part in value.items()}
    if isinstance(value, list):
        return [_filled(part, ids) for part in value]
    return value.format(**ids) if isinstance(value, str) else value


def test_every_route_has_a_case() -> None:
    assert {operation.id for operation in OPERATIONS} - set(CASES) == set()


def test_every_case_has_a_route() -> None:
    assert set(CASES) - {operation.id for operation in OPERATIONS} <= PLANNED


PLANNED: set[str] = set()


def test_what_is_public_is_public_on_purpose() -> None:
    assert {operation.id for operation in OPERATIONS if not operation.is_secured} == {
        name for name, case in CASES.items() if case.is_public
    }


def test_no_route_hides_from_the_schema(app: FastAPI) -> None:
    described = {operation.path for operation in OPERATIONS}
    paths = {str(path) for route in app.routes if (path := getattr(route, "path", None))}

    assert paths - described <= set(UNLISTED)


@by_id(SECURED)
async def test_without_a_token_there_is_nothing(operation: Operation, ada: Ada, client: AsyncClient) -> None:
    for ids in (ada.ids, {**ada.ids, "user_id": "me"}, {**ada.ids, "user_id": str(uuid4())}):
        answer = await send(client, operation, ids)

        refused(answer, 401, "unauthenticated")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
        assert CANARY not in answer.text


@by_id(OWNED)
async def test_somebody_elses_path_is_not_found(operation: Operation, ada: Ada, bob: Person) -> None:
    before = await ada.everything()

    refused(await send(bob.client, operation, ada.ids, **bob.headers), 404, "not_found")

    assert await ada.everything() == before


@by_id(OWNED)
async def test_a_path_that_names_nobody_is_not_found(operation: Operation, ada: Ada, bob: Person) -> None:
    for user_id in ("0", "Me", "me%00", "*", "..%2fme", str(uuid4()), "x" * 300):
        answer = await send(bob.client, operation, {**ada.ids, "user_id": user_id}, **bob.headers)
        assert answer.status_code in {404, 405, 422}


@by_id([operation for operation in SECURED if not operation.case.is_stream])
async def test_ids_of_somebody_else_lead_nowhere(operation: Operation, ada: Ada, bob: Person) -> None:
    before = await ada.everything()

    answer = await send(bob.client, operation, {**ada.ids, "user_id": "me"}, **bob.headers)

    if operation.case.foreign is None:
        assert answer.is_success, answer.text
    else:
        assert answer.status_code == operation.case.foreign, answer.text
    assert CANARY not in answer.text
    assert await ada.everything() == before


@by_id([operation for operation in SECURED if operation not in OWNED])
async def test_personal_tokens_open_nothing_but_the_owners_things(
    operation: Operation, ada: Ada, client: AsyncClient
) -> None:
    token = await ada.person.personal_token("tasks:read", "tasks:write", "tasks:delete")
    before = await ada.everything()

    refused(await send(client, operation, ada.ids, **bearer(token)), 403, "session_needed")

    assert await ada.everything() == before


@by_id(OWNED)
async def test_a_personal_token_needs_the_scope_of_the_verb(
    operation: Operation, ada: Ada, client: AsyncClient
) -> None:
    needed = {"GET": "tasks:read", "DELETE": "tasks:delete"}.get(operation.method, "tasks:write")
    others = {"tasks:read", "tasks:write", "tasks:delete"} - {needed}
    token = await ada.person.personal_token(*others)
    before = await ada.everything()

    for user_id in ("me", ada.person.id):
        answer = await send(client, operation, {**ada.ids, "user_id": user_id}, **bearer(token))
        refused(answer, 403, "insufficient_scope")

    assert await ada.everything() == before


@by_id(SECURED)
async def test_after_logging_out_there_is_nothing(
    operation: Operation, ada: Ada, client: AsyncClient
) -> None:
    left = await ada.person.log_in_again(client)
    await client.post("/api/auth/logout", json={"refresh_token": left.refresh_token})

    refused(await send(client, operation, ada.ids, **left.headers), 401, "unauthenticated")


@pytest.mark.parametrize("kind", ["none", "session", "refresh", "nonsense"])
async def test_mcp_takes_personal_tokens_only(kind: str, ada: Ada, client: AsyncClient) -> None:
    token = {
        "none": "",
        "session": ada.person.session["access_token"],
        "refresh": ada.person.refresh_token,
        "nonsense": "todo_pat_x",
    }[kind]
    headers = {"Accept": "application/json, text/event-stream", "Host": "localhost", **bearer(token)}
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}

    answer = await client.post("/mcp", headers=headers, json=asked)

    assert answer.status_code == 401, answer.text
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


TOOL_ARGUMENTS: dict[str, dict[str, Any]] = {
    "add_task": {"title": "Mine"},
    "list_tasks": {"status": "all"},
    "search_tasks": {"query": CANARY},
    "complete_task": {"task_id": 1},
    "update_task": {"task_id": 1, "title": "Changed"},
    "delete_task": {"task_id": 1},
    "bulk_update_tasks": {"action": "delete", "task_ids": [1]},
    "undo": {"activity_ids": [1]},
    "overview": {},
}
NEEDS_ONES_OWN = {"complete_task", "update_task", "delete_task", "bulk_update_tasks", "undo"}


def test_every_tool_has_arguments_here() -> None:
    assert set(TOOL_ARGUMENTS) == {tool.name for tool in APP.state.chat.tools}


async def call_tool(client: AsyncClient, name: str, token: str, **arguments: Any) -> Response:
    headers = {"Accept": "application/json, text/event-stream", "Host": "localhost", **bearer(token)}
    params = {"name": name, "arguments": {**TOOL_ARGUMENTS[name], **arguments}}
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    return await client.post("/mcp", headers=headers, json=asked)


@pytest.mark.parametrize("name", TOOL_ARGUMENTS)
async def test_a_tool_never_reaches_somebody_else(name: str, ada: Ada, bob: Person) -> None:
    token = await bob.personal_token("tasks:read", "tasks:write", "tasks:delete")
    before = await ada.everything()

    answer = await call_tool(bob.client, name, token)
    as_ada = await call_tool(bob.client, name, token, user_id=ada.person.id)

    assert (answer.status_code, as_ada.status_code) == (200, 200)
    told = answer.json()["result"]
    assert CANARY not in str(told.get("structuredContent"))
    assert bool(told.get("isError")) == (name in NEEDS_ONES_OWN) or name == "bulk_update_tasks", answer.text
    assert as_ada.json()["result"]["isError"] is True
    assert await ada.everything() == before


@pytest.mark.parametrize("name", TOOL_ARGUMENTS)
async def test_a_tool_does_nothing_without_its_scope(name: str, ada: Ada, client: AsyncClient) -> None:
    tool = next(tool for tool in APP.state.chat.tools if tool.name == name)
    token = await ada.person.personal_token(*({"tasks:read", "tasks:write", "tasks:delete"} - {tool.scope}))
    before = await ada.everything()

    answer = await call_tool(client, name, token)

    assert answer.json()["result"]["isError"] is True
    assert tool.scope in answer.text
    assert await ada.everything() == before


async def test_an_email_address_says_nothing_about_its_account(ada: Ada, client: AsyncClient) -> None:
    answer = await client.post("/api/auth/register", json={"email": ada.person.email, "password": PASSWORD})

    assert CANARY not in answer.text
    assert ada.person.id not in answer.text
