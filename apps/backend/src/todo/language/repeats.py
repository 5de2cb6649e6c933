"""What words for repetition mean, as RFC 5545 rules, and the first day that a rule falls on."""

from dataclasses import replace
from datetime import date, timedelta

from todo.language.days import part_named
from todo.language.grammar import Action, Slots
from todo.language.lengths import add_length
from todo.language.months import nth_weekday
from todo.language.types import Choice
from todo.language.values import WEEKDAY_CODES, Context, Day, DaysOff, Length, Limit, Repeat

FREQUENCY: dict[str, tuple[str, int]] = {
    "hour": ("HOURLY", 1),
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "fortnight": ("WEEKLY", 2),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
}
MAX_INTERVAL = 400
SEARCH_DAYS = 366 * 9


def every_unit(_: Context, slots: Slots) -> Repeat | None:
    unit, count = slots.of("unit", str), slots.get_of("count", int) or 1
    if unit == "weekend":
        return Repeat("WEEKLY", count, ("SA", "SU")) if count <= MAX_INTERVAL else None
    found = _of(unit, count)
    return replace(found, weak="weak" in slots) if found else None


def _of(unit: str, count: int) -> Repeat | None:
    if unit not in FREQUENCY or not 1 <= count <= MAX_INTERVAL:
        return None
    name, interval = FREQUENCY[unit]
    if name == "HOURLY":
        return Repeat("HOURLY", count)
    if name == "DAILY":
        return Repeat("DAILY", count)
    if name == "WEEKLY":
        return Repeat("WEEKLY", count * interval)
    return Repeat("MONTHLY" if name == "MONTHLY" else "YEARLY", count * interval)


def every_length(_: Context, slots: Slots) -> Repeat | None:
    amount = slots.of("length", Length)
    return _of(amount.unit, amount.count)


def every_workday(_: Context, slots: Slots) -> Repeat:
    return Repeat("WEEKLY", by_day=WEEKDAY_CODES[:5], part=part_named(slots.get_of("part", str) or ""))


def every_weekdays(_: Context, slots: Slots) -> Repeat:
    codes = tuple(WEEKDAY_CODES[day] for day in sorted(slots.of("weekdays", tuple)))
    return Repeat(
        "WEEKLY", slots.get_of("count", int) or 1, codes, part=part_named(slots.get_of("part", str) or "")
    )


def days_off(_: Context, slots: Slots) -> DaysOff:
    return DaysOff(slots.of("weekdays", tuple))


def without(rule: Repeat, off: DaysOff) -> Repeat | None:
    """ "Every day except sunday"; None if the rule names no weekdays that could be left out."""
    daily = rule.freq == "DAILY" and rule.interval == 1
    if not daily and not (rule.freq == "WEEKLY" and rule.by_day):
        return None
    named = rule.by_day or WEEKDAY_CODES
    left = tuple(code for code in named if WEEKDAY_CODES.index(code) not in off.weekdays)
    return replace(rule, freq="WEEKLY", by_day=left) if 0 < len(left) < len(named) else None


def every_second_weekday(_: Context, slots: Slots) -> Repeat | None:
    """ "Every second Tuesday": each month's second, or every other one? Told, not guessed in silence."""
    n, weekday = slots.of("n", int), slots.of("weekday", int)
    monthly = every_nth_weekday(_, slots)
    if monthly is None or n != 2:
        return monthly
    other = Repeat("WEEKLY", 2, (WEEKDAY_CODES[weekday],))
    choices = tuple(Choice(rule_text(rule), rule_text(rule)) for rule in (monthly, other))
    return replace(monthly, doubt="repeat", choices=choices)


def every_nth_weekday(_: Context, slots: Slots) -> Repeat | None:
    n = slots.of("n", int)
    if n not in (-1, 1, 2, 3, 4, 5):
        return None
    interval = slots.get_of("count", int) or 1
    return Repeat("MONTHLY", interval, (f"{n}{WEEKDAY_CODES[slots.of('weekday', int)]}",))


def every_month_day(_: Context, slots: Slots) -> Repeat | None:
    n = slots.of("n", int)
    amount = slots.get_of("length", Length)
    interval = (
        _of(amount.unit, amount.count) if amount else Repeat("MONTHLY", slots.get_of("count", int) or 1)
    )
    if interval is None or interval.freq != "MONTHLY" or not (n == -1 or 1 <= n <= 31):
        return None
    return replace(interval, by_month_day=(n,))


def every_month_days(_: Context, slots: Slots) -> Repeat:
    return Repeat("MONTHLY", by_month_day=slots.of("days", tuple))


def month_days_named(_: Context, slots: Slots) -> tuple[int, ...] | None:
    """ "The 1st and 15th", the last one at the end."""
    days = {slots.of(name, int) for name in "abcd" if name in slots}
    is_possible = all(day == -1 or 1 <= day <= 31 for day in days)
    return tuple(sorted(days, key=lambda day: (day < 0, day))) if is_possible and len(days) > 1 else None


