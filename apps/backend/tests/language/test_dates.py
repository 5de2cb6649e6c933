"""Dates, times and repetition; the conventions of docs/decisions on the meaning of dates."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from support.phrases import NOW, ZONE, only
from todo.language import Intent, read_task, understand

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("phrase", "day", "at"),
    [
        ("next friday", "2026-12-04", None),
        ("next friday 9am", "2026-12-04", "09:00"),
        ("tonight", "2026-11-23", "21:00"),
        ("this weekend", "2026-11-28", None),
        ("end of month", "2026-11-30", None),
        ("monday morning", "2026-11-30", "09:00"),
        ("in half an hour", "2026-11-23", "09:30"),
        ("tomorrow at 5pm", "2026-11-24", "17:00"),
        ("in 3 days", "2026-11-26", None),
        ("noon tomorrow", "2026-11-24", "12:00"),
        ("friday", "2026-11-27", None),
        ("on the 1st", "2026-12-01", None),
        ("monday", "2026-11-30", None),
        ("this monday", "2026-11-23", None),
        ("tmrw 4pm", "2026-11-24", "16:00"),
        ("end of week", "2026-11-27", None),
        ("this week", "2026-11-29", None),
        ("next week", "2026-11-30", None),
        ("next month", "2026-12-01", None),
        ("a week from monday", "2026-12-07", None),
        ("half past five tomorrow", "2026-11-24", "17:30"),
        ("quarter to nine tomorrow", "2026-11-24", "08:45"),
        ("friday at midnight", "2026-11-28", "00:00"),
        ("first monday of january", "2027-01-04", None),
        ("dec 25th", "2026-12-25", None),
        ("nov 20", "2027-11-20", None),
        ("25/12", "2026-12-25", None),
        ("12/25", "2026-12-25", None),
        ("05/05", "2027-05-05", None),
        ("before dec 10", "2026-12-09", None),
        ("before christmas", "2026-12-24", None),
        ("on new year's eve", "2026-12-31", None),
        ("3 days before christmas", "2026-12-22", None),
        ("half five tomorrow", "2026-11-24", "17:30"),
        ("پرسوں", "2026-11-25", None),
        ("کل صبح نو بجے", "2026-11-24", "09:00"),
        ("ہفتے کو", "2026-11-28", None),
        ("اگلے ہفتے", "2026-11-30", None),
        ("اگلے جمعے کو", "2026-12-04", None),
        ("آج رات آٹھ بجے", "2026-11-23", "20:00"),
        ("جمعہ کو ساڑھے تین بجے", "2026-11-27", "15:30"),
        ("٥ دسمبر کو", "2026-12-05", None),
        ("۵ دسمبر کو", "2026-12-05", None),
    ],
)
def test_a_date_is_taken_out_of_the_title(phrase, day, at):
    intent = read_task(f"Zebra {phrase}", now=NOW, zone=ZONE)
    assert intent.title == "Zebra"
    assert intent.when
    assert intent.when.date == date.fromisoformat(day)
    assert intent.when.time == (time.fromisoformat(at) if at else None)


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        ("every day", "FREQ=DAILY"),
        ("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("on the 2nd tuesday of every month", "FREQ=MONTHLY;BYDAY=2TU"),
        ("on the 1st of every month", "FREQ=MONTHLY;BYMONTHDAY=1"),
        ("every 6 months", "FREQ=MONTHLY;INTERVAL=6"),
        ("tuesdays and fridays", "FREQ=WEEKLY;BYDAY=TU,FR"),
        ("every day except weekends", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("every weekday at 3pm except friday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"),
        ("اتوار کے علاوہ ہر روز", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA"),
        ("every day until december 31", "FREQ=DAILY;UNTIL=20261231T235959"),
        ("on the 1st of every month until june", "FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20270630T235959"),
        ("every day before june", "FREQ=DAILY;UNTIL=20270531T235959"),
        ("every day till end of year", "FREQ=DAILY;UNTIL=20261231T235959"),
        ("ہر روز جون تک", "FREQ=DAILY;UNTIL=20270630T235959"),
        ("every monday for 4 weeks", "FREQ=WEEKLY;BYDAY=MO;COUNT=4"),
        ("every day 10 times", "FREQ=DAILY;COUNT=10"),
        ("ہر جمعہ کو", "FREQ=WEEKLY;BYDAY=FR"),
        ("ہر دوسرے دن", "FREQ=DAILY;INTERVAL=2"),
        ("ہر مہینے کی پہلی تاریخ کو", "FREQ=MONTHLY;BYMONTHDAY=1"),
    ],
)
def test_repetition_becomes_a_rule(phrase, rule):
    intent = read_task(f"Zebra {phrase}", now=NOW, zone=ZONE)
    assert intent.title == "Zebra"
    assert intent.when
    assert intent.when.recurrence == rule


@pytest.mark.parametrize(
    "title",
    [
        "May report",
        "Ask doctor March",
        "read the sunday newspaper",
        "prepare monday's presentation",
        "send the weekly report",
        "read the first chapter",
        "buy 7-up",
        'watch "Friday Night Lights"',
        "meet April",
    ],
)
def test_names_and_quotations_are_never_dates(title):
    intent = read_task(title, now=NOW, zone=ZONE)
    assert intent.title == title
    assert intent.when is None


@pytest.mark.parametrize(
    ("text", "kind", "choices"),
    [
        ("add pay tax 3/4", "day_or_month", ["2027-04-03", "2027-03-04"]),
        ("add visa 30 feb", "invalid_date", []),
        ("add call Ali at 25:00", "invalid_time", []),
        ("add order cake before eid", "unknown_day", []),
        ("add run three times a week", "unknown_repeat", []),
        ("add dinner friday or saturday", "several_days", ["2026-11-27", "2026-11-28"]),
        ("add take pills at 8am and 8pm", "several_times", ["08:00", "20:00"]),
    ],
)
def test_ambiguity_is_reported_and_nothing_is_guessed(text, kind, choices):
    intent = only(text)
    assert intent.when is None
    assert [(doubt.kind, doubt.assumed) for doubt in intent.ambiguities] == [(kind, None)]
    assert [choice.value for choice in intent.ambiguities[0].choices] == choices


@pytest.mark.parametrize(
    ("text", "title", "at", "end"),
    [
        ("workshop 10-12 on tuesday", "workshop", "10:00", "12:00"),
        ("workshop tuesday (11-1)", "workshop", "11:00", "13:00"),
        ("on tuesday 10–12 workshop", "workshop", "10:00", "12:00"),
        ("drinks 6-8 on friday", "drinks", "18:00", "20:00"),
        ("shop opens 9-17 on friday", "shop opens", "09:00", "17:00"),
        ("office hours every tuesday 10-12", "office hours", "10:00", "12:00"),
        ("منگل کو ۱۰-۱۲ ورکشاپ", "ورکشاپ", "10:00", "12:00"),
        ("منگل کو دس سے بارہ ورکشاپ", "ورکشاپ", "10:00", "12:00"),
    ],
)
def test_two_numbers_beside_a_day_are_its_hours(text, title, at, end):
    intent = read_task(text, now=NOW, zone=ZONE)
    assert intent.when
    assert (intent.title, f"{intent.when.time:%H:%M}", f"{intent.when.end_time:%H:%M}") == (title, at, end)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("read chapters 10-12 on tuesday", "read chapters 10-12"),
        ("read pages 10-12 tomorrow", "read pages 10-12"),
        ("tomorrow 10-12 eggs", "10-12 eggs"),
        ("read 10-12 pages tomorrow", "read 10-12 pages"),
        ("test version 10-12 on monday", "test version 10-12"),
        ("deploy v10-12 monday", "deploy v10-12"),
        ("match 2-1 on monday", "match 2-1"),
        ("flight 10-12-2026", "flight"),
        ("صفحات 10-12 کل پڑھنا", "صفحات 10-12 پڑھنا"),
        ("کل 5 سے 10 لوگ آنا", "5 سے 10 لوگ آنا"),
    ],
)
def test_two_numbers_that_count_or_name_things_are_no_hours(text, title):
    intent = read_task(text, now=NOW, zone=ZONE)
    assert intent.title == title
    assert intent.when is None or intent.when.time is None


@pytest.mark.parametrize(
    ("title", "choices"),
    [
        ("call Friday Inc", ["2026-11-27", "title"]),
        ("watch Friday Night Lights", ["2026-11-27", "title"]),
        ("book flights for May", ["2027-05-01", "title"]),
    ],
)
def test_a_name_that_may_be_a_date_stays_in_the_title_and_is_told(title, choices):
    intent = only(f"add {title}")
    assert (intent.title, intent.when) == (title, None)
    (doubt,) = intent.ambiguities
    assert (doubt.kind, doubt.assumed) == ("date_or_title", "title")
    assert [choice.value for choice in doubt.choices] == choices


def test_a_date_that_is_past_is_kept_and_told():
    intent = only("add pay fine by jan 3 2020")
    assert intent.when
    assert intent.when.date == date(2020, 1, 3)
    assert [(doubt.kind, doubt.assumed) for doubt in intent.ambiguities] == [("past_date", "2020-01-03")]


def test_a_rule_without_weekdays_cannot_leave_any_out():
    intent = only("add pay rent every month except sunday")
    assert "unknown_repeat" in [doubt.kind for doubt in intent.ambiguities]


def test_an_hour_without_am_or_pm_follows_the_convention_and_is_told():
    intent = only("add call mom at 5 tomorrow")
    assert intent.when
    assert intent.when.time == time(17)
    (doubt,) = intent.ambiguities
    assert (doubt.kind, doubt.assumed) == ("am_or_pm", "17:00")
    assert [choice.value for choice in doubt.choices] == ["05:00", "17:00"]


def test_a_weekday_that_is_not_that_dates_is_no_date():
    intent = only("add lunch Tuesday, December 4")
    assert intent.when is None
    assert intent.ambiguities[0].kind == "invalid_date"


SPRING = [
    ("America/New_York", "2027-03-14", "02:30", "03:30"),
    ("America/Los_Angeles", "2027-03-14", "02:15", "03:15"),
    ("America/Sao_Paulo", "2018-11-04", "00:30", "01:30"),
    ("Europe/London", "2027-03-28", "01:30", "02:30"),
    ("Europe/Berlin", "2027-03-28", "02:30", "03:30"),
    ("Australia/Sydney", "2026-10-04", "02:30", "03:30"),
    ("Australia/Lord_Howe", "2026-10-04", "02:15", "02:45"),
    ("Pacific/Auckland", "2026-09-27", "02:30", "03:30"),
    ("Africa/Cairo", "2027-04-30", "00:30", "01:30"),
    ("America/Santiago", "2026-09-06", "00:30", "01:30"),
]


def at_noon_before(zone: str, day: str) -> datetime:
    moment = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=ZoneInfo(zone))
    return moment.replace(day=max(1, moment.day - 1)) if moment.day > 1 else moment


def on(zone: str, day: str, text: str) -> Intent:
    (intent,) = understand(text, now=at_noon_before(zone, day), zone=ZoneInfo(zone)).intents
    return intent


@pytest.mark.parametrize(("zone", "day", "skipped", "shown"), SPRING)
def test_a_time_that_the_clocks_skip_is_moved_and_told(zone, day, skipped, shown):
    hour, minute = skipped.split(":")
    intent = on(zone, day, f"add backup {day} at {int(hour) or 12}:{minute} am")
    assert intent.when
    assert intent.when.date == date.fromisoformat(day)
    assert intent.when.time == time.fromisoformat(shown)
    assert "skipped_time" in [doubt.kind for doubt in intent.ambiguities]


@pytest.mark.parametrize(("zone", "day", "skipped", "shown"), SPRING)
def test_in_two_hours_is_two_hours_on_every_clock(zone, day, skipped, shown):
    now = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=ZoneInfo(zone)) - (
        datetime.fromisoformat(f"{day}T12:00") - datetime.fromisoformat(f"{day}T00:00")
    )
    (intent,) = understand("add check in 24 hours", now=now, zone=ZoneInfo(zone)).intents
    assert intent.when
    assert intent.when.date
    assert intent.when.time
    due = datetime.combine(intent.when.date, intent.when.time, tzinfo=ZoneInfo(zone))
    assert due.timestamp() - now.timestamp() == 24 * 3600


@pytest.mark.parametrize(
    ("zone", "day", "at"),
    [("America/New_York", "2026-11-01", "1:30 am"), ("Europe/Berlin", "2027-10-31", "2:30 am")],
)
def test_a_time_that_the_clocks_show_twice_is_told(zone, day, at):
    intent = on(zone, day, f"add backup {day} at {at}")
    assert "repeated_time" in [doubt.kind for doubt in intent.ambiguities]
