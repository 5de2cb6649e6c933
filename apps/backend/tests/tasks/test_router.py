from datetime import UTC, datetime

import pytest
from httpx import AsyncClient

from support.clocks import SteerableClock
from support.people import Person, good, refused, register

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def test_a_task_comes_back_as_it_was_made(ada: Person) -> None:
    made = await ada.add("  Buy milk ", description="2 l", priority="high", tags=["#Home", "home", "Shop"])

    assert await ada.task(made["id"]) == made
    assert (made["title"], made["tags"], made["priority"]) == ("Buy milk", ["home", "shop"], "high")
    assert (made["completed"], made["version"], made["deleted_at"]) == (False, 1, None)


async def test_numbers_begin_at_one_for_everybody_and_are_never_reused(ada: Person, bob: Person) -> None:
    assert [(await ada.add(title))["id"] for title in ("a", "b")] == [1, 2]
    assert (await bob.add("c"))["id"] == 1
    await ada.delete("/api/me/tasks/2", params={"permanent": True})
    assert (await ada.add("d"))["id"] == 3


async def test_a_due_time_is_a_moment_in_the_zone_of_the_user(ada: Person) -> None:
    await ada.travel_to("Asia/Karachi")
    made = await ada.add("Call", due_date="2026-11-24", due_time="09:00")
    assert made["due_at"] == "2026-11-24T04:00:00Z"

    await ada.travel_to("Europe/Berlin")
    moved = await ada.task(made["id"])
    assert (moved["due_time"], moved["due_at"]) == ("09:00", "2026-11-24T08:00:00Z")


@pytest.mark.parametrize("verb", ["PUT", "PATCH"])
async def test_only_the_named_fields_change_and_null_clears(ada: Person, verb: str) -> None:
    await ada.add("Call", description="about rent", due_date="2026-11-24", due_time="09:00", tags=["home"])

    changed = good(await ada.send(verb, "/api/me/tasks/1", json={"title": "Call mom", "due_date": None}))

    assert (changed["title"], changed["description"], changed["tags"]) == ("Call mom", "about rent", ["home"])
    assert (changed["due_date"], changed["due_time"], changed["version"]) == (None, None, 2)