def every_year_day(_: Context, slots: Slots) -> Repeat | None:
    day = slots.of("day", Day).due
    return Repeat("YEARLY", by_month=day.month, by_month_day=(day.day,)) if day else None


def every_part(_: Context, slots: Slots) -> Repeat | None:
    return Repeat("DAILY", slots.get_of("count", int) or 1, part=part_named(slots.of("part", str)))


def weekdays_range(_: Context, slots: Slots) -> tuple[int, ...] | None:
    first, last = slots.of("first", int), slots.of("last", int)
    return tuple((first + k) % 7 for k in range((last - first) % 7 + 1))


def workweek(_: Context, slots: Slots) -> Repeat | None:
    """ "Mon-Fri" alone is a habit; other ranges are one stretch of days."""
    return every_workday(_, slots) if (slots.of("first", int), slots.of("last", int)) == (0, 4) else None


def one_weekday(_: Context, slots: Slots) -> tuple[int, ...]:
    return (slots.of("weekday", int),)


def more_weekdays(_: Context, slots: Slots) -> tuple[int, ...] | None:
    weekdays = {slots.of(name, int) for name in "abcdefg" if name in slots}
    return tuple(sorted(weekdays))


def number_of_times(_: Context, slots: Slots) -> Limit | None:
    times = slots.of("count", int)
    return Limit(times=times) if 1 <= times <= 1000 else None


def for_length(_: Context, slots: Slots) -> Limit | None:
    """ "For two weeks"; "for 30 minutes" is how long each time takes."""
    amount = slots.of("length", Length)
    if amount.unit in ("minute", "hour"):
        return None
    return Limit(count=amount.count, unit=amount.unit)


def rule_text(rule: Repeat) -> str:
    parts = [f"FREQ={rule.freq}"]
    if rule.interval > 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.by_day:
        parts.append(f"BYDAY={','.join(rule.by_day)}")
    if rule.by_month:
        parts.append(f"BYMONTH={rule.by_month}")
    if rule.by_month_day:
        parts.append(f"BYMONTHDAY={','.join(map(str, rule.by_month_day))}")
    return ";".join(parts)


def ended(rule: str, last: date) -> str:
    """The RRULE, with `last` as its last day whatever ended it before."""
    parts = [part for part in rule.split(";") if not part.startswith(("UNTIL=", "COUNT="))]
    return ";".join([*parts, f"UNTIL={last:%Y%m%d}T235959"])


def may_begin_on(rule: str, day: date) -> bool:
    """Whether the RRULE, as `rule_text` writes it, falls on that day when it begins there."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    days = [int(n) for n in parts["BYMONTHDAY"].split(",")] if "BYMONTHDAY" in parts else []
    named = Repeat(
        "DAILY",
        by_day=tuple(parts["BYDAY"].split(",")) if "BYDAY" in parts else (),
        by_month_day=tuple(days),
        by_month=int(parts["BYMONTH"]) if "BYMONTH" in parts else None,
    )
    return _falls_on(named, day)


def limited(rule: Repeat, first: date, until: date | None, limit: Limit | None) -> str:
    text = rule_text(rule)
    if limit and limit.times:
        return f"{text};COUNT={limit.times}"
    if limit and limit.count and limit.unit:
        unit = FREQUENCY.get(limit.unit)
        if unit == (rule.freq, 1) and rule.interval == 1:
            return f"{text};COUNT={limit.count * max(1, len(rule.by_day))}"
        end = add_length(first, Length(limit.count, limit.unit))
        until = end - timedelta(days=1) if end else None
    return f"{text};UNTIL={until:%Y%m%d}T235959" if until else text


def first_day(rule: Repeat, start: date) -> date:
    """The first day on or after `start` that the rule allows."""
    for ahead in range(SEARCH_DAYS):
        try:
            day = start + timedelta(days=ahead)
        except OverflowError:
            break
        if _falls_on(rule, day):
            return day
    return start


def _falls_on(rule: Repeat, day: date) -> bool:
    if rule.by_month and day.month != rule.by_month:
        return False
    if rule.by_month_day and not any(_is_day_of_month(n, day) for n in rule.by_month_day):
        return False
    return not rule.by_day or any(_is_weekday(code, day) for code in rule.by_day)


def _is_day_of_month(n: int, day: date) -> bool:
    return day.day == n or (n == -1 and (day + timedelta(days=1)).day == 1)


def _is_weekday(code: str, day: date) -> bool:
    weekday = WEEKDAY_CODES.index(code[-2:])
    if day.weekday() != weekday:
        return False
    return len(code) == 2 or nth_weekday(day.replace(day=1), int(code[:-2]), weekday) == day


ACTIONS: dict[str, Action] = {
    action.__name__: action
    for action in (
        every_unit, every_length, every_workday, every_weekdays, days_off, every_second_weekday, every_nth_weekday,
        every_month_day, every_month_days, month_days_named,
        every_year_day, every_part, weekdays_range, workweek, one_weekday,
        more_weekdays, number_of_times, for_length,
    )
}  # fmt: skip
