"""Text that no database, hash or header can hold is refused in every field, and never repeated in the answer."""

import json
from typing import Any
from uuid import uuid4

import pytest
from httpx import AsyncClient

from support.people import PASSWORD, Person, good, new_email

BAD: dict[str, Any] = {
    "NUL": "a\x00b@example.com",
    "half a character": "a\ud800b@example.com",
    "huge": "x" * 70_000,
    "a huge address": "x" * 70_000 + "@example.com",
    "a number": 10**400,
    "not a number": float("nan"),
    "a list": ["x"],
    "an object": {"x": {"y": "z"}},
    "true": True,
}
# What each route takes when nothing is wrong.
BODIES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "register": (
        "POST",
        "/api/auth/register",
        {"email": "x", "password": PASSWORD, "name": "", "time_zone": "UTC", "language": "en"},
    ),
    "login": ("POST", "/api/auth/login", {"email": "nobody@example.com", "password": PASSWORD}),
    "refresh": ("POST", "/api/auth/refresh", {"refresh_token": "x"}),
    "logout": ("POST", "/api/auth/logout", {"refresh_token": "x"}),
    "update_me": (
        "PATCH",
        "/api/auth/me",
        {"name": "", "time_zone": "UTC", "language": "en", "preferences": {"theme": "dark"}},
    ),
    "change_password": (
        "POST",
        "/api/auth/password",
        {"current_password": PASSWORD, "new_password": PASSWORD, "revoke_tokens": False},
    ),
    "change_email": ("POST", "/api/auth/email", {"email": "x", "current_password": PASSWORD}),
    "delete_me": ("DELETE", "/api/auth/me", {"password": PASSWORD}),
    "create_token": (
        "POST",
        "/api/auth/tokens",
        {"name": "x", "scopes": ["tasks:read"], "expires_at": "2099-01-01T00:00:00Z"},
    ),
}
FINE = {("change_password", "revoke_tokens", "true"), ("update_me", "preferences", "an object")}
FIELDS = [(route, field) for route, (_, _, body) in BODIES.items() for field in body]


@pytest.mark.parametrize(("route", "field"), FIELDS)
async def test_a_bad_value_is_refused(ada: Person, route: str, field: str) -> None:
    method, path, body = BODIES[route]
    for name, bad in BAD.items():
        if (route, field, name) in FINE:
            continue
        sent = {**body, field: bad}
        if "email" in body and field != "email":
            sent["email"] = new_email()

        answer = await ada.send(
            method, path, content=json.dumps(sent), headers={"Content-Type": "application/json"}
        )

        assert 400 <= answer.status_code < 500, f"{name}: {answer.text}"
        assert answer.status_code != 401 or route == "login", name
        assert len(answer.content) < 2_000, name
        assert "\x00" not in answer.text, name
    good(await ada.get("/api/auth/me"))


@pytest.mark.parametrize(
    "preferences",
    [
        r'{"x": "nul\u0000"}',
        r'{"nul\u0000": 1}',
        r'{"x": "half \ud800"}',
        r'{"half \ud800": 1}',
        r'{"x": {"deep": {"deeper": "\u0000"}}}',
        r'{"x": {"\u0000": 1}}',
        r'{"x": ["\udfff"]}',
        '{"x": Infinity}',
        '{"x": [NaN]}',
        pytest.param('{"x": ' + "1" * 5001 + "}", id="5001 digits"),
        pytest.param('{"x": ' + "[" * 5000 + "]" * 5000 + "}", id="5000 deep"),
    ],
)
async def test_preferences_that_cannot_be_stored_are_refused(ada: Person, preferences: str) -> None:
    answer = await ada.send(
        "PATCH",
        "/api/auth/me",
        content=f'{{"preferences": {preferences}}}',
        headers={"Content-Type": "application/json"},
    )

    assert 400 <= answer.status_code < 500, answer.text
    assert good(await ada.get("/api/auth/me"))["preferences"] == {}


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"x"', b"null", b"\xff\xfe", b"[" * 100_000, b'{"email":' * 20_000, b"{}" * 2]
)
@pytest.mark.parametrize("path", ["/api/auth/login", "/api/auth/register", "/api/auth/refresh"])
async def test_a_body_that_is_no_object_is_refused(client: AsyncClient, path: str, body: bytes) -> None:
    answer = await client.post(path, content=body, headers={"Content-Type": "application/json"})

    assert answer.status_code in {400, 422}
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "email",
    [
        "",
        "ada",
        "ada@",
        "@example.com",
        "ada@example",
        "ada@@example.com",
        "ada@exa mple.com",
        "ada@example..com",
        "ada@-example.com",
        "Ada <ada@example.com>",
        "ada@[127.0.0.1]",
        '"a b"@example.com',
        "a" * 65 + "@example.com",
        "ada@" + "a." * 130 + "com",
        "ada@example.com\r\nBcc: bob@example.com",
    ],
)
async def test_what_is_no_address_is_refused(client: AsyncClient, email: str) -> None:
    answer = await client.post("/api/auth/register", json={"email": email, "password": PASSWORD})

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["email"]


@pytest.mark.parametrize(
    "domain", ["corp.local", "team.test", "localhost", "bücher.example", "xn--bcher-kva.example"]
)
async def test_addresses_of_private_and_foreign_networks_are_fine(client: AsyncClient, domain: str) -> None:
    email = f"{uuid4().hex}@{domain}"

    registered = await client.post("/api/auth/register", json={"email": email, "password": PASSWORD})
    answer = await client.post("/api/auth/login", json={"email": email, "password": PASSWORD})

    assert (registered.status_code, answer.status_code) == (201, 200)


@pytest.mark.parametrize("password", ["", "short", "1234567", "x" * 129, None, 12345678])
async def test_a_password_has_8_to_128_characters(client: AsyncClient, password: object) -> None:
    answer = await client.post("/api/auth/register", json={"email": new_email(), "password": password})

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["password"]
    assert not isinstance(password, str) or not password or password not in answer.text


async def test_unknown_fields_are_refused(client: AsyncClient) -> None:
    body = {"email": new_email(), "password": PASSWORD, "id": str(uuid4()), "is_admin": True}

    answer = await client.post("/api/auth/register", json=body)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["id", "is_admin"]


@pytest.mark.parametrize("user_agent", ["x" * 5_000, "caf\xe9", "tab\there", "\x7f\x80\xad", ""])
async def test_any_user_agent_is_kept_short_and_printable(ada: Person, user_agent: str) -> None:
    ada.client.headers["User-Agent"] = "placeholder"
    ada.client.headers.encoding = "latin-1"
    ada.client.headers["User-Agent"] = user_agent

    listed = good(await (await ada.log_in_again()).get("/api/auth/sessions"))

    assert len(listed[0]["user_agent"]) <= 200
    assert listed[0]["user_agent"].isprintable()


@pytest.mark.parametrize("path", ["/api/auth/sessions/x", "/api/auth/tokens/x", "/api/auth/tokens/%00"])
async def test_an_id_that_is_none_is_refused(ada: Person, path: str) -> None:
    assert (await ada.delete(path)).status_code in {404, 422}
