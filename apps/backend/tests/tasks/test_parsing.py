from datetime import UTC, datetime

from httpx import AsyncClient

from support.clocks import SteerableClock
from support.people import Person, good, refused, register


async def test_a_sentence_becomes_a_task_that_can_be_made(client: AsyncClient, clock: SteerableClock) -> None:
    clock.set(datetime(2026, 11, 23, 12, tzinfo=UTC))
    ada = await register(client)

    found = good(await ada.post("/api/me/tasks/parse", json={"text": "buy milk tomorrow at 5pm #home !high"}))

    assert found["task"]["title"] == "Buy milk"
    assert (found["task"]["due_date"], found["task"]["due_time"]) == ("2026-11-24", "17:00")
    assert found["due_at"] == "2026-11-24T17:00:00Z"
    assert found["task"]["tags"] == ["home"]
    assert {piece["kind"] for piece in found["pieces"]} >= {"title", "when"}
    made = good(await ada.post("/api/me/tasks", json=found["task"]))
    assert made["title"] == "Buy milk"


async def test_parsing_makes_nothing(ada: Person) -> None:
    good(await ada.post("/api/me/tasks/parse", json={"text": "buy milk"}))
    assert await ada.tasks() == []


async def test_a_text_that_is_too_long_is_refused(ada: Person) -> None:
    refused(await ada.post("/api/me/tasks/parse", json={"text": "x" * 501}), 422, "invalid_request")
