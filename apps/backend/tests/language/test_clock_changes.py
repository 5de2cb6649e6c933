"""Days on which clocks change, in ten zones; what the clocks show is counted minute by minute, not computed."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from todo.language import Intent, read_task, render_when
from todo.tasks.recurrence import Recurrence

ZONES = (
    "America/New_York",
    "America/St_Johns",  # half an hour off the others
    "America/Santiago",  # south; skips the first hour of a day
    "America/Scoresbysund",  # skips the last hour of a day
    "Atlantic/Azores",  # skips the first hour of a day
    "Europe/Berlin",
    "Africa/Cairo",  # changes on Thursdays and Fridays
    "Asia/Karachi",  # never changes
    "Australia/Lord_Howe",  # south; changes by half an hour
    "Pacific/Auckland",  # south
)
YEARS = range(2026, 2030)


@cache
def days_of_change(zone: str) -> list[date]:
    """Days that are longer or shorter than 24 hours; some ordinary days where there are none."""
    start = date(YEARS[0], 1, 1)
    days = [start + timedelta(days=ahead) for ahead in range(365 * len(YEARS))]
    offsets = [datetime.combine(day, time(), tzinfo=ZoneInfo(zone)).utcoffset() for day in days]
    changed = [
        day for day, offset, following in zip(days, offsets, offsets[1:], strict=False) if offset != following
    ]
    return changed or days[::200]


@cache
def shown(zone: str, day: date) -> Counter[time]:
    """How often the clocks show each minute of a day."""
    midnight = datetime.combine(day, time(), tzinfo=UTC)
    moments = (midnight + timedelta(minutes=minute) for minute in range(-24 * 60, 48 * 60))
    walls = (moment.astimezone(ZoneInfo(zone)) for moment in moments)
    return Counter(wall.time() for wall in walls if wall.date() == day)


@st.composite
def changes(draw: st.DrawFn) -> tuple[ZoneInfo, date, datetime]:
    """A zone, a day on which its clocks change, and a moment some days before."""
    zone = draw(st.sampled_from(ZONES))
    day = draw(st.sampled_from(days_of_change(zone)))
    before = timedelta(days=draw(st.integers(2, 40)), minutes=draw(st.integers(0, 1439)))
    now = datetime.combine(day, time(), tzinfo=UTC) - before
    return ZoneInfo(zone), day, now.astimezone(ZoneInfo(zone))


@st.composite
def minutes_of(draw: st.DrawFn, zone: ZoneInfo, day: date) -> time:
    """Any minute; half of the time one that the clocks skip or show twice, if there is any."""
    counted = shown(zone.key, day)
    every = [time(minute // 60, minute % 60) for minute in range(24 * 60)]
    odd = [at for at in every if counted[at] != 1]
    return draw(st.sampled_from(odd if odd and draw(st.booleans()) else every))


def twelve_hours(at: time) -> str:
    return f"{at.hour % 12 or 12}:{at:%M} {'pm' if at.hour >= 12 else 'am'}"


def doubts(intent: Intent) -> list[str]:
    """About what the clocks show: "10:00" may also mean 22:00."""
    return [doubt.kind for doubt in intent.ambiguities if doubt.kind != "am_or_pm"]


@settings(max_examples=300, deadline=None)
@given(st.data(), changes(), st.sampled_from(["24 hours", "12 hours", "en", "ur"]))
def test_a_time_on_such_a_day_is_one_that_the_clocks_show(data, change, said):
    zone, day, now = change
    at = data.draw(minutes_of(zone, day))
    phrase = {
        "24 hours": f"{day} at {at:%H:%M}",
        "12 hours": f"{day} at {twelve_hours(at)}",
        "en": render_when(day, at, today=now.date(), language="en"),
        "ur": render_when(day, at, today=now.date(), language="ur"),
    }[said]

    intent = read_task(f"Zebra {phrase}", now=now, zone=zone)

    assert intent.title == "Zebra"
    assert intent.when
    assert intent.when.date
    assert intent.when.time
    times = shown(zone.key, day)[at]
    assert shown(zone.key, intent.when.date)[intent.when.time] > 0
    assert doubts(intent) == {0: ["skipped_time"], 1: [], 2: ["repeated_time"]}[times]
    if times:
        assert (intent.when.date, intent.when.time) == (day, at)
    else:
        moved = datetime.combine(intent.when.date, intent.when.time) - datetime.combine(day, at)
        assert timedelta() < moved <= timedelta(hours=1)


@settings(max_examples=200, deadline=None)
@given(st.data(), changes(), st.sampled_from(["en", "ur"]))
def test_what_was_understood_is_understood_again_when_it_is_said_back(data, change, language):
    zone, day, now = change
    at = data.draw(minutes_of(zone, day))
    first = read_task(f"Zebra {day} at {at:%H:%M}", now=now, zone=zone).when
    assert first
    assert first.date

    said = render_when(first.date, first.time, today=now.date(), language=language)
    again = read_task(f"Zebra {said}", now=now, zone=zone).when

    assert again
    assert (again.date, again.time) == (first.date, first.time)


@settings(max_examples=200, deadline=None)
@given(changes(), st.integers(1, 99), st.sampled_from(["hours", "minutes"]))
def test_in_so_many_hours_is_as_long_on_every_clock(change, count, unit):
    zone, day, _ = change
    now = (datetime.combine(day, time(), tzinfo=zone).astimezone(UTC) - timedelta(hours=6)).astimezone(zone)

    when = read_task(f"Zebra in {count} {unit}", now=now, zone=zone).when

    assert when
    assert when.date
    assert when.time
    due = [datetime.combine(when.date, when.time, tzinfo=zone).replace(fold=fold) for fold in (0, 1)]
    assert timedelta(**{unit: count}) in [moment.astimezone(UTC) - now.astimezone(UTC) for moment in due]


@settings(max_examples=200, deadline=None)
@given(st.data(), changes(), st.sampled_from(["every day at {}", "ہر روز {} بجے"]))
def test_a_repetition_keeps_its_time_on_the_wall_through_such_a_day(data, change, pattern):
    zone, day, now = change
    at = data.draw(minutes_of(zone, day))

    when = read_task(f"Zebra {pattern.format(f'{at:%H:%M}')}", now=now, zone=zone).when

    assert when
    assert when.recurrence == "FREQ=DAILY"
    assert when.time == at
    assert when.date == now.date() + timedelta(days=at <= now.time().replace(tzinfo=None))
    rule = Recurrence.parse(when.recurrence)
    due, days = when.date, [when.date]
    while due <= day:
        due, rule = rule.following(due, not_before=due) or (date.max, rule)
        days.append(due)
    assert days == [when.date + timedelta(days=ahead) for ahead in range(len(days))]
    assert day in days


def test_the_ten_zones_skip_and_repeat_minutes():
    """Else the properties above would hold of nothing."""
    counts = {
        zone: {shown(zone, day)[at] for day in days_of_change(zone) for at in every_minute()}
        for zone in ZONES
    }
    assert counts == {zone: {1} if zone == "Asia/Karachi" else {0, 1, 2} for zone in ZONES}


def every_minute() -> list[time]:
    return [time(minute // 60, minute % 60) for minute in range(24 * 60)]
