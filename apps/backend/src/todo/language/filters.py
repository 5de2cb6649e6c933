"""Which tasks a list, a count, a search or a set means."""

from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import get_args

from dateutil.relativedelta import relativedelta

from todo.language.clocks import is_conventionally_pm
from todo.language.grammar import Parser, Reading, kept
from todo.language.types import DateRange, Filter, Order, Priority, Status
from todo.language.units import Tags, Unit, may_begin_unit, tag_names, unit_at
from todo.language.values import PART_HOURS, Clock, Context, Day, Importance, Instant, Repeat


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
    saw_about: bool = False


@kept
def read_filter(parser: Parser, start: int, end: int) -> FilterReading:
    reading = FilterReading(Filter(), [])
    at = start
    while at < end:
        at = _step(parser, at, end, reading)
    return _completed(parser, reading)


@kept
def read_known_filter(parser: Parser, start: int, end: int) -> FilterReading | None:
    """The filter if every word is one of a filter: most stretches of a text hold one that is not, and soon."""
    reading = FilterReading(Filter(), [])
    at = start
    while at < end:
        at = _step(parser, at, end, reading)
        if reading.leftover:
            return None
    return _completed(parser, reading)


def _completed(parser: Parser, reading: FilterReading) -> FilterReading:
    words = _words(parser, reading.leftover)
    if words and reading.filter.words is None:
        reading.filter = replace(reading.filter, words=words)
    reading.filter = by_completion(reading.filter, parser.context)
    return reading


_NOUNS = ("list_noun", "task_noun", "all_word", "mine", "filler")
_EXPLAINED = frozenset({"about", "empty_phrase", "tag_place", *_NOUNS})
_NO_TAGS = (
    "list_noun",
    "task_noun",
    "all_word",
    "filler",
    "status",
    "day_part",
    "priority_word",
    "sort",
    "list_place",
)
DAY_END = time(23, 59)


def _step(parser: Parser, at: int, end: int, reading: FilterReading) -> int:
    after = _explained(parser, at, end, reading) if _may_be_explained(parser, at) else at
    if after == at:
        if parser.tokens[at].kind != "punct":
            reading.leftover.append(at)
        return at + 1
    return after


def _may_be_explained(parser: Parser, at: int) -> bool:
    return (
        parser.has_category(_EXPLAINED, at)
        or parser.tokens[at].value is not None
        or _may_begin_condition(parser, at, at)
    )


def _explained(parser: Parser, at: int, end: int, reading: FilterReading) -> int:
    """The index after the words of a filter that begin here; this one if there are none."""
    about = parser.category("about", at, end)
    if about and about.end < end and not _is_day(parser, about.end, end):
        reading.filter = replace(reading.filter, words=text_between(parser, about.end, end) or None)
        reading.saw_condition = reading.saw_about = True
        return end
    empty = about or parser.category("empty_phrase", at, end)  # "what about friday?"
    if empty and (empty.end < end or not about):
        return empty.end
    condition = _place_at(parser, at, end, reading) or _condition_at(parser, at, end, reading)
    if condition is not None:
        reading.saw_condition = True
        return condition
    is_count = reading.saw_all and parser.tokens[at].value is not None
    if is_count and parser.category("task_noun", at + 1, end):
        return at + 1  # "all 5 tasks"
    for name in _NOUNS:
        found = parser.category(name, at, end)
        if found:
            reading.saw_noun |= name in ("task_noun", "list_noun")
            reading.saw_plural |= name == "task_noun" and found.value == "many"
            reading.saw_all |= name == "all_word"
            reading.saw_mine |= name == "mine"
            return found.end
    return at


def _is_day(parser: Parser, start: int, end: int) -> bool:
    while end > start and parser.tokens[end - 1].kind == "punct":
        end -= 1
    unit = unit_at(parser, start, end)
    return unit is not None and unit.end == end and isinstance(unit.value, Day)


Narrowed = tuple[int, Filter]
"""The index after a condition, and the filter with it."""


_BEGINNINGS = frozenset({"status", "soon", "sort", "day_part", "priority_word", "was_added", "rank"})
_TAG_NOUNS = frozenset({"tag_noun"})
_RANKS = frozenset({"rank"})
_TOP = frozenset({"top"})
_SUPERLATIVES = frozenset({"most_of_all"})
_NUMBERS = frozenset({"num"})
_OWNERS = ("owner", "month_owner")


