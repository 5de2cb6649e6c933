"""Deleting an account deletes everything."""

from uuid import uuid4

from fastapi import FastAPI
from httpx import AsyncClient
from sqlalchemy import text

from support.people import PASSWORD, Person, bearer, good, refused, register
from todo.core.tables import metadata


async def rows_with(app: FastAPI, words: str) -> dict[str, int]:
    """How many rows of each table hold the words anywhere."""
    found = {}
    async with app.state.database.transaction() as session:
        for table in metadata().tables:
            query = text(f'SELECT count(*) FROM "{table}" AS row WHERE row::text ILIKE :words')
            count = (await session.exec(query, params={"words": f"%{words}%"})).scalar_one()  # type: ignore[call-overload]
            if count:
                found[table] = count
    return found


async def with_everything(client: AsyncClient, canary: str) -> Person:
    person = await register(client, name=canary)
    task = await person.add(canary, description=canary, tags=[canary])
    await person.change(task["id"], priority="high")
    await person.delete(f"/api/me/tasks/{(await person.add(canary))['id']}")
    await person.post("/api/me/tasks", {"title": canary}, headers={"Idempotency-Key": f"{canary}-{uuid4()}"})
    good(await person.post("/api/me/chat", {"message": f"Add a task to call {canary}"}))
    good(await person.post("/api/me/chat", {"message": f"Delete task {task['id']}"}))
    good(await person.post("/chatkit", {"type": "threads.list", "params": {"limit": 10}}))
    await person.personal_token("tasks:read", name=canary)
    good(await person.post("/api/auth/refresh", {"refresh_token": person.refresh_token}))
    await person.patch("/api/auth/me", {"preferences": {"note": canary}})
    return person


async def test_nothing_of_the_account_is_left_in_any_table(app: FastAPI, client: AsyncClient) -> None:
    canary = f"canary{uuid4().hex}"
    person = await with_everything(client, canary)
    neighbour = await with_everything(client, f"neighbour{canary[:20]}")
    assert {"users", "tasks", "activity", "messages", "access_tokens"} <= set(await rows_with(app, canary))
    assert {"sessions", "conversations", "approvals"} <= set(await rows_with(app, person.id))
    neighbours = await rows_with(app, neighbour.id)

    answer = await person.delete("/api/auth/me", json={"password": PASSWORD})

    assert (answer.status_code, answer.content) == (204, b"")
    assert await rows_with(app, canary) == {}
    assert await rows_with(app, person.id) == {}
    assert await orphans(app) == 0
    assert await rows_with(app, neighbour.id) == neighbours


async def orphans(app: FastAPI) -> int:
    """Streamed events and refresh tokens name their run and session, not their user."""
    query = """SELECT (SELECT count(*) FROM run_events WHERE run_id NOT IN (SELECT id FROM runs))
        + (SELECT count(*) FROM refresh_tokens WHERE session_id NOT IN (SELECT id FROM sessions))"""
    async with app.state.database.transaction() as session:
        return int((await session.exec(text(query))).scalar_one())  # type: ignore[call-overload]


async def test_a_deleted_account_is_nobodys(client: AsyncClient) -> None:
    person = await register(client)
    token = await person.personal_token("tasks:read")

    await person.delete("/api/auth/me", json={"password": PASSWORD})

    refused(await person.get("/api/me/tasks"), 401, "unauthenticated")
    refused(await client.get("/api/me/tasks", headers=bearer(token)), 401, "unauthenticated")
    refused(
        await client.post("/api/auth/refresh", json={"refresh_token": person.refresh_token}),
        401,
        "session_ended",
    )
    login = {"email": person.email, "password": PASSWORD}
    refused(await client.post("/api/auth/login", json=login), 401, "wrong_credentials")


async def test_its_address_is_free_again(client: AsyncClient) -> None:
    person = await register(client)
    await person.delete("/api/auth/me", json={"password": PASSWORD})

    again = await register(client, email=person.email)

    assert again.id != person.id
    assert await again.tasks() == []


async def test_deleting_needs_a_body(ada: Person) -> None:
    assert (await ada.delete("/api/auth/me")).status_code == 422
