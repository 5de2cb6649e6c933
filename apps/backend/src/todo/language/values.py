"""What the rules of dates and times yield, before a text's pieces are put together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from todo.language.types import Choice, Priority

DayPrep = Literal["on", "by", "until", "before", "after", "from"]
Unit = Literal["minute", "hour", "day", "week", "month", "quarter", "year"]
Part = Literal["morning", "noon", "afternoon", "evening", "night", "midnight", "close"]
Doubt = Literal["day_or_month", "date_or_title", "repeat", "invalid_date"]

PART_STARTS: Mapping[Part, time] = {
    "morning": time(9),
    "noon": time(12),
    "afternoon": time(15),
    "evening": time(18),
    "night": time(21),
    "midnight": time(0),
    "close": time(17),
}
PART_HOURS: Mapping[Part, tuple[time, time]] = {
    "morning": (time(6), time(11, 59)),
    "noon": (time(12), time(12, 59)),
    "afternoon": (time(12), time(17, 59)),
    "evening": (time(17), time(21, 59)),
    "night": (time(20), time(23, 59)),
    "midnight": (time(0), time(0, 59)),
    "close": (time(16), time(18)),
}
WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Context:
    """The person's own clock: `now` is aware and in `zone`."""

    now: datetime
    zone: ZoneInfo
    same_days_back: int = 0
    """Of the language, see `Language`."""

    @property
    def today(self) -> date:
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Day:
    """`due` is the day a task with these words is due; `first..last` the days a filter with them means."""

    due: date | None
    first: date | None
    last: date | None
    end: date | None = None
    """Closes an explicit range: "monday to wednesday"."""
    weak: bool = False
    """A lone weekday, which may as well be part of a name."""
    prep: DayPrep | None = None
    doubt: Doubt | None = None
    choices: tuple[Choice, ...] = ()
    part: Part | None = None
    is_weekday: bool = False
    """Named by its weekday alone, so that the one before it has the same name."""

    @classmethod
    def on(cls, day: date, *, weak: bool = False, is_weekday: bool = False) -> "Day":
        return cls(day, day, day, weak=weak, is_weekday=is_weekday)

    @classmethod
    def period(cls, due: date, first: date, last: date) -> "Day":
        return cls(due, first, last)

    def with_prep(self, prep: DayPrep) -> "Day":
        return replace(self, prep=prep, weak=False)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `twelve`: neither AM nor PM was said and both are possible."""

    at: time
    twelve: bool = False
    until: time | None = None
    part: Part | None = None
    """The words named a part of the day and no hour."""
    weak: bool = False
    """A number and no word for a time: "at 5"."""
    bare: bool = False
    """Two numbers and no word for a time, "10-12": hours beside a day, else a part of the title."""


@dataclass(frozen=True, slots=True)
class Instant:
    """So long from now, on the world's clock: "in two hours"."""

    moment: datetime


@dataclass(frozen=True, slots=True)
class Repeat:
    freq: Literal["HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
    interval: int = 1
    by_day: tuple[str, ...] = ()
    by_month_day: tuple[int, ...] = ()
    """From 1; -1 is the last."""
    by_month: int | None = None
    part: Part | None = None
    weak: bool = False
    """One word that is an adjective as well ("weekly")."""
    doubt: Doubt | None = None
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Weekdays on which a repetition pauses, from Monday 0: "except sunday"."""

    weekdays: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """How often something repeats: a number of times or so many units."""

    times: int | None = None
    count: int | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Unclear:
    """Words for a time that cannot be turned into one: Easter moves, "twice a day" names no hours, 25:00 is none."""

    kind: Literal["unknown_day", "unknown_repeat", "invalid_time"]
    told: bool = True
    """It says when. Else it only describes ("eid clothes")."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that say nothing of the task: "to my list"."""


@dataclass(frozen=True, slots=True)
class Importance:
    priority: Priority
    weak: bool = False
    """One adjective ("urgent"), which inside a title may belong to it."""


@dataclass(frozen=True, slots=True)
class NewTask:
    """What the words for a new task tell of it: "an urgent weekly task"."""

    importance: Importance | None = None
    habit: Repeat | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """An amount of time, for shifts: "by 2 days"."""

    count: int
    unit: Unit
    half: bool = False


TimeValue = Day | Clock | Instant | Repeat | Limit