@kept
def _may_begin_condition(parser: Parser, at: int, _: int) -> bool:
    """Most words begin none, and each is asked about for many stretches of the text."""
    return (
        parser.has_category(_BEGINNINGS, at)
        or bool(parser.read("older_than", at))
        or parser.has_category(_TAG_NOUNS, at + 1)
        or (may_be_number(parser, at) and parser.has_category(_RANKS, at + 1))
        or may_begin_unit(parser, at, at)
        or any(parser.grammar.is_rule(name) and bool(parser.read(name, at)) for name in _OWNERS)
    )


def _condition_at(parser: Parser, at: int, end: int, reading: FilterReading) -> int | None:
    """The index after a condition that begins here; the condition is added to the reading."""
    if not _may_begin_condition(parser, at, at):
        return None
    for read in (
        _by_rank,
        _by_addition,
        _by_status,
        _by_order,
        _by_hours,
        _by_unit,
        _by_owner,
        _by_tag,
        _by_part_of_day,
        _by_priority,
    ):
        found = read(parser, at, end, reading.filter)
        if found is not None:
            reading.filter = found[1]
            return found[0]
    return None


def _by_status(parser: Parser, at: int, end: int, wanted: Filter) -> Narrowed | None:
    near = parser.category("soon", at, end)
    if near:
        tomorrow = parser.context.today + timedelta(days=1)
        due = wanted.due or DateRange(tomorrow, None)
        return near.end, replace(wanted, status=wanted.status or "pending", due=due, order="due_date")
    found = parser.category("status", at, end)
    unit = unit_at(parser, at, end) if found else None
    if found is None or (unit is not None and unit.end > found.end):
        return None
    status = next((known for known in get_args(Status) if known == found.value), wanted.status)
    return found.end, replace(
        wanted,
        status=status,
        overdue=wanted.overdue or found.value == "overdue",
        undated=wanted.undated or found.value == "undated",
        untagged=wanted.untagged or found.value == "untagged",
        recurring=wanted.recurring or found.value == "recurring",
    )


def _by_rank(parser: Parser, at: int, end: int, wanted: Filter) -> Narrowed | None:
    """ "The 3 oldest tasks", "my next 5 tasks", "the oldest task"."""
    most, after = _count_at(parser, at, end)
    rank = parser.category("rank", after, end)
    if rank is None:
        return None
    after = rank.end
    if most is None:
        most, after = _count_at(parser, after, end)
    second = parser.category("rank", after, end)  # "top 5 most important tasks"
    rank, after = (second, second.end) if second else (rank, after)
    is_told = rank.value in ("oldest", "created", "priority")  # "the first one" is a place in a list
    noun = parser.category("task_noun", after, end) or (_one(parser, after, end) if is_told else None)
    if noun is None and most == 1 and is_told:
        most, noun = None, _one(parser, after - 1, after)  # "the oldest one"
    if noun is None and most and parser.has_category(_TOP, after - 2):
        said = parser.category("priority_noun", after, end)  # "top 3 priorities"
        noun, after = (rank, said.end if said else after) if said or after >= end else (None, after)
    is_first = noun is not None and noun.value == "one" and parser.has_category(_SUPERLATIVES, at)
    if noun is None or (most is None and rank.value == "priority" and not is_first):
        return None  # "important tasks" are those of high priority
    coming = rank.value in ("due_date", "upcoming")
    order = next(
        (known for known in get_args(Order) if known == rank.value), "due_date" if coming else wanted.order
    )
    most = most or (1 if noun.value == "one" else None)
    wanted = replace(wanted, order=order, most=most, status=wanted.status or ("pending" if coming else None))
    if rank.value == "upcoming" and wanted.due is None:
        wanted = replace(wanted, due=DateRange(parser.context.today + timedelta(days=1), None))
    return after, wanted


def _one(parser: Parser, at: int, end: int) -> Reading | None:
    """ "The oldest one"."""
    return parser.category("one_noun", at, end) if at < end else None


def may_be_number(parser: Parser, at: int) -> bool:
    """In digits or in words."""
    return parser.tokens[at].value is not None or parser.has_category(_NUMBERS, at)


def _count_at(parser: Parser, at: int, end: int) -> tuple[int | None, int]:
    """A number of tasks that begins here, and the index after it."""
    if at >= end:
        return None, at
    value = parser.tokens[at].value
    if isinstance(value, int) and value > 0:
        return value, at + 1
    said = parser.category("num", at, end)
    return (said.value, said.end) if said and isinstance(said.value, int) and said.value > 0 else (None, at)


