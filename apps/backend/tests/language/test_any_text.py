"""What holds for any text at all, found by machine."""

import itertools
import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.phrases import NOW, ZONE, read
from todo.language import Intent, IntentKind, Understanding, read_task, understand
from todo.language.profiles import LANGUAGES

SAMPLES = (
    "add delete complete task tasks 3 #3 #work every monday tuesday until next friday at 5 5pm 9.15am noon in 2 weeks",
    "12/25 3/4 2026-12-01 dec 5th of the first last it them all my everything due overdue and then , . ! ? : - ' \" p1",
    "urgent high priority tag remind me to don't yes no from between 0 24 99 99999999999999999999 -1 30 feb midnight",
    "میرے کام کل پرسوں ہر جمعہ کو صبح نو بجے شامل کرو حذف کر دو ٹاسک ۳ مکمل اور سب ہفتے تک سے پہلے kal karo dikhao",
)
WORDS = [word for sample in SAMPLES for word in sample.split()]
PHRASES = sorted(
    {
        phrase
        for language in LANGUAGES.values()
        for table in language.words
        for meanings in table.values()
        for phrases in meanings.values()
        for phrase in phrases.split("|")
    }
)
"""All that any language has a meaning for."""
ANY_TEXT = st.one_of(
    st.text(max_size=200),
    st.text(st.characters(codec=None, categories=None), max_size=120),
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PHRASES), st.sampled_from(",.!?()#-:")), max_size=8).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=20).map("".join),
)
ZONES = st.sampled_from(["UTC", "Asia/Karachi", "America/New_York", "Pacific/Apia", "Asia/Kathmandu"]).map(
    ZoneInfo
)
MOMENTS = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=st.just(UTC))  # noqa: DTZ001


def spans(intent: Intent):
    yield intent.span
    yield from (piece.span for piece in intent.pieces)
    yield from (reference.span for reference in intent.references)
    yield from (ambiguity.span for ambiguity in intent.ambiguities)
    yield from intent.when.spans if intent.when else ()


def assert_sound(understanding: Understanding) -> None:
    assert understanding.intents
    for intent in understanding.intents:
        for span in spans(intent):
            assert 0 <= span.start <= span.end <= len(understanding.text)


@settings(max_examples=400, deadline=None)
@given(ANY_TEXT)
def test_any_text_is_answered_with_spans_inside_it(text):
    assert_sound(read(text))


@pytest.mark.parametrize("text", ["nah اور", "no and )", "yes , -", "nope اور اور"])
def test_a_yes_or_no_with_nothing_but_a_joint_behind_is_one(text):
    (intent,) = read(text).intents
    assert intent.kind in (IntentKind.CONFIRM, IntentKind.REFUSE)


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
def test_any_text_is_a_task_for_quick_add(text):
    intent = read_task(text, now=NOW, zone=ZONE)
    assert all(0 <= span.start <= span.end <= len(text) for span in spans(intent))
    pieces = sorted(piece.span for piece in intent.pieces)
    assert all(first.end <= second.start for first, second in itertools.pairwise(pieces))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    MOMENTS,
    ZONES,
    st.sampled_from(["en", "ur", None]),
)
def test_any_moment_and_zone_are_fine(text, now, zone, language):
    assert_sound(understand(text, now=now, zone=zone, language=language))


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "\0", "\ud800", "\udfff\ud800 add milk", "a\0b", "'", "'''", "\"'\"'", "#", "##", "# #", "!", "۔"),
        *("\u200f", "🙂" * 50, "9" * 5000, "add " + "9" * 5000, "1/1/1/1/1", "task " + "1," * 300, "\n\n\n"),
        "add \u202emilk",
        *("don't " * 3000, "never don't " * 1500, "please " * 3000, "yes " * 3000, "مت " * 3000),
    ],
)  # fmt: skip
def test_strange_texts_are_answered(text):
    assert_sound(read(text))


@pytest.mark.parametrize(
    "text",
    [
        *("a " * 2000, "add " * 1000, "and " * 1000, "'a " * 1300, "every monday, " * 280, "1, " * 1300, "to " * 1300),
        *("! " * 2000, "task 1 and " * 360, "in 2 weeks " * 360, "شامل کرو " * 440, "اور " * 1000, "a" * 4000),
        *("12/12/" * 660, "((((" * 1000, "add milk. " * 400, "mark " + "task to done " * 300),
        *("delete " + "the one and " * 330, "every " * 660, "next " * 800, "monday " * 570),
        *("Monday " * 570, "1/2/" * 1000),
        *('"' * 4000, "'a' " * 1000, "12 " * 1330, "1234567890" * 400, ",," * 2000, "for a week " * 360),
        "don't " * 660,
    ],
)  # fmt: skip
def test_the_work_grows_no_faster_than_the_text(text):
    assert_sound(read(text[:40]))  # builds the grammar, if this is the first test
    text = text[:4000]
    # Half of what is said over and over, so that both end alike.
    assert calls_to_read(text) < 3 * calls_to_read(text[: len(text) // 2])


@pytest.mark.parametrize(
    "said", ["aa bb, ", "the milk is out, ", "it is late so ", "task 4 is late, ", "move it and "]
)
def test_a_sentence_of_many_clauses_takes_no_more_than_each_of_them_with_each(said):
    assert_sound(read(said))
    assert calls_to_read(said * 20) < 6 * calls_to_read(said * 10)


def calls_to_read(text):
    """Function calls, which are the same on every machine. Time is measured by `npx nx evals backend`."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        found = read(text)
    finally:
        sys.setprofile(None)
    assert_sound(found)
    return calls
