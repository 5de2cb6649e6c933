"""RFC 5545 recurrence over dates.

A task recurs on local dates; its time of day is the wall clock's. So neither daylight saving nor a move to another
zone shifts a rule, and no rule is ever expanded in UTC.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, YEARLY, rrule, weekday

_FREQUENCIES: dict[str, Any] = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}
_WEEKDAYS = {"MO": MO, "TU": TU, "WE": WE, "TH": TH, "FR": FR, "SA": SA, "SU": SU}
_LISTS = {
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYSETPOS": (-366, 366),
}
_MOST_COUNT = 10_000
_MOST_INTERVAL = 1_000
# A rule without an occurrence in so long has none: "30 February" must not search until the year 9999.
_HORIZON = timedelta(days=366 * 41)


class InvalidRecurrence(ValueError):
    """The text is no rule that this service can follow; the message says why."""


@dataclass(frozen=True)
class Recurrence:
    """A rule in RFC 5545 text, as `FREQ=WEEKLY;BYDAY=MO,WE`; `UNTIL` is local wall time."""

    parts: tuple[tuple[str, str], ...]

    @classmethod
    def parse(cls, text: str) -> "Recurrence":
        """Raises InvalidRecurrence."""
        pairs = [
            part.partition("=") for part in text.strip().upper().removeprefix("RRULE:").strip(";").split(";")
        ]
        parts = tuple((name.strip(), value.strip()) for name, _, value in pairs)
        rule = cls(parts)
        if len(dict(parts)) != len(parts):
            raise InvalidRecurrence("has a part twice")
        if rule._part("FREQ") not in _FREQUENCIES:
            raise InvalidRecurrence("needs FREQ=DAILY, WEEKLY, MONTHLY or YEARLY")
        if rule._part("COUNT") and rule._part("UNTIL"):
            raise InvalidRecurrence("has COUNT and UNTIL; give one of them")
        for name, value in parts:
            _check(name, value)
        try:
            rule._expand(date(2024, 1, 1))
        except (ValueError, TypeError) as error:
            raise InvalidRecurrence("cannot be followed") from error
        return rule

    def __str__(self) -> str:
        return ";".join(f"{name}={value}" for name, value in self.parts)

    def first(self, *, on_or_after: date) -> date | None:
        """The first occurrence of a rule that starts on this day."""
        return self._occurrence(start=on_or_after, on_or_after=on_or_after)

    def following(self, due: date, *, not_before: date) -> "tuple[date, Recurrence] | None":
        """The occurrence after `due` that is not in the past, and the rule that is left then; None when it is over."""
        earliest = max(due + timedelta(days=1), not_before)
        found = self._occurrence(start=due, on_or_after=earliest)
        return None if found is None else (found, self._left(start=due, until=found))

    def _occurrence(self, *, start: date, on_or_after: date) -> date | None:
        found = self._expand(start, horizon=on_or_after + _HORIZON).after(_midnight(on_or_after), inc=True)
        return found.date() if found else None

    def _left(self, *, start: date, until: date) -> "Recurrence":
        count = self._part("COUNT")
        if not count:
            return self
        passed = sum(1 for at in self._expand(start) if at.date() < until)
        return Recurrence(tuple((n, str(int(count) - passed) if n == "COUNT" else v) for n, v in self.parts))

    def _part(self, name: str) -> str | None:
        return dict(self.parts).get(name)

    def _expand(self, start: date, *, horizon: date | None = None) -> rrule:
        last = horizon or start + _HORIZON
        until = _until(self._part("UNTIL") or "")
        numbers: dict[str, Any] = {
            name.lower(): [int(number) for number in value.split(",")]
            for name, value in self.parts
            if name in _LISTS
        }
        days = self._part("BYDAY")
        count = self._part("COUNT")
        # COUNT is applied by hand, so that the horizon may bound every rule.
        bounded = rrule(
            _FREQUENCIES[self._part("FREQ") or ""],
            dtstart=_midnight(start),
            interval=int(self._part("INTERVAL") or 1),
            until=_midnight(min(until or last, last)),
            wkst=_WEEKDAYS[self._part("WKST") or "MO"],
            byweekday=[_weekday(day) for day in days.split(",")] if days else None,
            **numbers,
        )
        return bounded if count is None else bounded.replace(until=None, count=int(count))


def _check(name: str, value: str) -> None:
    if name == "FREQ":
        return
    if name in {"INTERVAL", "COUNT"}:
        most = _MOST_INTERVAL if name == "INTERVAL" else _MOST_COUNT
        if not re.fullmatch(r"\d{1,6}", value) or not 1 <= int(value) <= most:
            raise InvalidRecurrence(f"has {name} outside 1 to {most}")
    elif name == "UNTIL":
        if _until(value) is None:
            raise InvalidRecurrence("has an UNTIL that is no date; write it as 20261231")
    elif name == "WKST":
        if value not in _WEEKDAYS:
            raise InvalidRecurrence("has a WKST that is no weekday")
    elif name == "BYDAY":
        if not all(re.fullmatch(r"([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)", day) for day in value.split(",")):
            raise InvalidRecurrence("has a BYDAY that is no weekday, as MO or 2TU")
    elif name in _LISTS:
        low, high = _LISTS[name]
        numbers = value.split(",")
        if not all(re.fullmatch(r"[+-]?\d{1,3}", n) and low <= int(n) <= high and int(n) for n in numbers):
            raise InvalidRecurrence(f"has {name} outside {low} to {high}")
    else:
        raise InvalidRecurrence(
            f"has the part {name[:20] or 'without a name'}, which a task's rule cannot have"
        )


def _until(text: str) -> date | None:
    if not re.fullmatch(r"\d{8}(T\d{6}Z?)?", text):
        return None
    try:
        return datetime.strptime(text[:8], "%Y%m%d").date()  # noqa: DTZ007 - a wall-clock date
    except ValueError:
        return None


def _weekday(text: str) -> weekday:
    day = _WEEKDAYS[text[-2:]]
    return day(int(text[:-2])) if text[:-2] else day


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)
