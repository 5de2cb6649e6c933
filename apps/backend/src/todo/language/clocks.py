"""What words for times of day mean, and how an hour without AM or PM is settled."""

from dataclasses import replace
from datetime import time
from typing import get_args

from todo.language.grammar import Action, Slots
from todo.language.values import PART_STARTS, Clock, Context, Part


def hour_and_minute(_: Context, slots: Slots) -> Clock | None:
    return clock(slots.of("h", int), slots.get_of("m", int) or 0, slots.get_of("meridiem", str))


def hour_and_minute_24(_: Context, slots: Slots) -> Clock | None:
    """A leading zero ("07:20") or the word for hours tells a 24-hour clock."""
    h, m = slots.of("h", int), slots.get_of("m", int) or 0
    return Clock(time(h % 24, m)) if h <= 24 and m < 60 else None


def military(_: Context, slots: Slots) -> Clock | None:
    h, m = divmod(slots.of("hm", int), 100)
    return Clock(time(h, m)) if h < 24 and m < 60 else None


def clock(h: int, m: int, meridiem: str | None) -> Clock | None:
    if m > 59 or h > 24 or (meridiem and h > 12 and meridiem == "am"):
        return None
    if meridiem and 1 <= h <= 12:
        return Clock(time(h % 12 + (12 if meridiem == "pm" else 0), m))
    if h == 24:
        return Clock(time(0, m), part="midnight") if m == 0 else None
    if 1 <= h <= 12:
        return Clock(time(h, m), twelve=True)
    return Clock(time(h, m))


def minutes_past(_: Context, slots: Slots) -> Clock | None:
    m = slots.of("minutes", int)
    found = clock(slots.of("h", int), 0, slots.get_of("meridiem", str))
    return replace(found, at=found.at.replace(minute=m)) if found and 0 <= m <= 59 else None


def half_hour(_: Context, slots: Slots) -> Clock | None:
    """ "Half five", as the British say it: half past five."""
    h = slots.of("h", int)
    return minutes_past(_, Slots({**slots, "minutes": 30})) if 1 <= h <= 12 else None


def minutes_to(_: Context, slots: Slots) -> Clock | None:
    m, h = slots.of("minutes", int), slots.of("h", int)
    if not 1 <= h <= 24 or not 1 <= m <= 59 or (m % 5 and "said" not in slots):
        return None  # "9 to 5" is a working day, not 4:51
    meridiem = slots.get_of("meridiem", str)
    if h == 12 and meridiem:
        meridiem = "am" if meridiem == "pm" else "pm"
    return clock(12 if h == 1 else h - 1, 60 - m, meridiem)


def hour_and_tens(_: Context, slots: Slots) -> Clock | None:
    """ "At nine thirty"."""
    return hour_and_minute(_, slots) if slots.of("m", int) >= 10 and slots.of("h", int) <= 12 else None


def bare_hour(_: Context, slots: Slots) -> Clock | None:
    found = clock(slots.of("h", int), 0, None)
    return replace(found, weak=True) if found else None


def named(_: Context, slots: Slots) -> Clock | None:
    part = slots.of("part", str)
    for known in get_args(Part):
        if part == known:
            return Clock(PART_STARTS[known], part=known)
    return None


def with_daypart(_: Context, slots: Slots) -> Clock | None:
    part = slots.of("part", Clock).part
    return replace(settle(slots.of("clock", Clock), part), weak=False, part=part) if part else None


def plain_clock(_: Context, slots: Slots) -> Clock:
    return slots.of("clock", Clock)


def clock_range(_: Context, slots: Slots) -> Clock | None:
    """ "3 to 5 pm": the end's half of the day holds for both where the start then comes first."""
    first, last = replace(slots.of("first", Clock), weak=False), slots.of("last", Clock)
    if last.twelve and not first.twelve:
        last = _half(last, pm=first.at.hour >= 12)
        if last.at <= first.at:
            last = _half(last, pm=True, again=True)
    elif first.twelve and not last.twelve:
        start = _half(first, pm=last.at.hour >= 12)
        first = start if start.at < last.at else _half(first, pm=False)
    if first.twelve and last.twelve:
        early = _half(first, pm=is_conventionally_pm(first.at.hour))
        late = _half(last, pm=early.at.hour >= 12)
        if late.at <= early.at:
            late = _half(last, pm=True)
        return replace(early, until=late.at, twelve=False) if late.at > early.at else None
    if last.at <= first.at:
        return None
    return replace(first, until=last.at)


def bare_range(_: Context, slots: Slots) -> Clock | None:
    found = clock_range(_, slots)
    return replace(found, bare=True) if found else None


def _half(value: Clock, *, pm: bool, again: bool = False) -> Clock:
    hour = value.at.hour % 12 + (12 if pm else 0)
    return replace(value, at=value.at.replace(hour=hour), twelve=False) if value.twelve or again else value


def settle(value: Clock, part: Part | None) -> Clock:
    """An hour without AM or PM, settled by the part of day that was named with it."""
    if not value.twelve or part is None:
        return value
    hour = value.at.hour
    if part == "morning":
        return _half(value, pm=False)
    if part == "noon":
        return _half(value, pm=hour not in (10, 11))
    if part in ("afternoon", "evening"):
        return _half(value, pm=True)
    return _half(value, pm=5 <= hour <= 11)


def is_conventionally_pm(hour: int) -> bool:
    """One to six is the afternoon, seven to eleven the morning, twelve is noon."""
    return hour <= 6 or hour == 12


ACTIONS: dict[str, Action] = {
    action.__name__: action
    for action in (
        hour_and_minute, hour_and_minute_24, military, minutes_past, half_hour, minutes_to, hour_and_tens, bare_hour,
        named, with_daypart, plain_clock, clock_range, bare_range,
    )
}  # fmt: skip
