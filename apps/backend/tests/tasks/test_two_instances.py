"""Two instances of the service on one database, and people who write through both at once."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from support.people import Person, good, refused


@pytest.fixture
async def both(
    make_app: Callable[..., Awaitable[FastAPI]],
    make_client: Callable[..., Awaitable[AsyncClient]],
    ada: Person,
) -> list[Person]:
    """The same person, through each instance."""
    clients = [await make_client(await make_app()) for _ in range(2)]
    return [Person(client, ada.email, ada.password, ada.session) for client in clients]


async def test_no_change_of_another_field_is_lost(ada: Person, both: list[Person]) -> None:
    await ada.add("Call")
    fields: list[dict[str, Any]] = [
        {"title": "Call mom"},
        {"description": "about Sunday"},
        {"priority": "high"},
        # Never today: a repetition dates a task that has no date, and the same date again is no change.
        {"due_date": "2035-05-07"},
        {"recurrence": "FREQ=WEEKLY"},
        {"completed": False, "tags": ["family"]},
    ]

    answers = await asyncio.gather(
        *(both[at % 2].patch("/api/me/tasks/1", change) for at, change in enumerate(fields))
    )

    task = await ada.task(1)
    for change in fields:
        assert {name: task[name] for name in change} == change
    assert sorted(good(answer)["version"] for answer in answers) == [2, 3, 4, 5, 6, 7]


async def test_no_tag_is_lost(ada: Person, both: list[Person]) -> None:
    await ada.add("Call")
    tags = [f"tag{number}" for number in range(8)]

    for answer in await asyncio.gather(
        *(
            both[at % 2].post("/api/me/tasks/bulk", {"action": "tag", "ids": [1], "tags": [tag]})
            for at, tag in enumerate(tags)
        )
    ):
        good(answer)

    assert sorted((await ada.task(1))["tags"]) == tags


async def test_of_writers_who_read_the_same_version_one_wins(ada: Person, both: list[Person]) -> None:
    await ada.add("Call")

    answers = await asyncio.gather(
        *(
            both[at % 2].patch("/api/me/tasks/1", {"title": f"by {at}"}, headers={"If-Match": '"1"'})
            for at in range(6)
        )
    )

    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 5
    winner = next(answer for answer in answers if answer.status_code == 200)
    assert (await ada.task(1))["title"] == winner.json()["title"]
    for loser in (answer for answer in answers if answer.status_code != 200):
        assert refused(loser, 412, "task_changed")["version"] == 2


@pytest.mark.parametrize("query", ["", "?permanent=true"])
async def test_a_task_that_was_changed_meanwhile_is_not_deleted(
    ada: Person, both: list[Person], query: str
) -> None:
    await ada.add("Call")
    await both[0].change(1, title="Call mom, it is her birthday")

    answer = await both[1].delete(f"/api/me/tasks/1{query}", headers={"If-Match": '"1"'})

    refused(answer, 412, "task_changed")
    assert (await ada.task(1))["deleted_at"] is None
    assert (await both[1].delete(f"/api/me/tasks/1{query}", headers={"If-Match": '"2"'})).status_code == 204


async def test_a_change_undone_on_both_is_undone_once(ada: Person, both: list[Person]) -> None:
    await ada.add("Call")
    await ada.change(1, title="Call mom")

    answers = await asyncio.gather(*(person.post("/api/me/activity/2/undo") for person in both * 2))

    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    assert (await ada.task(1))["title"] == "Call"
    assert len(good(await ada.get("/api/me/activity"))) == 3


async def test_a_recurring_task_completed_on_both_has_one_next(ada: Person, both: list[Person]) -> None:
    await ada.add("Water plants", due_date="2026-11-24", recurrence="FREQ=DAILY")

    await asyncio.gather(*(person.patch("/api/me/tasks/1", {"completed": True}) for person in both * 3))

    assert [task["id"] for task in await ada.tasks(status="pending")] == [2]


async def test_one_key_used_on_both_makes_one_task(ada: Person, both: list[Person]) -> None:
    def create(person: Person, title: str) -> Awaitable[Any]:
        return person.post("/api/me/tasks", {"title": title}, headers={"Idempotency-Key": "one"})

    answers = await asyncio.gather(*(create(person, "same") for person in both * 3))
    assert {good(answer)["id"] for answer in answers} == {1}
    mixed = await asyncio.gather(create(both[0], "same"), create(both[1], "other"))
    assert [answer.status_code for answer in mixed] == [201, 422]
    assert len(await ada.tasks()) == 1


@pytest.mark.parametrize(
    "sort",
    ["id", "-created", "title", "-priority,title", "due_date", "-due_date,title", "-completed", "created"],
)
async def test_paging_while_others_write_shows_what_they_left_alone_once(
    ada: Person, both: list[Person], sort: str
) -> None:
    still = {
        (await ada.add(f"m{number:02}", **({"due_date": f"2026-12-{number:02}"} if number % 3 else {})))["id"]
        for number in range(1, 13)
    }
    is_over = asyncio.Event()

    async def disturb(person: Person, letter: str) -> None:
        while not is_over.is_set():
            task = await person.add(f"{letter} new", priority="high", due_date="2026-12-05")
            await person.toggle(task["id"])
            await person.delete(f"/api/me/tasks/{task['id']}")

    disturbing = [
        asyncio.create_task(disturb(person, letter)) for person, letter in zip(both, "az", strict=True)
    ]
    seen: list[int] = []
    path: str | None = f"/api/me/tasks?limit=3&sort={sort}"
    while path is not None:
        answer = await ada.get(path)
        seen += [task["id"] for task in good(answer)]
        path = answer.links["next"]["url"] if "next" in answer.links else None
        if len(seen) > 500:
            break
    is_over.set()
    await asyncio.gather(*disturbing)

    assert sorted(number for number in seen if number in still) == sorted(still)
