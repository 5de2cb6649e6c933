import asyncio

from fastapi import FastAPI

from support.people import Person, good, refused


async def test_the_same_key_makes_one_task_and_gives_the_same_answer(ada: Person) -> None:
    key = {"Idempotency-Key": "6f1c"}
    first = await ada.post("/api/me/tasks", json={"title": "Call"}, headers=key)
    again = await ada.post("/api/me/tasks", json={"title": "Call"}, headers=key)

    assert (again.status_code, again.content) == (201, first.content)
    assert (again.headers["etag"], again.headers["location"]) == (
        first.headers["etag"],
        first.headers["location"],
    )
    assert again.headers["idempotency-replayed"] == "true"
    assert len(await ada.tasks()) == 1


async def test_two_requests_at_once_with_one_key_make_one_task(ada: Person) -> None:
    key = {"Idempotency-Key": "at-once"}
    answers = await asyncio.gather(
        *(ada.post("/api/me/tasks", json={"title": "Call"}, headers=key) for _ in range(4))
    )
    assert {answer.json()["id"] for answer in answers} == {1}
    assert len(await ada.tasks()) == 1


async def test_a_toggle_that_is_sent_again_toggles_once(ada: Person) -> None:
    await ada.add("Call")
    for _ in range(2):
        good(await ada.patch("/api/me/tasks/1/complete", headers={"Idempotency-Key": "k"}))
    assert (await ada.task(1))["completed"] is True


async def test_a_delete_that_is_sent_again_answers_alike(ada: Person) -> None:
    await ada.add("Call")
    for _ in range(2):
        answer = await ada.delete("/api/me/tasks/1", headers={"Idempotency-Key": "k"})
        assert answer.status_code == 204


async def test_a_key_stands_for_one_request_only(ada: Person) -> None:
    key = {"Idempotency-Key": "k"}
    good(await ada.post("/api/me/tasks", json={"title": "Call"}, headers=key))
    refused(
        await ada.post("/api/me/tasks", json={"title": "Other"}, headers=key), 422, "idempotency_key_reused"
    )


async def test_a_request_that_failed_may_be_sent_again(ada: Person) -> None:
    key = {"Idempotency-Key": "k"}
    body = {"title": "Call"}
    refused(await ada.patch("/api/me/tasks/1", json=body, headers=key), 404, "task_not_found")
    await ada.add("x")
    assert good(await ada.patch("/api/me/tasks/1", json=body, headers=key))["title"] == "Call"


async def test_people_do_not_share_keys(ada: Person, bob: Person) -> None:
    key = {"Idempotency-Key": "k"}
    for person in (ada, bob):
        good(await person.post("/api/me/tasks", json={"title": person.email}, headers=key))
        assert await person.titles() == [person.email]


def test_every_change_of_tasks_takes_a_key(app: FastAPI) -> None:
    paths = app.openapi()["paths"]
    writes = {
        f"{verb} {path}": {parameter["name"] for parameter in operation.get("parameters", [])}
        for path, operations in paths.items()
        if path.startswith(("/api/{user_id}/tasks", "/api/{user_id}/activity", "/api/{user_id}/import"))
        for verb, operation in operations.items()
        if verb != "get" and not path.endswith("/parse")
    }
    assert len(writes) > 8
    assert [write for write, parameters in writes.items() if "Idempotency-Key" not in parameters] == []
