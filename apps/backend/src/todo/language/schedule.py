"""Puts the pieces of a date, a time and a repetition together to one `When` on the person's calendar."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from todo.language.clocks import is_conventionally_pm, settle
from todo.language.repeats import first_day, limited, rule_text, without
from todo.language.types import Ambiguity, Choice, Span, When
from todo.language.values import (
    PART_STARTS,
    WEEKDAY_CODES,
    Clock,
    Context,
    Day,
    DaysOff,
    Instant,
    Limit,
    Part,
    Repeat,
)


@dataclass
class Pieces:
    """At most one of each; a second of its kind belongs to the title."""

    day: Day | None = None
    until: Day | None = None
    clock: Clock | None = None
    part: Part | None = None
    hint: Part | None = None
    """What is planned tells the half of the day: breakfast, dinner."""
    instant: Instant | None = None
    repeat: Repeat | None = None
    limit: Limit | None = None
    off: DaysOff | None = None
    is_either: bool = False
    """ "Friday or saturday": one of them and not each week's both."""
    spans: dict[str, Span] = field(default_factory=dict)
    more: list[Day | Clock] = field(default_factory=list)
    """Further days or times joined to the first: which is meant is for the person to say."""

    def take_another(self, value: object, span: Span) -> bool:
        """ "At 8am and 8pm", "on monday or tuesday"."""
        slot = self._slot(value)
        if not isinstance(value, Day | Clock) or slot not in ("day", "clock"):
            return False
        self.more.append(value)
        first = self.spans[slot]
        self.spans[slot] = Span(min(first.start, span.start), max(first.end, span.end))
        return True

    def take(self, value: object, span: Span) -> bool:
        slot = self._slot(value)
        if slot is None or getattr(self, slot) is not None:
            return False
        if slot == "part" and isinstance(value, Clock):
            self.part = value.part
        else:
            setattr(self, slot, value)
        self.spans[slot] = span
        return True

    def _slot(self, value: object) -> str | None:
        if isinstance(value, Day):
            ends = value.prep in ENDS or (value.due == value.last != value.first)
            return "until" if ends and self.repeat else "day"
        if isinstance(value, Clock):
            is_part = (
                value.part is not None and value.at == PART_STARTS[value.part] and value.part not in _EXACT
            )
            return "part" if is_part else "clock"
        if isinstance(value, Instant):
            return "instant"
        if isinstance(value, Repeat):
            return "repeat"
        if isinstance(value, DaysOff):
            return "off"
        return "limit" if isinstance(value, Limit) else None

    @property
    def is_empty(self) -> bool:
        return not self.spans


ENDS = ("until", "by", "before")
"""Prepositions of the day that ends a repetition."""
_EXACT = ("noon", "midnight", "close")


def schedule(
    pieces: Pieces, context: Context, *, open_date: bool = False
) -> tuple[When | None, list[Ambiguity]]:
    """`open_date`: a time alone names no day (a task that is moved to 4 pm keeps its date)."""
    spans = tuple(sorted(pieces.spans.values()))
    doubts = _doubts(pieces)
    if pieces.instant:
        moment = pieces.instant.moment
        return When(moment.date(), moment.time().replace(tzinfo=None), spans=spans), doubts
    part = _part(pieces)
    at, twelve, until, extra_days = _time(pieces.clock, part)
    pieces = _each_week(pieces)
    if pieces.more:
        return _several(pieces, part, context, at, spans, doubts)
    if pieces.repeat:
        return replace(_repeating(pieces, context, at, spans), end_time=until), doubts
    day = _due(pieces.day, is_timed=at is not None)
    if pieces.day is not None and day is None:
        return (When(time=at, end_time=until, spans=spans) if at else None), doubts
    if twelve and pieces.clock and at:
        # The day of a task that keeps its date is not known here, and may be another than today.
        if day is not None or not open_date:
            at = _next_half(at, day or context.today, context)
        span = pieces.spans["clock"]
        doubts.append(Ambiguity("am_or_pm", span, _halves(at), assumed=at.isoformat("minutes")))
    if day is None:
        if at is None:
            return None, doubts
        if not open_date:
            day = context.today if at > _now(context) or extra_days else context.today + timedelta(days=1)
    if day is not None and extra_days:
        day = day + timedelta(days=extra_days)
    if day is not None and at is not None:
        day, at, doubt = _on_the_wall(day, at, context, pieces)
        doubts += doubt
    if day is not None and pieces.day and day < context.today:
        doubts.append(Ambiguity("past_date", pieces.spans["day"], assumed=day.isoformat()))
    end = pieces.day.end if pieces.day else None
    return When(day, at, end_date=end, end_time=until, spans=spans), doubts


