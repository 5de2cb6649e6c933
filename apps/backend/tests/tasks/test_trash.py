import asyncio
from datetime import UTC, datetime, timedelta

from fastapi import FastAPI
from httpx import AsyncClient

from support.clocks import SteerableClock
from support.people import Person, refused, register
from todo.tasks.trash import empty_trash


async def test_the_trash_is_emptied_after_thirty_days(
    app: FastAPI, client: AsyncClient, clock: SteerableClock
) -> None:
    clock.set(datetime(2026, 11, 23, 12, tzinfo=UTC))
    ada = await register(client)
    await ada.add("old")
    await ada.add("kept")
    await ada.delete("/api/me/tasks/1")

    later = SteerableClock(datetime(2026, 11, 23, 12, tzinfo=UTC) + timedelta(days=29, hours=23))
    await empty_trash(app.state.database, later)
    assert await ada.titles(status="trash") == ["old"]
    later.advance(timedelta(hours=2))
    await empty_trash(app.state.database, later)

    assert await ada.titles(status="trash") == []
    refused(await ada.get("/api/me/tasks/1"), 404, "task_not_found")
    assert await ada.titles() == ["kept"]


async def test_of_two_changes_at_once_one_is_told_that_it_is_late(ada: Person) -> None:
    made = await ada.post("/api/me/tasks", {"title": "Call"})
    version = {"If-Match": made.headers["etag"]}
    answers = await asyncio.gather(
        *(ada.patch("/api/me/tasks/1", {"title": title}, headers=version) for title in ("mom", "dad"))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 412]


async def test_changes_at_once_without_a_version_are_all_kept_in_the_log(ada: Person) -> None:
    await ada.add("Call")
    await asyncio.gather(*(ada.patch("/api/me/tasks/1", {"title": str(number)}) for number in range(8)))
    task = await ada.task(1)
    assert task["version"] == 9
    log = (await ada.get("/api/me/activity")).json()
    assert [entry["id"] for entry in log] == list(range(9, 0, -1))
    assert log[0]["after"] == {"title": task["title"]}
