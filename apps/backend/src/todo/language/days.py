"""What words for days mean. The conventions (what "next friday" is) stand in docs/decisions."""

from calendar import monthrange
from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import get_args

from dateutil.relativedelta import relativedelta

from todo.language.grammar import Action, Slots
from todo.language.types import Choice
from todo.language.values import Context, Day, DayPrep, Instant, Length, Part, Unit

MAX_COUNT = 5_000
MONTHS_OF: dict[str, int] = {"month": 1, "quarter": 3, "year": 12}


def relative_day(context: Context, slots: Slots) -> Day | None:
    return later(context.today, slots.of("days", int))


def tonight(context: Context, _: Slots) -> Day:
    return replace(Day.on(context.today), part="night")


def later(day: date, days: int) -> Day | None:
    try:
        return Day.on(day + timedelta(days=days))
    except OverflowError:
        return None


def lone_weekday(context: Context, slots: Slots) -> Day:
    return Day.on(_coming(context.today, slots.of("weekday", int)), weak=True)


def which_weekday(context: Context, slots: Slots) -> Day:
    """This: the one of this week, or the coming one once it is past. Next: the one of next week. Last: before today."""
    weekday, which = slots.of("weekday", int), slots.of("which", str)
    monday = context.today - timedelta(days=context.today.weekday())
    if which == "next":
        return Day.on(monday + timedelta(days=7 + weekday))
    if which == "last":
        return Day.on(
            _coming(context.today, weekday) - timedelta(days=14 if context.today.weekday() == weekday else 7)
        )
    here = monday + timedelta(days=weekday)
    if which == "this" and here >= context.today:
        return Day.on(here)
    return Day.on(_coming(context.today, weekday))


def weekday_next_week(context: Context, slots: Slots) -> Day:
    weeks = 2 if "after" in slots else 1
    monday = context.today - timedelta(days=context.today.weekday())
    return Day.on(monday + timedelta(days=7 * weeks + slots.of("weekday", int)))


def weekday_and_week(context: Context, slots: Slots) -> Day | None:
    """ "Monday week": a week after the coming Monday."""
    return later(_coming(context.today, slots.of("weekday", int)), 7)


def weekday_of_date(_: Context, slots: Slots) -> Day | None:
    """ "Friday, Dec 4": the date counts; a weekday that is not that date's is no reading of the words."""
    day = slots.of("day", Day)
    if day.due is None or day.due.weekday() != slots.of("weekday", int):
        return replace(day, due=None, doubt="invalid_date") if day.due else day
    return day


