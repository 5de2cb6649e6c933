"""No log line holds a password, a token or what people wrote."""

import logging

import pytest
from httpx import AsyncClient

from support.people import PASSWORD, Person, bearer, good, log_in, new_email, register
from todo.core.logging import configure_logging

TASK = "a task nobody else should read"


@pytest.fixture
def _loud_logs() -> None:
    configure_logging("debug")


@pytest.mark.usefixtures("_loud_logs")
async def test_secrets_are_in_no_log_line(
    client: AsyncClient, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    person = await register(client)
    phone = await log_in(client, person.email)
    token = await person.personal_token("tasks:read")
    await person.add(TASK)
    secrets = [PASSWORD, token, TASK, "five loud red lamps", "guessed wrong"]
    secrets += [
        found.session[name] for found in (person, phone) for name in ("access_token", "refresh_token")
    ]
    await client.post("/api/auth/login", json={"email": person.email, "password": "guessed wrong"})
    await client.post("/api/auth/login", json={"email": new_email(), "password": "guessed wrong"})
    await client.get("/api/auth/me", headers=bearer(token + "x"))
    await client.get("/api/me/tasks", headers=bearer(token))
    for _ in range(2):
        renewed = good(await client.post("/api/auth/refresh", json={"refresh_token": phone.refresh_token}))
        secrets += [renewed["access_token"], renewed["refresh_token"]]
    await client.post("/api/auth/refresh", json={"refresh_token": renewed["refresh_token"]})
    await reuse(client, phone)
    await person.post(
        "/api/auth/password", {"current_password": PASSWORD, "new_password": "five loud red lamps"}
    )
    await person.post("/api/me/chat", {"message": f"Add a task: {TASK}"})
    await person.delete("/api/auth/me", json={"password": "five loud red lamps"})

    out, err = capsys.readouterr()
    logged = out + err + caplog.text

    assert "refresh_token_reused" in logged
    assert [secret for secret in secrets if secret in logged] == []


async def reuse(client: AsyncClient, stolen: Person) -> None:
    answer = await client.post("/api/auth/refresh", json={"refresh_token": stolen.refresh_token})
    assert answer.status_code == 401
