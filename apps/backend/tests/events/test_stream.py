import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from support.live import listening, serving
from support.people import Person, good, refused
from todo.events.publish import publish


async def test_every_change_arrives_with_its_task(app: FastAPI, ada: Person) -> None:
    async with serving(app) as url, listening(url, ada.headers) as stream:
        await asyncio.sleep(0.3)
        await ada.add("Call")
        created = await stream.next()
        assert (created.kind, created.data["task"]["title"]) == ("task.created", "Call")
        assert (created.data["channel"], created.data["action"]) == ("web", "task.created")

        await ada.toggle(1)
        assert (await stream.next()).data["task"]["completed"] is True
        await ada.delete("/api/me/tasks/1")
        assert (await stream.next()).kind == "task.deleted"
        good(await ada.post("/api/me/tasks/1/restore"))
        assert (await stream.next()).kind == "task.restored"
        await ada.delete("/api/me/tasks/1", params={"permanent": True})
        erased = await stream.next()
        assert (erased.kind, erased.data["task"], erased.data["task_id"]) == ("task.deleted", None, 1)


async def test_a_stream_continues_where_it_was_cut(app: FastAPI, ada: Person) -> None:
    async with serving(app) as url:
        async with listening(url, ada.headers) as stream:
            await asyncio.sleep(0.3)
            await ada.add("first")
            seen = (await stream.next()).id
        await ada.add("second")
        async with listening(url, ada.headers, last_event_id=seen) as stream:
            assert (await stream.next()).data["task"]["title"] == "second"


async def test_nobody_hears_of_another_persons_tasks(app: FastAPI, ada: Person, bob: Person) -> None:
    async with serving(app) as url, listening(url, bob.headers) as stream:
        await asyncio.sleep(0.3)
        await ada.add("Ada's secret")
        await bob.add("Bob's own")
        assert (await stream.next()).data["task"]["title"] == "Bob's own"


async def test_a_changed_conversation_is_told(app: FastAPI, ada: Person) -> None:
    async with serving(app) as url, listening(url, ada.headers) as stream:
        await asyncio.sleep(0.3)
        async with app.state.database.transaction() as session:
            await publish(session, ada.session["user"]["id"], "conversation.updated", subject="abc")
        event = await stream.next()
        assert (event.kind, event.data) == ("conversation.updated", {"conversation_id": "abc"})


@pytest.mark.parametrize("is_pooled", [False, True], ids=["LISTEN", "polling"])
async def test_a_change_on_one_replica_arrives_on_another(
    app: FastAPI,
    database_url: str,
    ada: Person,
    make_app: Callable[..., Awaitable[FastAPI]],
    is_pooled: bool,
) -> None:
    url_of_replica = database_url + ("?pgbouncer=true" if is_pooled else "")
    replica: Any = await make_app(database_url=url_of_replica)
    assert replica.state.hub.listens is not is_pooled
    async with serving(replica) as url, listening(url, ada.headers) as stream:
        await asyncio.sleep(0.5)
        await ada.add("Call")
        assert (await stream.next()).data["task"]["title"] == "Call"
        async with app.state.database.transaction() as session:
            await publish(session, ada.session["user"]["id"], "conversation.updated", subject="abc")
        assert (await stream.next()).kind == "conversation.updated"


async def test_a_wrong_last_event_id_is_refused(ada: Person) -> None:
    refused(await ada.get("/api/me/events", headers={"Last-Event-ID": "x"}), 422, "invalid_request")


async def test_an_anonymous_stream_is_refused(client: AsyncClient) -> None:
    refused(await client.get("/api/me/events"), 401, "unauthenticated")
