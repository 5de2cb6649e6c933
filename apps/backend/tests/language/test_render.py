from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.phrases import NOW, ZONE
from todo.language import read_task, render_date, render_recurrence, render_time, render_when

LANGUAGES = st.sampled_from(["en", "ur"])
DAYS = st.dates(date(1950, 1, 1), date(2199, 12, 31))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
WEEKDAYS = st.lists(
    st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=7, unique=True
)
UTC_ZONE = ZoneInfo("UTC")
ORDER = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


@settings(max_examples=300, deadline=None)
@given(DAYS, TIMES, LANGUAGES)
def test_a_rendered_date_and_time_is_understood_again(day, at, language):
    text = f"Zebra {render_when(day, at, language=language)}"
    intent = read_task(text, now=datetime(2026, 3, 1, 9, tzinfo=UTC), zone=UTC_ZONE, language=language)
    assert intent.when
    assert (intent.title, intent.when.date, intent.when.time) == ("Zebra", day, at)


@settings(max_examples=100, deadline=None)
@given(DAYS, LANGUAGES)
def test_a_rendered_date_is_understood_again(day, language):
    intent = read_task(f"Zebra {render_date(day, language=language)}", now=NOW, zone=ZONE)
    assert intent.when
    assert (intent.title, intent.when.date) == ("Zebra", day)


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY"]),
        st.integers(2, 30).map(lambda n: f"FREQ=DAILY;INTERVAL={n}"),
        WEEKDAYS.map(lambda days: f"FREQ=WEEKLY;BYDAY={','.join(sorted(days, key=ORDER.index))}"),
        st.integers(1, 31).map(lambda n: f"FREQ=MONTHLY;BYMONTHDAY={n}"),
        st.just("FREQ=MONTHLY;BYMONTHDAY=-1"),
        st.lists(st.integers(1, 31), min_size=2, max_size=4, unique=True).map(
            lambda days: f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, sorted(days)))}"
        ),
        st.tuples(st.sampled_from([1, 2, 3, 4, -1]), st.sampled_from(ORDER)).map(
            lambda place: f"FREQ=MONTHLY;BYDAY={place[0]}{place[1]}"
        ),
        st.tuples(st.integers(1, 12), st.integers(1, 28)).map(
            lambda day: f"FREQ=YEARLY;BYMONTH={day[0]};BYMONTHDAY={day[1]}"
        ),
    ),
    st.sampled_from(["", ";COUNT=5", ";UNTIL=20271231T235959"]),
    LANGUAGES,
)
def test_a_rendered_rule_is_understood_again(rule, limit, language):
    text = f"Zebra {render_recurrence(rule + limit, language=language)}"
    intent = read_task(text, now=NOW, zone=ZONE, language=language)
    assert intent.when
    assert (intent.title, intent.when.recurrence) == ("Zebra", rule + limit)


def test_near_days_are_called_by_their_names():
    shown = render_when(date(2026, 11, 24), time(17), today=date(2026, 11, 23))
    assert shown == "tomorrow, Tue 24 Nov 2026 at 17:00"
    assert (
        render_when(date(2026, 11, 24), today=date(2026, 11, 23), language="ur") == "کل، منگل 24 نومبر 2026"
    )


def test_times_are_written_in_24_hours_as_the_list_and_the_chat_do():
    assert render_time(time(0, 5)) == "00:05"
    assert render_time(time(12)) == "12:00"
    assert render_time(time(20, 30), language="ur") == "20:30"


@pytest.mark.parametrize(
    "rule", ["", "nonsense", "FREQ=DAILY;BYHOUR=3", "FREQ=WEEKLY;BYDAY=XX", "FREQ=MONTHLY;BYDAY=9MO"]
)
def test_a_rule_without_words_is_shown_as_it_is(rule):
    assert render_recurrence(rule) == rule