def _by_addition(parser: Parser, at: int, end: int, wanted: Filter) -> Narrowed | None:
    """ "Tasks I added yesterday"."""
    for aged in parser.read("older_than", at):
        if aged.end <= end and isinstance(aged.value, Day):
            return aged.end, replace(wanted, added_on=DateRange(None, aged.value.due))
    said = parser.category("was_added", at, end)
    unit = unit_at(parser, said.end, end) if said and said.end < end else None
    if unit is None or not isinstance(unit.value, Day) or not unit.value.first:
        return None
    return unit.end, replace(wanted, added_on=in_the_past(day_range_of(unit.value), parser.context))


def _by_order(parser: Parser, at: int, end: int, wanted: Filter) -> Narrowed | None:
    found = parser.category("sort", at, end)
    order = next((known for known in get_args(Order) if found and known == found.value), None)
    return (found.end, replace(wanted, order=order)) if found and order else None


def _by_owner(parser: Parser, at: int, end: int, wanted: Filter) -> Narrowed | None:
    """ "Today's tasks", "december tasks"."""
    for name in _OWNERS:
        for found in parser.read(name, at) if parser.grammar.is_rule(name) else ():
            is_before_noun = name == "owner" or parser.category("task_noun", found.end, end)
            if found.end <= end and is_before_noun and isinstance(found.value, Day):
                return found.end, replace(wanted, due=_joined(wanted.due, day_range_of(found.value)))
    return None


def _by_unit(  # noqa: PLR0911 - one line for each kind
    parser: Parser, at: int, end: int, wanted: Filter
) -> Narrowed | None:
    unit = unit_at(parser, at, end)
    match unit:
        case Unit(value=Tags(names)):
            lead = parser.category("tag_lead", at, end)
            if lead:  # "tagged work or home"
                several, stop = tag_names(parser, lead.end, end)
                return stop, replace(wanted, tags=(*wanted.tags, *several))
            return unit.end, replace(wanted, tags=(*wanted.tags, *names))
        case Unit(value=Importance(priority)):
            return unit.end, replace(wanted, priority=priority)
        case Unit(value=Repeat()):
            return unit.end, replace(wanted, recurring=True)  # "what comes every week?"
        case Unit(value=Instant(moment)):
            return unit.end, replace(wanted, due=DateRange(parser.context.today, moment.date()))
        case Unit(value=Day() as day) if day.first:
            part = PART_HOURS[day.part] if day.part else wanted.part_of_day
            is_said_from = day.prep == "from" and not parser.category("since", at, end)
            is_moved = parser.category("to_word", unit.end) is not None  # "move all from tomorrow to friday"
            if is_said_from and (is_moved or _is_behind(day, parser, wanted)):
                day = replace(day, prep=None)  # "completed tasks from last week", "from 5 december"
            return unit.end, replace(wanted, due=_joined(wanted.due, day_range_of(day)), part_of_day=part)
    return None


def _by_hours(parser: Parser, at: int, end: int, wanted: Filter) -> Narrowed | None:
    """ "After 5 pm", "before noon", "between 2 and 4"."""
    unit = unit_at(parser, at, end)
    if unit is None or not isinstance(unit.value, Clock) or unit.value.part not in (None, "noon"):
        return None
    clock = unit.value
    first = clock.at
    if clock.twelve:
        first = first.replace(hour=first.hour % 12 + 12 * is_conventionally_pm(first.hour))
    side = parser.category("hours_from", at, unit.end)
    if clock.until:
        hours = (first, clock.until)
    elif side and side.value == "from":
        hours = (first, DAY_END)
    elif side:
        hours = (time(0), first)
    else:
        return None
    return unit.end, replace(wanted, part_of_day=hours)


def _place_at(parser: Parser, at: int, end: int, reading: FilterReading) -> int | None:
    place = _by_place(parser, at, end, reading)
    if place is None:
        return None
    reading.filter = place[1]
    return place[0]


def _by_place(parser: Parser, at: int, end: int, reading: FilterReading) -> Narrowed | None:
    """ "Everything in shopping", "tasks under work": the tag, said as a place."""
    place = parser.category("tag_place", at, end)
    if place is None or place.end >= end or not (reading.saw_all or reading.saw_noun):
        return None
    if parser.category("status", at, end):
        return None  # "in the trash"
    if unit_at(parser, at, end) or unit_at(parser, place.end, end):
        return None  # "in december" is no tag
    first = place.end
    while first < end and (skipped := parser.category("mine", first, end) or _the(parser, first, end)):
        first = skipped.end
    after = first + 1
    known = any(parser.category(name, first, end) for name in _NO_TAGS) or unit_at(parser, first, end)
    if first >= end or known or parser.tokens[first].kind not in ("word", "quote"):
        return None
    noun = parser.category("list_noun", after, end) or parser.category("tag_noun", after, end)
    after = noun.end if noun else after
    if (
        after < end
        and not parser.category("ref_tail", after, end)
        and not _may_begin_condition(parser, after, after)
    ):
        return None
    names, _ = tag_names(parser, first, first + 1)
    return after, replace(reading.filter, tags=(*reading.filter.tags, *names))