def _each_week(pieces: Pieces) -> Pieces:
    """ "Mon, wed and fri every week": the days are those of the repetition."""
    repeat = pieces.repeat
    days = [day for day in (pieces.day, *pieces.more) if isinstance(day, Day) and day.due]
    is_named = bool(pieces.more) and len(days) == len(pieces.more) + 1 and all(day.weak for day in days[1:])
    if repeat is None or repeat.freq != "WEEKLY" or repeat.by_day or not is_named:
        return pieces
    weekdays = sorted({day.due.weekday() for day in days if day.due})
    weekly = replace(repeat, by_day=tuple(WEEKDAY_CODES[weekday] for weekday in weekdays))
    return replace(pieces, repeat=weekly, day=None, more=[])


def _several(
    pieces: Pieces,
    part: Part | None,
    context: Context,
    at: time | None,
    spans: tuple[Span, ...],
    doubts: list[Ambiguity],
) -> tuple[When | None, list[Ambiguity]]:
    """What is told twice is left open; the rest holds."""
    days = [day for day in (_due(more) for more in pieces.more if isinstance(more, Day)) if day]
    times = [_time(more, part)[0] for more in pieces.more if isinstance(more, Clock)]
    day, first = _due(pieces.day), at
    if days:
        doubts.append(_open("several_days", pieces.spans["day"], [day, *days], _weekly(pieces)))
        day = None
    if times:
        doubts.append(_open("several_times", pieces.spans["clock"], [first, *times]))
        at = None
    if pieces.repeat:
        return replace(_repeating(pieces, context, at, spans), time=at), doubts
    return (When(day, at, spans=spans) if day or at else None), doubts


def _weekly(pieces: Pieces) -> str | None:
    """ "Yoga tue/thu" may as well mean each week's."""
    days = [day for day in (pieces.day, *pieces.more) if isinstance(day, Day)]
    weekdays = {day.due.weekday() for day in days if day.due and day.is_weekday}
    if pieces.repeat or pieces.is_either or len(weekdays) != len(days):
        return None
    return rule_text(Repeat("WEEKLY", by_day=tuple(WEEKDAY_CODES[weekday] for weekday in sorted(weekdays))))


def _open(
    kind: Literal["several_days", "several_times"],
    span: Span,
    values: Sequence[date | time | None],
    rule: str | None = None,
) -> Ambiguity:
    texts = dict.fromkeys(
        value.isoformat("minutes") if isinstance(value, time) else value.isoformat()
        for value in values
        if value
    )
    return Ambiguity(kind, span, tuple(Choice(text, text) for text in [*texts, *([rule] if rule else [])]))


def _due(day: Day | None, *, is_timed: bool = False) -> date | None:
    """ "Before Thursday" is Wednesday; "before Thursday noon" is Thursday at noon."""
    if day is None or day.due is None:
        return None
    if is_timed:
        return day.due
    try:
        if day.prep == "before":
            return (day.first or day.due) - timedelta(days=1)
        if day.prep == "after":
            return (day.last or day.due) + timedelta(days=1)
    except OverflowError:
        return None
    return day.due


def last_of(until: Day) -> date | None:
    """The last day of a repetition: "until June" takes June in, "before June" does not."""
    return _due(until) if until.prep == "before" else until.last


def _part(pieces: Pieces) -> Part | None:
    if pieces.part:
        return pieces.part
    if pieces.day and pieces.day.part:
        return pieces.day.part
    if pieces.repeat and pieces.repeat.part:
        return pieces.repeat.part
    if pieces.clock and pieces.clock.part:
        return pieces.clock.part
    return pieces.hint if pieces.clock and pieces.clock.twelve else None


