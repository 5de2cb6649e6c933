import pytest
from httpx import AsyncClient

from support.people import PASSWORD, Person, new_email


async def test_registering_opens_a_session(client: AsyncClient) -> None:
    body = {"email": new_email(), "password": PASSWORD, "name": "Ada", "time_zone": "Asia/Karachi"}

    answer = await client.post("/api/auth/register", json=body)

    assert (answer.status_code, answer.headers["Cache-Control"]) == (201, "no-store")
    session = answer.json()
    assert set(session) == {"access_token", "token_type", "expires_in", "refresh_token", "user"}
    assert (session["token_type"], session["expires_in"]) == ("bearer", 900)
    user = session["user"]
    assert set(user) == {"id", "email", "name", "time_zone", "language"}
    assert (user["email"], user["name"], user["time_zone"]) == (body["email"], "Ada", "Asia/Karachi")


async def test_an_email_address_is_taken_in_any_spelling(ada: Person) -> None:
    spelled = f" {ada.email.upper()} "

    answer = await ada.post("/api/auth/register", json={"email": spelled, "password": PASSWORD})

    assert (answer.status_code, answer.json()["code"]) == (409, "email_taken")


async def test_logging_in_works_in_any_spelling_of_the_address(ada: Person) -> None:
    answer = await ada.post("/api/auth/login", json={"email": ada.email.upper(), "password": PASSWORD})

    assert answer.status_code == 200
    assert answer.json()["user"]["id"] == ada.id


async def test_unknown_user_and_wrong_password_look_alike(ada: Person) -> None:
    wrong = await ada.post("/api/auth/login", json={"email": ada.email, "password": "not this one"})
    unknown = await ada.post("/api/auth/login", json={"email": new_email(), "password": "not this one"})

    assert wrong.status_code == unknown.status_code == 401
    assert {**wrong.json(), "request_id": ""} == {**unknown.json(), "request_id": ""}
    assert wrong.json()["code"] == "wrong_credentials"


@pytest.mark.parametrize(
    "password",
    [
        "allsmall",
        "x" * 127 + "é",
        "ایک لمبا خفیہ جملہ",
        "🦉🦉🦉🦉🦉🦉🦉🦉",
        "  spaces count  ",
        "tab\tnew\nline",
    ],
)
async def test_a_password_needs_no_particular_characters(client: AsyncClient, password: str) -> None:
    email = new_email()
    registered = await client.post("/api/auth/register", json={"email": email, "password": password})

    answer = await client.post("/api/auth/login", json={"email": email, "password": password})

    assert (registered.status_code, answer.status_code) == (201, 200)


async def test_the_same_letters_composed_differently_are_the_same_password(client: AsyncClient) -> None:
    email = new_email()
    await client.post("/api/auth/register", json={"email": email, "password": "caf\u00e9 au lait"})

    answer = await client.post("/api/auth/login", json={"email": email, "password": "cafe\u0301 au lait"})

    assert answer.status_code == 200


@pytest.mark.parametrize("password", ["password123", "QWERTY123", "iloveyou", "12345678"])
async def test_a_common_password_is_refused(client: AsyncClient, password: str) -> None:
    answer = await client.post("/api/auth/register", json={"email": new_email(), "password": password})

    assert (answer.status_code, answer.json()["code"]) == (422, "weak_password")


async def test_the_own_address_is_no_password(client: AsyncClient) -> None:
    email = new_email()

    answer = await client.post("/api/auth/register", json={"email": email, "password": email})

    assert answer.json()["code"] == "weak_password"


async def test_me_tells_who_i_am(ada: Person) -> None:
    me = (await ada.get("/api/auth/me")).json()

    assert set(me) == {"id", "email", "name", "time_zone", "language", "created_at", "preferences"}
    assert (me["id"], me["email"], me["preferences"]) == (ada.id, ada.email, {})


async def test_changing_me_changes_only_what_is_named(ada: Person) -> None:
    await ada.patch("/api/auth/me", json={"time_zone": "Asia/Karachi", "language": "ur"})

    me = (await ada.patch("/api/auth/me", json={"name": " Ada L. "})).json()

    assert (me["name"], me["time_zone"], me["language"]) == ("Ada L.", "Asia/Karachi", "ur")


