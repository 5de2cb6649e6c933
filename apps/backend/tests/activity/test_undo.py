import pytest

from support.people import Person, good, refused


async def activity(person: Person, **query: object) -> list[dict[str, object]]:
    found: list[dict[str, object]] = good(await person.get("/api/me/activity", params=query))
    return found


async def undo_newest(person: Person) -> None:
    newest = (await activity(person, limit=1))[0]["id"]
    good(await person.post(f"/api/me/activity/{newest}/undo"))


async def test_every_change_is_logged_with_before_and_after(ada: Person) -> None:
    await ada.add("Call", priority="high")
    await ada.change(1, title="Call mom", due_date="2026-11-24")
    await ada.toggle(1)
    await ada.delete("/api/me/tasks/1")

    log = await activity(ada)
    assert [entry["action"] for entry in log] == [
        "task.deleted",
        "task.completed",
        "task.updated",
        "task.created",
    ]
    assert {(entry["channel"], entry["actor"]) for entry in log} == {("web", "web")}
    assert log[2]["before"] == {"title": "Call", "due_date": None}
    assert log[2]["after"] == {"title": "Call mom", "due_date": "2026-11-24"}
    assert log[2]["title"] == "Call mom"


async def test_the_log_tells_which_token_acted(ada: Person) -> None:
    token = await ada.personal_token("tasks:read", "tasks:write", name="backup script")
    headers = {"Authorization": f"Bearer {token}"}
    good(await ada.client.post("/api/me/tasks", json={"title": "Call"}, headers=headers))
    assert [(entry["channel"], entry["actor"]) for entry in await activity(ada)] == [
        ("rest", "backup script")
    ]


async def test_the_log_pages_backwards(ada: Person) -> None:
    for number in range(5):
        await ada.add(str(number))
    first = await ada.get("/api/me/activity", params={"limit": 3})
    assert [entry["title"] for entry in first.json()] == ["4", "3", "2"]
    following = first.headers["link"].split(">")[0].removeprefix("<")
    assert [entry["title"] for entry in good(await ada.get(following))] == ["1", "0"]


async def test_undoing_puts_every_kind_of_change_back(ada: Person) -> None:
    made = await ada.add("Call", tags=["home"], due_date="2026-11-24", due_time="09:00")
    fields = ("title", "tags", "due_date", "due_time", "priority", "completed", "deleted_at")

    await ada.change(1, title="x", tags=[], due_date=None, priority="low")
    await undo_newest(ada)
    await ada.toggle(1)
    await undo_newest(ada)
    await ada.delete("/api/me/tasks/1")
    await undo_newest(ada)
    task = await ada.task(1)
    assert {field: task[field] for field in fields} == {field: made[field] for field in fields}

    created = (await activity(ada))[-1]["id"]
    good(await ada.post(f"/api/me/activity/{created}/undo"))
    assert await ada.titles(status="trash") == ["Call"]


async def test_an_undo_can_be_undone_and_not_repeated(ada: Person) -> None:
    await ada.add("Call")
    await ada.change(1, title="Call mom")
    change = (await activity(ada))[0]["id"]

    good(await ada.post(f"/api/me/activity/{change}/undo"))
    refused(await ada.post(f"/api/me/activity/{change}/undo"), 409, "already_undone")
    await undo_newest(ada)
    assert (await ada.task(1))["title"] == "Call mom"
    good(await ada.post(f"/api/me/activity/{change}/undo"))
    assert (await ada.task(1))["title"] == "Call"


async def test_an_undo_that_would_lose_later_work_is_refused_and_says_why(ada: Person) -> None:
    await ada.add("Call")
    await ada.change(1, title="Call mom")
    change = (await activity(ada))[0]["id"]
    await ada.change(1, title="Call dad")

    problem = refused(await ada.post(f"/api/me/activity/{change}/undo"), 409, "changed_since")
    assert problem["changes"] == [{"field": "title", "expected": "Call mom", "actual": "Call dad"}]
    assert (await ada.task(1))["title"] == "Call dad"


async def test_a_change_of_another_field_does_not_stand_in_the_way(ada: Person) -> None:
    await ada.add("Call")
    await ada.change(1, title="Call mom")
    change = (await activity(ada))[0]["id"]
    await ada.change(1, priority="high")

    good(await ada.post(f"/api/me/activity/{change}/undo"))
    task = await ada.task(1)
    assert (task["title"], task["priority"]) == ("Call", "high")


async def test_what_was_deleted_for_good_leaves_no_text_behind(ada: Person) -> None:
    await ada.add("My secret", description="very secret")
    await ada.delete("/api/me/tasks/1", params={"permanent": True})

    answer = await ada.get("/api/me/activity")
    assert "secret" not in answer.text
    created = answer.json()[-1]["id"]
    refused(await ada.post(f"/api/me/activity/{created}/undo"), 409, "changed_since")


async def test_undoing_a_completed_recurring_task_takes_its_successor_away(ada: Person) -> None:
    await ada.add("Water plants", due_date="2026-11-24", recurrence="FREQ=DAILY")
    await ada.toggle(1)
    assert [task["id"] for task in await ada.tasks(status="pending")] == [2]

    completed = next(entry["id"] for entry in await activity(ada) if entry["action"] == "task.completed")
    good(await ada.post(f"/api/me/activity/{completed}/undo"))
    assert [task["id"] for task in await ada.tasks(status="pending")] == [1]


@pytest.mark.parametrize("path", ["/api/me/activity/1/undo", "/api/me/activity/999999/undo"])
async def test_another_persons_activity_is_not_found(ada: Person, bob: Person, path: str) -> None:
    await ada.add("Call")
    refused(await bob.post(path), 404, "activity_not_found")