async def test_a_change_that_changes_nothing_makes_no_version(ada: Person) -> None:
    await ada.add("Call")
    assert (await ada.change(1, title="Call"))["version"] == 1


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"title": ""},
        {"title": "   "},
        {"title": "x" * 201},
        {"title": None},
        {"title": "a\x00b"},
        {"title": 7},
        {"title": "x", "description": "y" * 4001},
        {"title": "x", "priority": "urgent"},
        {"title": "x", "due_date": "2026-02-30"},
        {"title": "x", "due_date": "24.11.2026"},
        {"title": "x", "due_date": 1764000000},
        {"title": "x", "due_time": "09:00"},
        {"title": "x", "due_date": "2026-11-24", "due_time": "9"},
        {"title": "x", "due_date": "2026-11-24", "due_time": "24:00"},
        {"title": "x", "tags": [""]},
        {"title": "x", "tags": ["y"] * 21},
        {"title": "x", "recurrence": "every day"},
        {"title": "x", "recurrence": "FREQ=SECONDLY"},
        {"title": "x", "user_id": "somebody"},
        {"title": "x", "id": 10**30},
        [],
        "x",
    ],
    ids=str,
)
async def test_a_task_that_makes_no_sense_is_refused(ada: Person, body: object) -> None:
    answer = await ada.post("/api/me/tasks", json=body)
    assert answer.status_code == 422, answer.text
    assert answer.json()["code"] in {"invalid_request", "invalid_task"}
    assert await ada.tasks() == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b'{"title": "\\ud800"}', 422),
        (b'{"title": "a\\u0000b"}', 422),
        (b"\xff\xfe", 400),
        (b'{"title": ' + b"[" * 100_000, 400),
        (b'{"title": "x", "id": ' + b"9" * 5000 + b"}", 400),
        (b'{"title": "' + b"x" * 70_000 + b'"}', 422),
        (b'{"title": "' + b"x" * 1_100_000 + b'"}', 413),
    ],
    ids=["cut", "lone surrogate", "NUL", "not UTF-8", "deep", "huge number", "70 kB", "1.1 MB"],
)
async def test_bytes_that_are_no_task_are_refused(ada: Person, body: bytes, status: int) -> None:
    answer = await ada.post("/api/me/tasks", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


async def test_completing_toggles_and_knows_when(client: AsyncClient, clock: SteerableClock) -> None:
    clock.set(NOON)
    ada = await register(client)
    await ada.add("Call")

    done = await ada.toggle(1)
    assert (done["completed"], done["completed_at"]) == (True, "2026-11-23T12:00:00Z")
    undone = await ada.toggle(1)
    assert (undone["completed"], undone["completed_at"]) == (False, None)


async def test_a_deleted_task_is_in_the_trash_until_it_is_restored(ada: Person) -> None:
    await ada.add("Call")
    assert (await ada.delete("/api/me/tasks/1")).status_code == 204

    assert (await ada.tasks(), await ada.titles(status="trash")) == ([], ["Call"])
    assert (await ada.task(1))["deleted_at"] is not None
    refused(await ada.patch("/api/me/tasks/1", json={"title": "x"}), 404, "task_not_found")
    refused(await ada.delete("/api/me/tasks/1"), 404, "task_not_found")

    restored = good(await ada.post("/api/me/tasks/1/restore"))
    assert restored["deleted_at"] is None
    assert await ada.titles() == ["Call"]


async def test_a_task_that_was_deleted_for_good_is_gone(ada: Person) -> None:
    await ada.add("Call")
    assert (await ada.delete("/api/me/tasks/1", params={"permanent": True})).status_code == 204
    refused(await ada.get("/api/me/tasks/1"), 404, "task_not_found")
    assert await ada.tasks(status="trash") == []


async def test_an_old_version_overwrites_nothing(ada: Person) -> None:
    made = await ada.post("/api/me/tasks", json={"title": "Call"})
    old = {"If-Match": made.headers["etag"]}
    good(await ada.patch("/api/me/tasks/1", json={"title": "Call mom"}, headers=old))

    refused(await ada.patch("/api/me/tasks/1", json={"title": "Call dad"}, headers=old), 412, "task_changed")
    refused(await ada.patch("/api/me/tasks/1/complete", headers=old), 412, "task_changed")
    refused(await ada.delete("/api/me/tasks/1", headers=old), 412, "task_changed")
    assert (await ada.task(1))["title"] == "Call mom"


async def test_another_persons_task_is_not_found(ada: Person, bob: Person) -> None:
    await ada.add("Secret")
    for path in ("/api/me/tasks/1", f"/api/{bob.id}/tasks/1"):
        refused(await bob.get(path), 404, "task_not_found")
    refused(await bob.get(f"/api/{ada.id}/tasks/1"), 404, "not_found")
    refused(await bob.get(f"/api/{ada.id}/tasks"), 404, "not_found")


async def test_nobody_reads_without_a_token(client: AsyncClient) -> None:
    answer = await client.get("/api/me/tasks")
    refused(answer, 401, "unauthenticated")
    assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_the_overview_counts_in_the_days_of_the_user(
    client: AsyncClient, clock: SteerableClock
) -> None:
    clock.set(NOON)
    ada = await register(client)
    await ada.travel_to("Pacific/Auckland")  # where it is the 24th already
    for day in ("2026-11-23", "2026-11-24", "2026-11-25"):
        await ada.add(day, due_date=day, tags=["work"])
    await ada.add("some day", tags=["home"])
    await ada.add("gone")
    await ada.delete("/api/me/tasks/5")
    await ada.add("done", tags=["work"])
    await ada.toggle(6)

    assert good(await ada.get("/api/me/tasks/overview")) == {
        "today": 2,
        "overdue": 1,
        "upcoming": 1,
        "all": 4,
        "completed": 1,
        "trash": 1,
        "tags": [{"name": "work", "count": 3}, {"name": "home", "count": 1}],
    }