async def test_preferences_are_merged_and_null_removes_one(ada: Person) -> None:
    await ada.patch("/api/auth/me", json={"preferences": {"theme": "dark", "week": {"starts": "monday"}}})

    me = (await ada.patch("/api/auth/me", json={"preferences": {"theme": None, "sound": False}})).json()

    assert me["preferences"] == {"week": {"starts": "monday"}, "sound": False}


@pytest.mark.parametrize(
    "change",
    [
        {"time_zone": "Mars/Olympus"},
        {"time_zone": "../../etc/passwd"},
        {"time_zone": None},
        {"language": "tlh"},
        {"name": "x" * 101},
        {"name": None},
        {"preferences": {"x": "y" * 20_000}},
        {"preferences": {"": 1}},
        {"preferences": [1]},
        {"preferences": {"nul": "\x00"}},
        {"id": "00000000-0000-0000-0000-000000000000"},
        {"email": "someone@example.com"},
        {"password_hash": "x"},
    ],
)
async def test_an_unusable_change_of_me_is_refused(ada: Person, change: dict[str, object]) -> None:
    answer = await ada.patch("/api/auth/me", json=change)

    assert answer.status_code == 422
    assert (await ada.get("/api/auth/me")).json()["time_zone"] == "UTC"


async def test_a_new_password_replaces_the_old_one_and_ends_other_sessions(ada: Person) -> None:
    elsewhere = await ada.log_in_again()
    token = await ada.personal_token("tasks:read")
    change = {"current_password": PASSWORD, "new_password": "five loud red lamps"}

    answer = await ada.post("/api/auth/password", json=change)

    assert answer.status_code == 204
    assert (await ada.get("/api/auth/me")).status_code == 200
    assert (await elsewhere.get("/api/auth/me")).status_code == 401
    refreshed = await ada.post(
        "/api/auth/refresh", json={"refresh_token": elsewhere.session["refresh_token"]}
    )
    assert (refreshed.status_code, refreshed.json()["code"]) == (401, "session_ended")
    assert await _can_log_in(ada, "five loud red lamps")
    assert not await _can_log_in(ada, PASSWORD)
    kept = await ada.get("/api/me/tasks", headers={"Authorization": f"Bearer {token}"})
    assert kept.status_code == 200


async def test_a_new_password_can_end_personal_tokens_too(ada: Person) -> None:
    token = await ada.personal_token("tasks:read")
    change = {"current_password": PASSWORD, "new_password": "five loud red lamps", "revoke_tokens": True}

    await ada.post("/api/auth/password", json=change)

    ended = await ada.get("/api/me/tasks", headers={"Authorization": f"Bearer {token}"})
    assert ended.status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/auth/password", {"current_password": "wrong", "new_password": "five loud red lamps"}),
        ("POST", "/api/auth/email", {"current_password": "wrong", "email": "new@example.com"}),
        ("DELETE", "/api/auth/me", {"password": "wrong"}),
    ],
)
async def test_what_matters_needs_the_current_password(
    ada: Person, method: str, path: str, body: dict[str, str]
) -> None:
    answer = await ada.send(method, path, json=body)

    assert (answer.status_code, answer.json()["code"]) == (403, "wrong_password")
    assert await _can_log_in(ada, PASSWORD)


async def test_a_new_address_is_used_from_then_on(ada: Person) -> None:
    old, new = ada.email, new_email()

    answer = await ada.post("/api/auth/email", json={"email": new, "current_password": PASSWORD})

    assert (answer.status_code, answer.json()["email"]) == (200, new)
    ada.email = new
    assert await _can_log_in(ada, PASSWORD)
    ada.email = old
    assert not await _can_log_in(ada, PASSWORD)


async def test_nobody_gets_the_address_of_somebody_else(ada: Person, bob: Person) -> None:
    answer = await bob.post("/api/auth/email", json={"email": ada.email, "current_password": PASSWORD})

    assert (answer.status_code, answer.json()["code"]) == (409, "email_taken")


async def _can_log_in(person: Person, password: str) -> bool:
    answer = await person.client.post("/api/auth/login", json={"email": person.email, "password": password})
    return answer.status_code == 200
