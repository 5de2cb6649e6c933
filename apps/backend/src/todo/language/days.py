"""What words for days mean. The conventions (what "next friday" is) stand in docs/decisions."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import get_args

from todo.language.grammar import Action, Slots
from todo.language.lengths import add_length
from todo.language.values import Context, Day, DayPrep, Instant, Length, Part


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
    return Day.on(_coming(context.today, slots.of("weekday", int)), weak=True, is_weekday=True)


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


def coming(context: Context, slots: Slots) -> Day | None:
    """ "In the next 3 days": from today on, due at their end."""
    end = add_length(context.today, slots.of("length", Length))
    return Day.period(end, context.today, end) if end else None


def within(context: Context, slots: Slots) -> Day | Instant | None:
    """ "Within 3 days"; of hours it is the moment at their end."""
    is_hours = slots.of("length", Length).unit in ("minute", "hour")
    return from_now(context, slots) if is_hours else coming(context, slots)


def gone(context: Context, slots: Slots) -> Day | None:
    """ "The last 7 days"."""
    start = add_length(context.today, slots.of("length", Length), -1)
    return Day.period(start, start, context.today) if start else None


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


def with_prep(_: Context, slots: Slots) -> Day | None:
    """A day with its preposition and maybe a part: "by friday evening"."""
    prep, day = slots.of("prep", str), slots.of("day", Day)
    if "part" in slots:
        day = replace(day, part=part_named(slots.of("part", str)))
    if prep == "for":  # "for monday" is a day, "for monday meeting" may be a name
        return replace(day, prep="on")
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
        weekday_of_date, from_now, coming, within, gone, ago, from_day, before_day, with_prep, plain_day, day_range,
        with_part, today_part, value,
    )
}  # fmt: skip
