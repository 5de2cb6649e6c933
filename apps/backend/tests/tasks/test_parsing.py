from datetime import UTC, datetime

import pytest
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


@pytest.mark.parametrize(
    ("text", "kind", "assumed"),
    [
        ("pay tax 3/4", "day_or_month", None),
        ("party on feb 30", "invalid_date", None),
        ("meet Ali at 25:00", "invalid_time", None),
        ("pay zakat before ramadan", "unknown_day", None),
        ("take medicine twice a day", "unknown_repeat", None),
        ("pay staff on the 1st and 15th", "unknown_repeat", None),
        ("gym mon wed", "several_days", None),
        ("call at 8am and 8pm", "several_times", None),
        ("call tomorrow at 5", "am_or_pm", "17:00"),
        ("team retro every second thursday", "repeat", "FREQ=MONTHLY;BYDAY=2TH"),
        ("watch Friday Night Lights", "date_or_title", "title"),
        ("file taxes 2020-01-01", "past_date", "2020-01-01"),
    ],
)
async def test_each_doubt_is_told_with_what_was_assumed(
    client: AsyncClient, clock: SteerableClock, text: str, kind: str, assumed: str | None
) -> None:
    clock.set(datetime(2026, 11, 23, 12, tzinfo=UTC))
    ada = await register(client)

    found = good(await ada.post("/api/me/tasks/parse", json={"text": text}))

    assert [(doubt["kind"], doubt["assumed"]) for doubt in found["ambiguities"]] == [(kind, assumed)]


@pytest.mark.parametrize(
    "text", ["pay staff every 1st and 15th", "ہر مہینے کی پہلی اور پندرہ تاریخ کو تنخواہ دینا"]
)
async def test_two_days_of_each_month_are_a_rule_that_a_task_can_have(
    client: AsyncClient, clock: SteerableClock, text: str
) -> None:
    clock.set(datetime(2026, 11, 23, 12, tzinfo=UTC))
    ada = await register(client)

    found = good(await ada.post("/api/me/tasks/parse", json={"text": text}))

    assert found["ambiguities"] == []
    made = good(await ada.post("/api/me/tasks", json=found["task"]))
    assert (made["recurrence"], made["due_date"]) == ("FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-12-01")