def _coming(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


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


def half_length(_: Context, slots: Slots) -> Length | None:
    """Half an hour; one and a half hours (`count` whole ones more)."""
    count = slots.get_of("count", int) or 0
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


def from_now(context: Context, slots: Slots) -> Day | Instant | None:
    amount = slots.of("length", Length)
    if amount.unit in ("minute", "hour"):
        minutes = amount.count * (60 if amount.unit == "hour" else 1)
        try:
            moment = (context.now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(context.zone)
        except (OverflowError, ValueError):
            return None
        return Instant(moment.replace(second=0, microsecond=0))
    moved = add_length(context.today, amount)
    return Day.on(moved) if moved else None


def ago(context: Context, slots: Slots) -> Day | None:
    moved = add_length(context.today, slots.of("length", Length), -1)
    return Day.on(moved) if moved else None


def from_day(_: Context, slots: Slots) -> Day | None:
    day = slots.of("day", Day).due
    moved = add_length(day, slots.of("length", Length)) if day else None
    return Day.on(moved) if moved else None


def before_day(_: Context, slots: Slots) -> Day | None:
    day = slots.of("day", Day).due
    moved = add_length(day, slots.of("length", Length), -1) if day else None
    return Day.on(moved) if moved else None


def month_day(context: Context, slots: Slots) -> Day | None:
    """A day and a month; without a year the coming one."""
    day, month = slots.of("n", int), slots.of("month", int)
    year = _year(slots.get_of("year", int))
    if "year" in slots and year is None:
        return None
    return dated(context, day, month, year)


def dated(context: Context, day: int, month: int, year: int | None) -> Day | None:
    if not 1 <= day <= 31 or not 1 <= month <= 12:
        return None
    if year is not None:
        found = _date(year, month, day)
        return Day.on(found) if found else _impossible()
    for candidate in range(context.today.year, min(context.today.year + 9, 9999)):
        found = _date(candidate, month, day)
        if found and found >= context.today:
            return Day.on(found)
    return _impossible()


def _impossible() -> Day:
    return Day(None, None, None, doubt="invalid_date")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(year: int | None) -> int | None:
    if year is None:
        return None
    if year < 100:
        return 2000 + year
    return year if 1900 <= year <= 2200 else None


def day_number(_: Context, slots: Slots) -> int | None:
    n = slots.of("n", int)
    return n if 1 <= n <= 31 else None


def day_of_month(context: Context, slots: Slots) -> Day | None:
    """ "The 5th": of this month, or of the next that has one; of the month that was named ("of next month")."""
    n, weak = slots.of("n", int), "weak" in slots
    which = slots.get_of("which", str)
    first = context.today.replace(day=1)
    if which in ("next", "this"):
        month = first + relativedelta(months=1 if which == "next" else 0)
        found = _date(month.year, month.month, n)
        return Day.on(found) if found else _impossible()
    for months in range(12):
        month = first + relativedelta(months=months)
        found = _date(month.year, month.month, n)
        if found and found >= context.today:
            return Day.on(found, weak=weak)
    return None


def numeric(context: Context, slots: Slots) -> Day | None:
    """ "25/12", "12/25" or "3/4": where both orders give a date, neither is taken."""
    a, b = slots.of("a", int), slots.of("b", int)
    year = _year(slots.get_of("year", int))
    if "year" in slots and year is None:
        return None
    readings = [
        day
        for day in (dated(context, a, b, year), dated(context, b, a, year))
        if day is not None and day.due is not None
    ]
    dates = list(dict.fromkeys(day.due for day in readings if day.due is not None))
    if not dates:
        return None
    if len(dates) == 1:
        return Day.on(dates[0], weak="weak" in slots)
    choices = tuple(Choice(found.isoformat(), found.isoformat()) for found in dates)
    return Day(None, None, None, weak="weak" in slots, doubt="day_or_month", choices=choices)


def day_first(context: Context, slots: Slots) -> Day | None:
    """ "05.12.2027": with dots the day comes first everywhere."""
    year = _year(slots.get_of("year", int))
    return dated(context, slots.of("a", int), slots.of("b", int), year) if year else None


def iso(_: Context, slots: Slots) -> Day | None:
    year = slots.of("year", int)
    if not 1900 <= year <= 2200:
        return None
    found = _date(year, slots.of("month", int), slots.of("n", int))
    return Day.on(found) if found else _impossible()


def period(context: Context, slots: Slots) -> Day | None:
    """This week is due on its last day, next week on its first."""
    which = slots.of("which", str)
    unit = slots.of("unit", str)
    span = _period(context.today, unit, {"last": -1, "this": 0, "next": 1, "after_next": 2}.get(which, 0))
    if span is None:
        return None
    first, last = span
    due = last if which in ("this", "last") and unit != "weekend" else first
    if unit == "weekend" and which == "this":
        due = max(first, context.today)
    return Day.period(due, first, last)


def _period(today: date, unit: str, ahead: int) -> tuple[date, date] | None:
    if unit == "day":
        first = last = today + timedelta(days=ahead)
    elif unit == "week":
        first = today - timedelta(days=today.weekday()) + timedelta(days=7 * ahead)
        last = first + timedelta(days=6)
    elif unit == "weekend":
        first = today - timedelta(days=today.weekday()) + timedelta(days=7 * ahead + 5)
        last = first + timedelta(days=1)
    elif unit in MONTHS_OF:
        size = MONTHS_OF[unit]
        month = (today.month - 1) // size * size + 1
        first = today.replace(month=month, day=1) + relativedelta(months=size * ahead)
        last = first + relativedelta(months=size) - timedelta(days=1)
    else:
        return None
    return first, last


def edge_of_period(context: Context, slots: Slots) -> Day | None:
    """End of week is Friday (Sunday, said on a weekend); end of month is its last day; mid month is the 15th."""
    unit, edge = slots.of("unit", str), slots.of("edge", str)
    ahead = 1 if slots.get_of("which", str) == "next" else 0
    span = _period(context.today, unit, ahead)
    if span is None:
        return None
    first, last = span
    if unit == "week":
        last = last if context.today.weekday() > 4 and not ahead else first + timedelta(days=4)
    if edge == "end":
        return Day.on(last)
    found = first if edge == "start" else first + (last - first) // 2
    if unit == "month" and edge == "mid":
        found = first.replace(day=15)
    if found < context.today and "which" not in slots:
        again = edge_of_period(context, Slots({**slots, "which": "next"}))
        return again
    return Day.on(found)


def edge_of_month(context: Context, slots: Slots) -> Day | None:
    edge, month = slots.of("edge", str), slots.of("month", int)
    day = dated(
        context,
        1 if edge == "start" else 15 if edge == "mid" else 28,
        month,
        _year(slots.get_of("year", int)),
    )
    if day is None or day.due is None:
        return day
    return Day.on(day.due.replace(day=monthrange(day.due.year, month)[1]) if edge == "end" else day.due)


def month_alone(context: Context, slots: Slots) -> Day | None:
    """ "In March": the coming one, due on its first day; the current month on its last."""
    month, year = slots.of("month", int), _year(slots.get_of("year", int))
    if "year" in slots and year is None:
        return None
    ahead = (month - context.today.month) % 12
    if slots.get_of("which", str) == "next" and ahead == 0:
        ahead = 12
    first = date(year, month, 1) if year else context.today.replace(day=1) + relativedelta(months=ahead)
    last = first + relativedelta(months=1) - timedelta(days=1)
    return Day.period(last if first <= context.today <= last else first, first, last)


def nth_weekday_of_month(context: Context, slots: Slots) -> Day | None:
    """ "First Monday of January", "last Friday of the month"; the coming one."""
    n, weekday = slots.of("n", int), slots.of("weekday", int)
    first = context.today.replace(day=1)
    if "month" in slots:
        year = _year(slots.get_of("year", int))
        month = slots.of("month", int)
        first = date(year, month, 1) if year else first + relativedelta(months=(month - first.month) % 12)
        step = 12
    else:
        first += relativedelta(months=1 if slots.get_of("which", str) == "next" else 0)
        step = 1
    for _ in range(12):
        found = nth_weekday(first, n, weekday)
        if found and (found >= context.today or "year" in slots):
            return Day.on(found)
        if "year" in slots:
            return _impossible()
        first += relativedelta(months=step)
    return None


def nth_weekday(first: date, n: int, weekday: int) -> date | None:
    if n == -1:
        last = first + relativedelta(months=1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
    return found if 1 <= n <= 5 and found.month == first.month else None


def with_prep(_: Context, slots: Slots) -> Day | None:
    """A day with its preposition and maybe a part: "by friday evening"."""
    prep, day = slots.of("prep", str), slots.of("day", Day)
    if "part" in slots:
        day = replace(day, part=part_named(slots.of("part", str)))
    for known in get_args(DayPrep):
        if prep == known:
            return day.with_prep(known)
    return None


def plain_day(_: Context, slots: Slots) -> object:
    return slots["day"]


def day_range(_: Context, slots: Slots) -> Day | None:
    first, last = slots.of("first", Day), slots.of("last", Day)
    if first.due is None or last.due is None:
        return None
    end = last.due
    while end < first.due:
        end += timedelta(days=7)
        if not last.weak:
            return None
    return Day(first.due, first.due, end, end=end, prep="on")


def with_part(_: Context, slots: Slots) -> Day | None:
    return replace(slots.of("day", Day), part=part_named(slots.of("part", str)), weak=False)


def today_part(context: Context, slots: Slots) -> Day:
    return replace(Day.on(context.today), part=part_named(slots.of("part", str)))


def part_named(name: str) -> Part | None:
    return next((part for part in get_args(Part) if part == name), None)


def value(_: Context, slots: Slots) -> object:
    """A rule that only names another's value."""
    return slots["value"]


ACTIONS: dict[str, Action] = {
    action.__name__: action
    for action in (
        relative_day, tonight, lone_weekday, which_weekday, weekday_next_week, weekday_and_week,
        weekday_of_date, length, half_length, quarter_hour, three_quarters, from_now, ago, from_day, before_day, month_day, day_number,
        day_of_month, numeric, day_first, iso, period, edge_of_period, edge_of_month, month_alone,
        nth_weekday_of_month, with_prep, plain_day, day_range, with_part, today_part,
        value,
    )
}  # fmt: skip
