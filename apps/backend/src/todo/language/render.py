"""Writes dates, times and repetition in a language; what is written is understood again."""

from datetime import date, time

from todo.language.profiles import LANGUAGES
from todo.language.types import LanguageCode
from todo.language.values import WEEKDAY_CODES
from todo.language.vocabulary import Names


def render_date(day: date, *, language: LanguageCode = "en") -> str:
    """ "Fri 4 Dec 2026": never relative, so that it stays true."""
    names = LANGUAGES[language].names
    return names.date.format(
        weekday=names.short_weekdays[day.weekday()],
        day=day.day,
        month=names.short_months[day.month - 1],
        year=f"{day.year:04}",
    )


def render_time(at: time, *, language: LanguageCode = "en") -> str:
    hours = LANGUAGES[language].names.hours
    template = hours[max(hour for hour in hours if hour <= at.hour)]
    return template.format(h12=at.hour % 12 or 12, h24=f"{at.hour:02}", m=f"{at.minute:02}")


def render_when(
    day: date, at: time | None = None, *, language: LanguageCode = "en", today: date | None = None
) -> str:
    """The absolute date; with `today` a near one is also called by its name ("tomorrow, Tue 24 Nov 2026")."""
    names = LANGUAGES[language].names
    shown = render_date(day, language=language)
    if at is not None:
        shown = names.when.format(date=shown, time=render_time(at, language=language))
    near = names.near.get((day - today).days) if today else None
    return near.format(when=shown) if near else shown


def render_recurrence(rule: str, *, language: LanguageCode = "en") -> str:
    """An RRULE in words; parts that have no words are shown as they are."""
    names = LANGUAGES[language].names
    parts = dict(part.split("=", 1) for part in rule.removeprefix("RRULE:").split(";") if "=" in part)
    shown = _rule(parts, names)
    if shown is None:
        return rule
    if parts.get("COUNT", "").isdigit():
        return names.times.format(rule=shown, n=parts["COUNT"])
    until = _until(parts.get("UNTIL", ""))
    return names.until.format(rule=shown, date=render_date(until, language=language)) if until else shown


def _rule(parts: dict[str, str], names: Names) -> str | None:
    frequency, interval = parts.get("FREQ", ""), parts.get("INTERVAL", "1")
    if frequency not in names.units or not interval.isdigit():
        return None
    once, several = names.units[frequency]
    unit = once if interval == "1" else several.format(n=interval)
    known = {"FREQ", "INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY", "COUNT", "UNTIL", "WKST"}
    if set(parts) - known:
        return None
    if "BYDAY" in parts:
        return _on_weekdays(parts, unit, names)
    if "BYMONTHDAY" in parts:
        return _on_month_day(parts, unit, names)
    return unit


def _on_weekdays(parts: dict[str, str], unit: str, names: Names) -> str | None:
    codes = parts["BYDAY"].split(",")
    if any(code[-2:] not in WEEKDAY_CODES for code in codes):
        return None
    weekdays = [names.weekdays[WEEKDAY_CODES.index(code[-2:])] for code in codes]
    if parts["FREQ"] == "MONTHLY" and len(codes) == 1:
        place = codes[0][:-2].lstrip("+")
        ordinal = names.ordinals.get(int(place)) if place.lstrip("-").isdigit() else None
        template = names.monthly["weekday"]
        return template.format(unit=unit, ordinal=ordinal, weekday=weekdays[0]) if ordinal else None
    if parts["FREQ"] != "WEEKLY" or any(len(code) != 2 for code in codes):
        return None
    if codes == list(WEEKDAY_CODES[:5]) and unit == names.units["WEEKLY"][0]:
        return names.workdays
    return names.on_weekdays.format(unit=unit, weekdays=_listed(weekdays, names))


def _on_month_day(parts: dict[str, str], unit: str, names: Names) -> str | None:
    day = parts["BYMONTHDAY"]
    month = parts.get("BYMONTH", "")
    if parts["FREQ"] == "YEARLY" and month.isdigit() and 1 <= int(month) <= 12 and day.isdigit():
        return names.monthly["year"].format(unit=unit, day=day, month=names.months[int(month) - 1])
    if parts["FREQ"] != "MONTHLY":
        return None
    if day == "-1":
        return names.monthly["last_day"].format(unit=unit)
    days = day.split(",")
    if not all(one.isdigit() for one in days):
        return None
    nth = _listed([names.nth.get(int(one), names.nth[0]).format(n=one) for one in days], names)
    return names.monthly["day"].format(unit=unit, nth=nth)


def _listed(things: list[str], names: Names) -> str:
    between, last = names.listed
    return things[0] if len(things) == 1 else f"{between.join(things[:-1])}{last}{things[-1]}"


def _until(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:8]) if len(text) >= 8 else None
    except ValueError:
        return None
