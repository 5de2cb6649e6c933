"""What dates by day and month mean; without a year the coming one."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

from dateutil.relativedelta import relativedelta

from todo.language.grammar import Action, Slots
from todo.language.types import Choice
from todo.language.values import Context, Day, DayPrep


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


def month_days(context: Context, slots: Slots) -> Day | None:
    """ "Dec 20-27"."""
    first, last = month_day(context, slots), month_day(context, Slots({**slots, "n": slots.of("last", int)}))
    if first is None or last is None or first.due is None or last.due is None:
        return None
    if last.due < first.due and "year" not in slots:
        return None
    return Day(first.due, first.due, last.due, end=last.due, prep="on")


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
    prep = next((known for known in get_args(DayPrep) if known == slots.get_of("prep", str)), None)
    first = context.today.replace(day=1)
    if which in ("next", "this"):
        month = first + relativedelta(months=1 if which == "next" else 0)
        found = _date(month.year, month.month, n)
        return Day.on(found) if found else _impossible()
    for months in range(12):
        month = first + relativedelta(months=months)
        found = _date(month.year, month.month, n)
        if found and found >= context.today:
            return replace(Day.on(found, weak=weak), prep=prep)
    return None


def weekday_and_number(context: Context, slots: Slots) -> Day | None:
    """ "Sunday the 29th", if the coming 29th is a Sunday."""
    day = day_of_month(context, Slots(n=slots.of("n", int)))
    return (
        day
        if day is None or day.due is None or day.due.weekday() == slots.of("weekday", int)
        else _impossible()
    )


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
    """ "05.12.2027", "25.12.", "by 25.12": with dots the day comes first everywhere."""
    if slots.get_of("prep", str) in ("from", "after", "for"):
        return None  # "from 9.10" may as well be a time
    year = _year(slots.get_of("year", int))
    if "year" in slots and year is None:
        return None
    day = dated(context, slots.of("a", int), slots.of("b", int), year)
    prep = next((known for known in get_args(DayPrep) if known == slots.get_of("prep", str)), None)
    return day.with_prep(prep) if day and prep else day


def iso(_: Context, slots: Slots) -> Day | None:
    year = slots.of("year", int)
    if not 1900 <= year <= 2200:
        return None
    found = _date(year, slots.of("month", int), slots.of("n", int))
    return Day.on(found) if found else _impossible()


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
    found = Day.period(last if first <= context.today <= last else first, first, last)
    if slots.get_of("prep", str) == "for":  # "tasks for May" names days, "flights for May" what they are for
        return replace(found, doubt="date_or_title")
    prep = next((known for known in get_args(DayPrep) if known == slots.get_of("prep", str)), None)
    return found.with_prep(prep) if prep else found


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


ACTIONS: dict[str, Action] = {
    action.__name__: action
    for action in (
        month_day, month_days, day_number, day_of_month, numeric, day_first, iso, edge_of_month, month_alone,
        nth_weekday_of_month, weekday_and_number,
    )
}  # fmt: skip