def _time(clock: Clock | None, part: Part | None) -> tuple[time | None, bool, time | None, int]:
    """The time, whether it still wants AM or PM, the end of a range, and the days it lies after the day named."""
    if clock is None:
        if part is None:
            return None, False, None, 0
        return PART_STARTS[part], False, None, 1 if part == "midnight" else 0
    settled = settle(clock, part)
    after = 0
    if part == "midnight" or (part == "night" and settled.at.hour < 5):
        after = 1
    if settled.twelve:
        hour = settled.at.hour
        at = settled.at.replace(hour=hour % 12 + (12 if is_conventionally_pm(hour) else 0))
        return at, True, settled.until, after
    return settled.at, False, settled.until, after


def _next_half(at: time, day: date, context: Context) -> time:
    """Today at 8, said at 9: the evening."""
    if day == context.today and at <= _now(context) and at.hour < 12:
        return at.replace(hour=at.hour + 12)
    return at


def _halves(at: time) -> tuple[Choice, ...]:
    halves = sorted((at.replace(hour=at.hour % 12), at.replace(hour=at.hour % 12 + 12)))
    return tuple(Choice(half.isoformat("minutes"), half.isoformat("minutes")) for half in halves)


def _now(context: Context) -> time:
    return context.now.time().replace(tzinfo=None)


def _repeating(pieces: Pieces, context: Context, at: time | None, spans: tuple[Span, ...]) -> When:
    repeat = pieces.repeat
    if repeat is None:
        return When(spans=spans)
    if pieces.off:
        repeat = without(repeat, pieces.off) or repeat
    start = _due(pieces.day) or context.today
    first = first_day(repeat, start)
    if at is not None and first == context.today and at <= _now(context) and repeat.freq != "HOURLY":
        first = first_day(repeat, first + timedelta(days=1))
    until = last_of(pieces.until) if pieces.until else None
    day = pieces.day
    if day and until is None and day.prep in (None, "on") and day.due == day.first != day.last:
        until = day.last  # "every monday in december"
    rule = limited(repeat, first, until, pieces.limit)
    return When(first, at, recurrence=rule, spans=spans, is_assumed=day is None)


def _doubts(pieces: Pieces) -> list[Ambiguity]:
    doubts = []
    if pieces.day and pieces.day.doubt:
        doubts.append(Ambiguity(pieces.day.doubt, pieces.spans["day"], pieces.day.choices))
    if pieces.repeat and pieces.repeat.doubt:
        choices = pieces.repeat.choices
        doubts.append(
            Ambiguity(pieces.repeat.doubt, pieces.spans["repeat"], choices, assumed=choices[0].value)
        )
    if pieces.repeat and pieces.repeat.freq == "HOURLY":
        doubts.append(Ambiguity("unknown_repeat", pieces.spans["repeat"]))
    if pieces.repeat and pieces.off and without(pieces.repeat, pieces.off) is None:
        doubts.append(Ambiguity("unknown_repeat", pieces.spans["off"]))
    return doubts


def _on_the_wall(day: date, at: time, context: Context, pieces: Pieces) -> tuple[date, time, list[Ambiguity]]:
    """Clocks that go forward skip times, clocks that go back show them twice; both are told."""
    try:
        wall = datetime.combine(day, at, tzinfo=context.zone)
        real = wall.astimezone(UTC).astimezone(context.zone)
        repeats = wall.utcoffset() != wall.replace(fold=1).utcoffset()
    except (OverflowError, ValueError):
        return day, at, []
    span = pieces.spans.get("clock") or pieces.spans.get("part") or next(iter(pieces.spans.values()))
    if real.time() != at:
        shown = real.time().isoformat("minutes")
        doubt = Ambiguity("skipped_time", span, (Choice(shown, shown),), assumed=shown)
        # Clocks that skip the last hour of a day move it to the next one.
        return real.date(), real.time(), [doubt]
    if repeats:
        shown = at.isoformat("minutes")
        return day, at, [Ambiguity("repeated_time", span, (Choice(shown, shown),), assumed=shown)]
    return day, at, []
