from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from support.people import Person, good, refused

SORTS = ["id", "title", "priority", "due_date", "created", "updated", "completed"]


async def twelve(person: Person) -> None:
    for number in range(12):
        day = f"2026-12-{number % 5 + 1:02}" if number % 3 else None
        priority = ("high", "medium", "low")[number % 3]
        await person.add(
            f"{'abc'[number % 3]}{number}", due_date=day, priority=priority, tags=[f"t{number % 2}"]
        )
    for number in (2, 7):
        await person.toggle(number)


async def all_pages(person: Person, **query: Any) -> list[int]:
    answer = await person.get("/api/me/tasks", params={"limit": 5, **query})
    numbers = [task["id"] for task in good(answer)]
    while "link" in answer.headers:
        answer = await person.get(answer.headers["link"].split(">")[0].removeprefix("<"))
        numbers += [task["id"] for task in good(answer)]
    return numbers


@pytest.mark.parametrize(
    "sort", [*SORTS, *(f"-{name}" for name in SORTS), "due_date,-priority", "-completed,title"]
)
async def test_pages_together_are_the_whole_list_in_order(ada: Person, sort: str) -> None:
    await twelve(ada)
    whole = [task["id"] for task in await ada.tasks(sort=sort, limit=200)]
    assert sorted(whole) == list(range(1, 13))
    assert await all_pages(ada, sort=sort) == whole


async def test_a_page_stays_where_it_was_when_something_is_added(ada: Person) -> None:
    await twelve(ada)
    first = await ada.get("/api/me/tasks", params={"limit": 5})
    await ada.add("new and first")
    following = await ada.get(first.headers["link"].split(">")[0].removeprefix("<"))
    assert [task["id"] for task in good(following)] == [7, 6, 5, 4, 3]


async def test_tasks_without_a_date_come_last_in_both_directions(ada: Person) -> None:
    await twelve(ada)
    for sort in ("due_date", "-due_date"):
        dates = [task["due_date"] for task in await ada.tasks(sort=sort)]
        assert dates[-4:] == [None] * 4
        assert None not in dates[:-4]


async def test_high_priority_comes_first_when_descending(ada: Person) -> None:
    await twelve(ada)
    assert (await ada.tasks(sort="-priority"))[0]["priority"] == "high"


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"status": "completed"}, ["b1", "a6"]),
        ({"status": "pending", "priority": "high"}, ["a0", "a3", "a9"]),
        ({"tag": "T1", "priority": "low"}, ["c5", "c11"]),
        ({"due_from": "2026-12-05"}, ["b4"]),
        ({"due_from": "2026-12-02", "due_to": "2026-12-02"}, ["b1", "c11"]),
        ({"q": "a", "tag": "t0"}, ["a0", "a6"]),
        ({"q": "nothing like it"}, []),
    ],
    ids=str,
)
async def test_every_filter_narrows(ada: Person, query: dict[str, str], titles: list[str]) -> None:
    await twelve(ada)
    assert await ada.titles(sort="id", **query) == titles


async def test_the_day_of_adding_is_the_users_own(ada: Person) -> None:
    east, west = "Pacific/Kiritimati", "Pacific/Niue"  # 25 hours apart: never the same day
    await ada.add("milk")
    here, there = (datetime.now(ZoneInfo(zone)).date().isoformat() for zone in (east, west))

    await ada.travel_to(east)
    assert await ada.titles(added_from=here, added_to=here) == ["milk"]
    assert await ada.titles(added_to=there) == []
    await ada.travel_to(west)
    assert await ada.titles(added_from=there, added_to=there) == ["milk"]
    assert await ada.titles(added_from=here) == []
    assert await ada.titles(added_from="1900-01-01", added_to="2199-12-31") == ["milk"]


@pytest.mark.parametrize(
    ("q", "is_found"),
    [
        ("groc", True),
        ("BUY milk", True),
        ("milk buy", True),
        ("uy", False),
        ("cafe", True),
        ("دودھ", True),
        ("دود", True),
        ("ليے", True),
        ("home", True),
        ("'); DROP TABLE tasks; --", False),
        ("milk & ! | :*", True),
        ("   ", True),
    ],
)
async def test_words_and_their_beginnings_are_found(ada: Person, q: str, is_found: bool) -> None:
    await ada.add("Buy milk, groceries", description="at the Café: دودھ، گھر کے لیے", tags=["home"])
    await ada.add("Other")
    assert ("Buy milk, groceries" in await ada.titles(q=q)) is is_found


@pytest.mark.parametrize(
    "query",
    [
        {"status": "open"},
        {"sort": "colour"},
        {"sort": "id;drop table tasks"},
        {"limit": 0},
        {"limit": 201},
        {"due_from": "tomorrow"},
        {"q": "x" * 201},
        {"q": "a\x00"},
        {"unknown": "1"},
    ],
    ids=str,
)
async def test_a_query_that_makes_no_sense_is_refused(ada: Person, query: dict[str, Any]) -> None:
    refused(await ada.get("/api/me/tasks", params=query), 422, "invalid_request")


@pytest.mark.parametrize("cursor", ["x", "e30", "WyIteCJd", "WyItY3JlYXRlZCIsIngiLCJ5Il0"])
async def test_a_cursor_of_ones_own_making_is_refused(ada: Person, cursor: str) -> None:
    answer = await ada.get("/api/me/tasks", params={"cursor": cursor})
    assert answer.status_code == 422


async def test_a_bulk_change_says_what_became_of_each(ada: Person) -> None:
    for title in ("a", "b", "c"):
        await ada.add(title)
    await ada.toggle(2)
    result = good(await ada.post("/api/me/tasks/bulk", json={"action": "complete", "ids": [1, 2, 99, 1]}))
    assert [(item["id"], item["status"]) for item in result["results"]] == [
        (1, "changed"),
        (2, "unchanged"),
        (99, "not_found"),
    ]
    assert await ada.titles(status="pending") == ["c"]


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ({"action": "tag", "tags": ["x"]}, {"tags": ["home", "x"]}),
        ({"action": "untag", "tags": ["home"]}, {"tags": []}),
        ({"action": "reschedule", "due_date": "2026-12-24"}, {"due_date": "2026-12-24", "due_time": "09:00"}),
        ({"action": "reschedule", "due_date": None}, {"due_date": None, "due_time": None}),
        ({"action": "delete"}, {"deleted_at": ...}),
    ],
    ids=str,
)
async def test_every_bulk_action_does_what_it_says(
    ada: Person, change: dict[str, Any], seen: dict[str, Any]
) -> None:
    await ada.add("a", tags=["home"], due_date="2026-12-01", due_time="09:00")
    good(await ada.post("/api/me/tasks/bulk", json={"ids": [1], **change}))
    task = await ada.task(1)
    assert {name: task[name] if value is not ... else ... for name, value in seen.items()} == seen
    assert (change["action"] == "delete") is (task["deleted_at"] is not None)
