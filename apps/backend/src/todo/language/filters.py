"""Which tasks a list, a count, a search or a set means."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import get_args

from todo.language.grammar import Parser
from todo.language.types import DateRange, Filter, Priority, Status
from todo.language.units import Tags, tag_names, unit_at
from todo.language.values import PART_HOURS, Clock, Context, Day, Importance, Instant


@dataclass
class FilterReading:
    filter: Filter
    leftover: list[int]
    """Tokens that nothing explains."""
    saw_noun: bool = False
    saw_plural: bool = False
    saw_all: bool = False
    saw_mine: bool = False
    saw_condition: bool = False


def read_filter(parser: Parser, start: int, end: int) -> FilterReading:
    reading = FilterReading(Filter(), [])
    at = start
    while at < end:
        at = _step(parser, at, end, reading)
    words = _words(parser, reading.leftover)
    if words and reading.filter.words is None:
        reading.filter = replace(reading.filter, words=words)
    reading.filter = _by_completion(reading.filter, parser.context)
    return reading


def _step(parser: Parser, at: int, end: int, reading: FilterReading) -> int:
    about = parser.category("about", at, end)
    if about and about.end < end:
        reading.filter = replace(reading.filter, words=text_between(parser, about.end, end) or None)
        reading.saw_condition = True
        return end
    condition = _condition_at(parser, at, end, reading)
    if condition is not None:
        reading.saw_condition = True
        return condition
    for name in ("list_noun", "task_noun", "all_word", "mine", "filler"):
        found = parser.category(name, at, end)
        if found:
            reading.saw_noun |= name in ("task_noun", "list_noun")
            reading.saw_plural |= name == "task_noun" and found.value == "many"
            reading.saw_all |= name == "all_word"
            reading.saw_mine |= name == "mine"
            return found.end
    if parser.tokens[at].kind != "punct":
        reading.leftover.append(at)
    return at + 1


def _condition_at(parser: Parser, at: int, end: int, reading: FilterReading) -> int | None:
    """The index after a condition that begins here; the condition is added to the reading."""
    status = parser.category("status", at, end)
    unit = unit_at(parser, at, end)
    tag_after = parser.category("tag_noun", at + 1, end) if at + 1 < end else None
    if status and (unit is None or status.end >= unit.end):
        return _with_status(reading, str(status.value), status.end)
    if unit and isinstance(unit.value, Tags):
        reading.filter = replace(reading.filter, tags=(*reading.filter.tags, *unit.value.names))
        return unit.end
    if (
        tag_after
        and not any(parser.category(name, at, end) for name in ("filler", "task_noun", "all_word"))
        and parser.tokens[at].kind in ("word", "quote")
    ):
        names, _ = tag_names(parser, at, at + 1)
        reading.filter = replace(reading.filter, tags=(*reading.filter.tags, *names))
        return tag_after.end
    if unit and isinstance(unit.value, Importance):
        reading.filter = replace(reading.filter, priority=unit.value.priority)
        return unit.end
    if unit and isinstance(unit.value, Day) and unit.value.first:
        due = _joined(reading.filter.due, day_range_of(unit.value))
        reading.filter = replace(reading.filter, due=due)
        if unit.value.part:
            reading.filter = replace(reading.filter, part_of_day=PART_HOURS[unit.value.part])
        return unit.end
    if unit and isinstance(unit.value, Instant):
        day = unit.value.moment.date()
        reading.filter = replace(reading.filter, due=DateRange(parser.context.today, day))
        return unit.end
    part = parser.category("day_part", at, end)
    named = unit.value.part if unit and isinstance(unit.value, Clock) else None
    for known, hours in PART_HOURS.items():
        if (part and part.value == known) or (named and named == known):
            reading.filter = replace(reading.filter, part_of_day=hours)
            return part.end if part else unit.end if unit else at + 1
    priority = parser.category("priority_word", at, end)
    if priority and parser.category("task_noun", priority.end, end):
        return _with_priority(reading, str(priority.value), priority.end)
    return None


def _with_status(reading: FilterReading, name: str, end: int) -> int:
    if name == "overdue":
        reading.filter = replace(reading.filter, overdue=True)
    elif name == "undated":
        reading.filter = replace(reading.filter, undated=True)
    elif name == "recurring":
        reading.filter = replace(reading.filter, recurring=True)
    for known in get_args(Status):
        if name == known:
            reading.filter = replace(reading.filter, status=known)
    return end


def _with_priority(reading: FilterReading, name: str, end: int) -> int:
    priority = next((known for known in get_args(Priority) if known == name), None)
    reading.filter = replace(reading.filter, priority=priority)
    return end


def day_range_of(day: Day) -> DateRange:
    first, last = day.first, day.last
    try:
        if day.prep in ("by", "until"):
            return DateRange(None, last)
        if day.prep == "before":
            return DateRange(None, first - timedelta(days=1) if first else None)
        if day.prep == "after":
            return DateRange(last + timedelta(days=1) if last else None, None)
    except OverflowError:
        return DateRange(first, last)
    return DateRange(first, None) if day.prep == "from" else DateRange(first, last)


def _joined(known: DateRange | None, new: DateRange) -> DateRange:
    if known is None:
        return new
    return DateRange(known.start or new.start, new.end or known.end)


def _by_completion(found: Filter, context: Context) -> Filter:
    """Days named with completed tasks are the days of completion; they lie in the past."""
    if found.status != "completed" or found.due is None:
        return found
    start, end = found.due.start, found.due.end
    if start and start > context.today and end:
        start, end = _mirrored(end, context.today), _mirrored(start, context.today)
    return replace(found, due=None, completed_on=DateRange(start, end))


def _mirrored(day: date, today: date) -> date:
    try:
        return today - (day - today)
    except OverflowError:
        return day


def text_between(parser: Parser, start: int, end: int) -> str:
    """The text of these tokens without punctuation around it; a quotation alone without its marks."""
    tokens = parser.tokens
    while start < end and (
        (tokens[start].kind == "punct" and tokens[start].norm not in "#@")
        or parser.category("determiner", start, end - 1)
    ):
        start += 1
    while end > start and (
        tokens[end - 1].kind == "punct" or (end - 1 > start and parser.category("text_tail", end - 1, end))
    ):
        end -= 1
    if start >= end:
        return ""
    if end - start == 1:
        return parser.text[slice(*tokens[start].inner)].strip()
    return parser.text[tokens[start].start : tokens[end - 1].end]


def _words(parser: Parser, indexes: list[int]) -> str | None:
    if not indexes:
        return None
    return " ".join(parser.text[slice(*parser.tokens[index].inner)] for index in indexes).strip() or None