def _the(parser: Parser, at: int, end: int) -> Reading | None:
    return parser.category("determiner", at, end)


def _is_behind(day: Day, parser: Parser, wanted: Filter) -> bool:
    return wanted.status == "completed" or bool(day.first and day.first <= parser.context.today)


def _by_tag(parser: Parser, at: int, end: int, wanted: Filter) -> Narrowed | None:
    """ "Work tag": a word before the noun."""
    noun = parser.category("tag_noun", at + 1, end) if at + 1 < end else None
    taken = any(parser.category(name, at, end) for name in ("filler", "task_noun", "all_word"))
    if noun is None or taken or parser.tokens[at].kind not in ("word", "quote"):
        return None
    names, _ = tag_names(parser, at, at + 1)
    return noun.end, replace(wanted, tags=(*wanted.tags, *names))


def _by_part_of_day(parser: Parser, at: int, end: int, wanted: Filter) -> Narrowed | None:
    unit = unit_at(parser, at, end)
    if unit and isinstance(unit.value, Clock) and unit.value.part:
        return unit.end, replace(wanted, part_of_day=PART_HOURS[unit.value.part])
    part = parser.category("day_part", at, end)
    hours = next((hours for known, hours in PART_HOURS.items() if part and part.value == known), None)
    return (part.end, replace(wanted, part_of_day=hours)) if part and hours else None


def _by_priority(parser: Parser, at: int, end: int, wanted: Filter) -> Narrowed | None:
    """ "Low tasks"."""
    found = parser.category("priority_word", at, end)
    if found is None or not parser.category("task_noun", found.end, end):
        return None
    priority = next((known for known in get_args(Priority) if known == found.value), None)
    return found.end, replace(wanted, priority=priority)


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
    return DateRange(first, None if day.prep == "from" else last, by_weekday=day.is_weekday)


def _joined(known: DateRange | None, new: DateRange) -> DateRange:
    if known is None:
        return new
    start, end = known.start or new.start, new.end or known.end
    if start and end and end < start:  # "monday and friday", said between the two
        return DateRange(new.start, known.end)
    return DateRange(start, end)


def by_completion(found: Filter, context: Context) -> Filter:
    """Days named with completed tasks are the days of completion; they lie in the past."""
    if found.status != "completed" or found.due is None:
        return found
    return replace(found, due=None, completed_on=in_the_past(found.due, context))


def by_addition(found: Filter, context: Context) -> Filter:
    """Days named in "what did I add …" are the days on which tasks were added."""
    return found if found.due is None else replace(found, due=None, added_on=in_the_past(found.due, context))


def in_the_past(days: DateRange, context: Context) -> DateRange:
    """What happened on "monday" happened on the last one, on "5 december" in the last year that had one by now."""
    if days.start is None or days.start <= context.today:
        return days
    ahead = (days.start - context.today).days
    if ahead <= context.same_days_back:
        back = relativedelta(days=2 * ahead)
    elif days.by_weekday:
        back = relativedelta(weeks=-(-ahead // 7))
    else:
        back = relativedelta(years=1)
    try:
        return DateRange(days.start - back, days.end - back if days.end else None)
    except (OverflowError, ValueError):
        return days


def text_between(parser: Parser, start: int, end: int) -> str:
    """The text of these tokens without punctuation around it; a quotation alone without its marks."""
    tokens = parser.tokens
    while start < end and (
        (tokens[start].kind == "punct" and tokens[start].norm not in "#@")
        or parser.category("determiner", start, end - 1)
    ):
        start += 1
    while end > start and (width := _tail(parser, start, end)):
        end -= width
    if start >= end:
        return ""
    if end - start == 1:
        return parser.text[slice(*tokens[start].inner)].strip()
    return parser.text[tokens[start].start : tokens[end - 1].end]


def _tail(parser: Parser, start: int, end: int) -> int:
    """How many tokens at the end say nothing: "please", "in my tasks", a full stop."""
    if parser.tokens[end - 1].kind == "punct":
        return 1
    for width in (4, 3, 2, 1):
        found = parser.category("text_tail", end - width, end) if end - width > start else None
        if found and found.end == end:
            return width
    return 0


def _words(parser: Parser, indexes: list[int]) -> str | None:
    if not indexes:
        return None
    return " ".join(parser.text[slice(*parser.tokens[index].inner)] for index in indexes).strip() or None
