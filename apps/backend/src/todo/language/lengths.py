"""What words for amounts of time mean: "two weeks", "half an hour"."""

from datetime import date, timedelta
from typing import get_args

from dateutil.relativedelta import relativedelta

from todo.language.grammar import Action, Slots
from todo.language.values import Context, Length, Unit

MAX_COUNT = 5_000
MONTHS_OF: dict[str, int] = {"month": 1, "quarter": 3, "year": 12}


def length(_: Context, slots: Slots) -> Length | None:
    count = slots.of("count", int)
    unit = slots.of("unit", str)
    if unit == "fortnight":
        count, unit = count * 2, "week"
    if unit == "weekend":
        unit = "week"
    for known in get_args(Unit):
        if unit == known and 0 < count <= MAX_COUNT:
            return Length(count, known)
    return None


def hours_and_minutes(_: Context, slots: Slots) -> Length | None:
    hours, minutes = slots.of("hours", int), slots.of("minutes", int)
    return Length(hours * 60 + minutes, "minute") if 0 < hours < 100 and 0 < minutes < 60 else None


def half_length(_: Context, slots: Slots) -> Length | None:
    """Half an hour; one and a half hours (`count` whole ones more)."""
    count = slots.get_of("count", int) or 0
    if slots.get_of("tenths", int) not in (None, 5):
        return None
    per_unit = {"hour": 60, "day": 24 * 60}
    minutes = per_unit.get(slots.of("unit", str))
    return Length(count * minutes + minutes // 2, "minute") if minutes and count < 100 else None


def three_quarters(_: Context, slots: Slots) -> Length | None:
    return Length(45, "minute") if slots.of("unit", str) == "hour" else None


def quarter_hour(_: Context, _slots: Slots) -> Length:
    return Length(15, "minute")


def add_length(start: date, amount: Length, sign: int = 1) -> date | None:
    count = amount.count * sign
    try:
        if amount.unit in MONTHS_OF:
            moved = start + relativedelta(months=count * MONTHS_OF[amount.unit])
            return moved
        if amount.unit in ("day", "week"):
            return start + timedelta(days=count * (7 if amount.unit == "week" else 1))
    except (OverflowError, ValueError):
        pass
    return None


ACTIONS: dict[str, Action] = {
    action.__name__: action
    for action in (
        length, half_length, three_quarters, quarter_hour, hours_and_minutes,
    )
}  # fmt: skip
