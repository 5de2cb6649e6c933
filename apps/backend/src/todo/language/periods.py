"""What this and next week, month and year mean, and where they begin and end."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from todo.language.grammar import Action, Slots
from todo.language.lengths import MONTHS_OF
from todo.language.values import Context, Day


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


def rest_of_period(context: Context, slots: Slots) -> Day | None:
    """ "The rest of the week": from today to its end."""
    span = _period(context.today, slots.of("unit", str), 0)
    return Day.period(span[1], context.today, span[1]) if span else None


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
    if span is None or unit == "day":  # the end of a day is a time
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


ACTIONS: dict[str, Action] = {
    action.__name__: action
    for action in (
        period, rest_of_period, edge_of_period,
    )
}  # fmt: skip
