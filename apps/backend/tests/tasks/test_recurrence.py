from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from httpx import AsyncClient
from hypothesis import given, settings
from hypothesis import strategies as st

from support.clocks import SteerableClock
from support.people import Person, good, refused, register
from todo.tasks.recurrence import InvalidRecurrence, Recurrence
from todo.tasks.schemas import due_moment

DAY = st.dates(date(2000, 1, 1), date(2100, 12, 31))
RULES = st.builds(
    lambda freq, interval, end, by: ";".join(
        part for part in (f"FREQ={freq}", f"INTERVAL={interval}", end, by) if part
    ),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 30),
    st.sampled_from(["", "COUNT=1", "COUNT=7", "UNTIL=20501231", "UNTIL=20501231T235959"]),
    st.sampled_from(["", "BYDAY=MO,WE", "BYMONTHDAY=-1", "BYDAY=SU"]),
)


@pytest.mark.parametrize(
    ("rule", "due", "following"),
    [
        ("FREQ=DAILY", "2026-11-23", ["2026-11-24", "2026-11-25"]),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-27", ["2026-11-30", "2026-12-01"]),
        ("FREQ=MONTHLY;BYDAY=2TU", "2026-11-10", ["2026-12-08", "2027-01-12"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-11-24", ["2026-12-08", "2026-12-22"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2027-01-31", ["2027-02-28", "2027-03-31"]),
        ("FREQ=MONTHLY", "2027-01-31", ["2027-03-31", "2027-05-31"]),
        ("FREQ=YEARLY", "2028-02-29", ["2032-02-29"]),
        ("FREQ=DAILY;UNTIL=20261125", "2026-11-23", ["2026-11-24", "2026-11-25", None]),
        ("FREQ=DAILY;COUNT=3", "2026-11-23", ["2026-11-24", "2026-11-25", None]),
    ],
)
def test_a_rule_gives_its_days_one_after_the_other(rule: str, due: str, following: list[str | None]) -> None:
    day, left = date.fromisoformat(due), Recurrence.parse(rule)
    for expected in following:
        found = left.following(day, not_before=day)
        assert (found[0].isoformat() if found else None) == expected
        if found:
            day, left = found


def test_a_late_task_comes_next_today_or_later_and_uses_up_what_was_missed() -> None:
    found = Recurrence.parse("FREQ=DAILY;COUNT=5").following(
        date(2026, 11, 20), not_before=date(2026, 11, 22)
    )
    assert found is not None
    assert (found[0], str(found[1])) == (date(2026, 11, 22), "FREQ=DAILY;COUNT=3")


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "every day",
        "FREQ=HOURLY",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=2;UNTIL=20261231",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=DAILY;UNTIL=soon",
        "FREQ=DAILY;UNTIL=20261331",
        "FREQ=DAILY;X-OWN=1",
    ],
)
def test_what_is_no_rule_is_refused(rule: str) -> None:
    with pytest.raises(InvalidRecurrence):
        Recurrence.parse(rule)


@settings(max_examples=150, deadline=None)
@given(RULES, DAY, st.integers(0, 400))
def test_the_next_day_is_later_not_past_and_the_rule_stays_readable(rule: str, due: date, late: int) -> None:
    today = due + timedelta(days=late)
    found = Recurrence.parse(rule).following(due, not_before=today)
    if found is not None:
        day, left = found
        assert day > due
        assert day >= today
        assert Recurrence.parse(str(left)) == left


@settings(max_examples=150, deadline=None)
@given(
    DAY,
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(
        ["America/New_York", "Europe/Berlin", "Asia/Karachi", "Australia/Lord_Howe", "Pacific/Apia", "UTC"]
    ),
)
def test_the_wall_clock_of_a_due_time_stays_but_for_hours_that_do_not_exist(
    day: date, at: time, name: str
) -> None:
    zone = ZoneInfo(name)
    moment = due_moment(day, at, zone)
    assert moment is not None
    shown = moment.astimezone(zone)
    exists = datetime.combine(day, at, zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    assert shown.replace(tzinfo=None) == exists
    assert abs(shown.replace(tzinfo=None) - datetime.combine(day, at)) <= timedelta(days=1)


async def test_a_rule_keeps_its_hour_over_the_change_of_the_clocks(
    client: AsyncClient, clock: SteerableClock
) -> None:
    clock.set(datetime(2026, 10, 24, 6, tzinfo=UTC))
    ada = await register(client)
    await ada.travel_to("Europe/Berlin")
    made = await ada.add("Water plants", due_date="2026-10-24", due_time="09:00", recurrence="FREQ=DAILY")
    assert made["due_at"] == "2026-10-24T07:00:00Z"

    await ada.toggle(1)
    following = await ada.task(2)
    assert (following["due_date"], following["due_time"]) == ("2026-10-25", "09:00")
    assert following["due_at"] == "2026-10-25T08:00:00Z"


async def test_a_rule_without_a_date_begins_at_its_first_day(
    client: AsyncClient, clock: SteerableClock
) -> None:
    clock.set(datetime(2026, 11, 23, 12, tzinfo=UTC))
    ada = await register(client)
    made = await ada.add("Review", recurrence="RRULE:FREQ=WEEKLY;BYDAY=FR")
    assert (made["due_date"], made["recurrence"]) == ("2026-11-27", "FREQ=WEEKLY;BYDAY=FR")


async def test_skipping_moves_on_and_ends_with_the_rule(ada: Person) -> None:
    await ada.add("Water plants", due_date="2036-11-23", recurrence="FREQ=DAILY;COUNT=2")
    moved = good(await ada.post("/api/me/tasks/1/skip"))
    assert (moved["due_date"], moved["completed"]) == ("2036-11-24", False)
    refused(await ada.post("/api/me/tasks/1/skip"), 422, "invalid_task")
    await ada.add("Once")
    refused(await ada.post("/api/me/tasks/2/skip"), 422, "invalid_task")


async def test_reopening_takes_an_untouched_successor_away_and_keeps_one_with_work_in_it(ada: Person) -> None:
    await ada.add("Water plants", due_date="2036-11-23", recurrence="FREQ=DAILY")
    await ada.toggle(1)
    await ada.toggle(1)
    assert [task["id"] for task in await ada.tasks()] == [1]

    await ada.toggle(1)
    await ada.change(3, description="the big one too")
    await ada.toggle(1)
    assert sorted(task["id"] for task in await ada.tasks()) == [1, 3]
    await ada.toggle(1)
    assert sorted(task["id"] for task in await ada.tasks()) == [1, 3]
