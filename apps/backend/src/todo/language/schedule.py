"""Puts the pieces of a date, a time and a repetition together to one `When` on the person's calendar."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from todo.language.clocks import is_conventionally_pm, settle
from todo.language.repeats import first_day, limited
from todo.language.types import Ambiguity, Choice, Span, When
from todo.language.values import PART_STARTS, Clock, Context, Day, Instant, Limit, Part, Repeat


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
    spans: dict[str, Span] = field(default_factory=dict)

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
            return "until" if value.prep in ENDS and self.repeat else "day"
        if isinstance(value, Clock):
            is_part = (
                value.part is not None and value.at == PART_STARTS[value.part] and value.part not in _EXACT
            )
            return "part" if is_part else "clock"
        if isinstance(value, Instant):
            return "instant"
        if isinstance(value, Repeat):
            return "repeat"
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
    if pieces.repeat:
        return _repeating(pieces, context, at, spans), doubts
    day = _due(pieces.day)
    if pieces.day is not None and day is None:
        return (When(time=at, end_time=until, spans=spans) if at else None), doubts
    if twelve and pieces.clock and at:
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
        at, doubt = _on_the_wall(day, at, context, pieces)
        doubts += doubt
    end = pieces.day.end if pieces.day else None
    return When(day, at, end_date=end, end_time=until, spans=spans), doubts


def _due(day: Day | None) -> date | None:
    if day is None or day.due is None:
        return None
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
    start = _due(pieces.day) or context.today
    first = first_day(repeat, start)
    if at is not None and first == context.today and at <= _now(context) and repeat.freq != "HOURLY":
        first = first_day(repeat, first + timedelta(days=1))
    until = last_of(pieces.until) if pieces.until else None
    return When(first, at, recurrence=limited(repeat, first, until, pieces.limit), spans=spans)


def _doubts(pieces: Pieces) -> list[Ambiguity]:
    doubts = []
    if pieces.day and pieces.day.doubt:
        doubts.append(Ambiguity(pieces.day.doubt, pieces.spans["day"], pieces.day.choices))
    if pieces.repeat and pieces.repeat.doubt:
        choices = pieces.repeat.choices
        doubts.append(
            Ambiguity(pieces.repeat.doubt, pieces.spans["repeat"], choices, assumed=choices[0].value)
        )
    return doubts


def _on_the_wall(day: date, at: time, context: Context, pieces: Pieces) -> tuple[time, list[Ambiguity]]:
    """Clocks that go forward skip times, clocks that go back show them twice; both are told."""
    try:
        wall = datetime.combine(day, at, tzinfo=context.zone)
        real = wall.astimezone(UTC).astimezone(context.zone)
        repeats = wall.utcoffset() != wall.replace(fold=1).utcoffset()
    except (OverflowError, ValueError):
        return at, []
    span = pieces.spans.get("clock") or pieces.spans.get("part") or next(iter(pieces.spans.values()))
    if real.time() != at:
        shown = real.time().isoformat("minutes")
        return real.time(), [Ambiguity("skipped_time", span, (Choice(shown, shown),), assumed=shown)]
    if repeats:
        shown = at.isoformat("minutes")
        return at, [Ambiguity("repeated_time", span, (Choice(shown, shown),), assumed=shown)]
    return at, []
