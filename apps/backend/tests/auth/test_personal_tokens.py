from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from support.clocks import SteerableClock
from support.people import PASSWORD, Person, bearer, good, refused
from todo.auth.personal import identify_personal_token


async def test_a_token_is_shown_once(ada: Person) -> None:
    asked = {"name": "laptop", "scopes": ["tasks:write", "tasks:read", "tasks:read"]}

    made = good(await ada.post("/api/auth/tokens", asked))

    assert made["token"].startswith("todo_pat_")
    assert made["scopes"] == ["tasks:read", "tasks:write"]
    listed = good(await ada.get("/api/auth/tokens"))
    assert listed == [{name: value for name, value in made.items() if name != "token"}]


@pytest.mark.parametrize(
    ("scope", "allowed"),
    [("tasks:read", {"GET"}), ("tasks:write", {"POST", "PUT", "PATCH"}), ("tasks:delete", {"DELETE"})],
)
async def test_a_token_does_what_its_scope_says(
    ada: Person, client: AsyncClient, scope: str, allowed: set[str]
) -> None:
    token = await ada.personal_token(scope)
    number = (await ada.add("Water the ferns"))["id"]

    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        path = "/api/me/tasks" if method == "POST" else f"/api/me/tasks/{number}"
        answer = await client.request(method, path, headers=bearer(token), json={"title": "Water the moss"})
        if method in allowed:
            assert answer.is_success, answer.text
        else:
            refused(answer, 403, "insufficient_scope")


async def test_deleting_in_bulk_needs_the_scope_for_deleting(ada: Person, client: AsyncClient) -> None:
    token = await ada.personal_token("tasks:read", "tasks:write")
    number = (await ada.add("Water the ferns"))["id"]

    answer = await client.post(
        "/api/me/tasks/bulk", headers=bearer(token), json={"action": "delete", "ids": [number]}
    )

    refused(answer, 403, "insufficient_scope")
    assert (await ada.task(number))["deleted_at"] is None


async def test_a_token_works_with_its_owners_id_and_with_no_other(
    ada: Person, bob: Person, client: AsyncClient
) -> None:
    token = await ada.personal_token("tasks:read")

    good(await client.get(f"/api/{ada.id}/tasks", headers=bearer(token)))
    refused(await client.get(f"/api/{bob.id}/tasks", headers=bearer(token)), 404, "not_found")


async def test_the_activity_of_a_token_has_its_name(ada: Person, client: AsyncClient, app: FastAPI) -> None:
    token = await ada.personal_token("tasks:read", name="nightly report")

    by = await identify_personal_token(app.state.database, app.state.clock, token, channel="mcp")

    assert by is not None
    assert (str(by.user_id), by.channel, by.client) == (ada.id, "mcp", "nightly report")
    assert by.scopes == {"tasks:read"}


async def test_the_mcp_door_knows_no_session_tokens(ada: Person, app: FastAPI) -> None:
    for token in (ada.session["access_token"], ada.refresh_token, "", "todo_pat_", "\ud800"):
        assert (
            await identify_personal_token(app.state.database, app.state.clock, token, channel="mcp") is None
        )


async def test_the_account_is_closed_to_personal_tokens(ada: Person, client: AsyncClient) -> None:
    headers = bearer(await ada.personal_token("tasks:read", "tasks:write", "tasks:delete"))

    for method, path, body in (
        ("GET", "/api/auth/me", None),
        ("PATCH", "/api/auth/me", {"name": "Eve"}),
        ("DELETE", "/api/auth/me", {"password": PASSWORD}),
        ("GET", "/api/auth/sessions", None),
        ("DELETE", "/api/auth/sessions", None),
        ("GET", "/api/auth/tokens", None),
        ("POST", "/api/auth/tokens", {"name": "more", "scopes": ["tasks:read"]}),
        ("POST", "/api/auth/password", {"current_password": PASSWORD, "new_password": "five loud red lamps"}),
        ("POST", "/chatkit", {"type": "threads.list", "params": {}}),
    ):
        refused(await client.request(method, path, headers=headers, json=body), 403, "session_needed")


async def test_a_token_ends_when_it_says(ada: Person, client: AsyncClient, clock: SteerableClock) -> None:
    ends = clock.now() + timedelta(days=7)
    token = await ada.personal_token("tasks:read", expires_at=ends.isoformat())
    clock.advance(timedelta(days=7) - timedelta(seconds=5))
    good(await client.get("/api/me/tasks", headers=bearer(token)))

    clock.advance(timedelta(seconds=6))

    refused(await client.get("/api/me/tasks", headers=bearer(token)), 401, "unauthenticated")


async def test_a_deleted_token_is_worth_nothing(ada: Person, client: AsyncClient) -> None:
    token = await ada.personal_token("tasks:read")
    made = good(await ada.get("/api/auth/tokens"))[0]

    answer = await ada.delete(f"/api/auth/tokens/{made['id']}")

    assert answer.status_code == 204
    refused(await client.get("/api/me/tasks", headers=bearer(token)), 401, "unauthenticated")
    refused(await ada.delete(f"/api/auth/tokens/{made['id']}"), 404, "token_not_found")


async def test_the_last_use_is_noted_to_the_minute(
    ada: Person, client: AsyncClient, clock: SteerableClock
) -> None:
    start = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=1)
    clock.set(start)
    token = await ada.personal_token("tasks:read")
    seen = []
    for seconds in (0, 30, 60):
        clock.set(start + timedelta(seconds=seconds))
        good(await client.get("/api/me/tasks", headers=bearer(token)))
        seen.append(datetime.fromisoformat(good(await ada.get("/api/auth/tokens"))[0]["last_used_at"]))

    assert [(moment - start).total_seconds() for moment in seen] == [0, 0, 60]


@pytest.mark.parametrize(
    "asked",
    [
        {"name": "", "scopes": ["tasks:read"]},
        {"name": "x" * 101, "scopes": ["tasks:read"]},
        {"name": "nul\x00", "scopes": ["tasks:read"]},
        {"name": "x", "scopes": []},
        {"name": "x", "scopes": ["tasks:everything"]},
        {"name": "x", "scopes": ["tasks:read"], "expires_at": "2020-01-01T00:00:00Z"},
        {"name": "x", "scopes": ["tasks:read"], "expires_at": "2099-01-01T00:00:00"},
        {"name": "x", "scopes": ["tasks:read"], "expires_at": "tomorrow"},
        {"name": "x", "scopes": ["tasks:read"], "expires_at": 1e300},
        {"name": "x", "scopes": ["tasks:read"], "user_id": str(uuid4())},
    ],
)
async def test_an_unusable_token_is_not_made(ada: Person, asked: dict[str, object]) -> None:
    answer = await ada.post("/api/auth/tokens", asked)

    assert answer.status_code == 422
    assert good(await ada.get("/api/auth/tokens")) == []


async def test_nobody_deletes_the_token_of_somebody_else(ada: Person, bob: Person) -> None:
    await ada.personal_token("tasks:read")
    made = good(await ada.get("/api/auth/tokens"))[0]

    refused(await bob.delete(f"/api/auth/tokens/{made['id']}"), 404, "token_not_found")

    assert len(good(await ada.get("/api/auth/tokens"))) == 1


async def test_an_account_has_a_hundred_tokens_at_most(ada: Person) -> None:
    for number in range(100):
        await ada.personal_token("tasks:read", name=f"token {number}")

    refused(
        await ada.post("/api/auth/tokens", {"name": "one more", "scopes": ["tasks:read"]}),
        409,
        "too_many_tokens",
    )
