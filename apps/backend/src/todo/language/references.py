"""Which tasks a wish is about: numbers, places in a list, "it", title words, sets."""

from collections.abc import Iterator
from dataclasses import replace

from todo.language.clocks import is_conventionally_pm
from todo.language.filters import day_range_of, read_filter, text_between
from todo.language.grammar import Parser, Reading, kept
from todo.language.types import Filter, Reference, Span
from todo.language.units import units_in
from todo.language.values import Clock, Day, Repeat

MAX_RANGE = 100
MAX_NAME = 4
EXPLICIT = ("number", "ordinal", "newest", "pronoun", "set")


@kept
def read_references(parser: Parser, start: int, end: int) -> tuple[Reference, ...] | None:
    """Of tokens `[start, end)`; an empty tuple if no task is named ("delete a task"); None if this names no tasks."""
    start, end = _trimmed(parser, start, end)
    while end - 1 > start and parser.category("also", end - 1, end):
        end -= 1
    if start >= end:
        return ()
    if _is_new(parser, start, end):
        return None
    single = _whole(parser, start, end) or _but(parser, start, end)
    if single is not None:
        return (single,)
    several = _counted(parser, start, end) or _several(parser, start, end)
    if several:
        return several
    found = _set(parser, start, end)
    if found is not None:
        return (found,)
    return _title(parser, start, end)


def _is_new(parser: Parser, start: int, end: int) -> bool:
    """ "A task for paying the bill" is not one that is there."""
    article = parser.category("indefinite", start, end)
    noun = parser.category("task_noun", article.end, end) if article else None
    return noun is not None and noun.end < end and parser.category("of_new", noun.end, end) is not None


def _trimmed(parser: Parser, start: int, end: int) -> tuple[int, int]:
    while start < end and parser.tokens[start].kind == "punct" and parser.tokens[start].norm not in "#":
        start += 1
    while end > start and parser.tokens[end - 1].kind == "punct":
        end -= 1
    return start, end


def span_of(parser: Parser, start: int, end: int) -> Span:
    return Span(parser.tokens[start].start, parser.tokens[end - 1].end)


def _whole(parser: Parser, start: int, end: int) -> Reference | None:
    """A reading of all the tokens as one reference that is not title words."""
    span = span_of(parser, start, end)
    for name in ("pronoun", "newest"):
        for reading in parser.read(name, start):
            if reading.end == end:
                if name == "newest":
                    return Reference("newest", span)
                count = reading.value if isinstance(reading.value, int) else None
                return Reference("pronoun", span, plural=reading.value != "one", count=count)
    numbers = _numbers(parser, start, end)
    if numbers:
        return Reference("number", span, numbers=numbers)
    places = _places(parser, start, end)
    return Reference("ordinal", span, numbers=places) if places else None


def _numbers(parser: Parser, start: int, end: int) -> tuple[int, ...]:
    """ "3", "task 3", "#3", "tasks 1, 2 and 4", "2 through 5", "task 1 and task 2"."""
    numbers: list[int] = []
    at = _skip(parser, _skip(parser, start, end, "determiner"), end, "mine")
    at = _skip(parser, at, end, "all_word") if parser.category("task_noun", at + 1) else at
    named = False
    while at < end:
        item = _skip(parser, at, end, "determiner") if numbers else at
        noun = parser.category("task_noun", item, end)
        mark = _skip(parser, noun.end if noun else item, end, "number_mark")
        named = named or noun is not None or mark > item
        number = _number(parser, mark, end, words=named)
        if number is None:
            break
        at = mark + 1
        last = _range_end(parser, at, end, named) if numbers or named or end - start >= 3 else None
        if last is not None:
            upper, at = last
            if upper < number or upper - number > MAX_RANGE:
                return ()
            numbers.extend(range(number, upper + 1))
        else:
            numbers.append(number)
        at = _skip(parser, at, end, "number_mark") if at < end and parser.tokens[at].norm != "#" else at
        after = at
        while after < end and parser.category("list_sep", after, end):
            after += 1
        is_next = after == at and after < end and parser.tokens[after].value is not None  # "2 3 and 4"
        if after == end and after > at:
            return ()  # "2 and": the next is no number
        if after in (at, end) and not is_next:
            at = after
            break
        at = after
    for trailer in ("ref_tail", "all_word", "one_noun", "task_noun", "ref_tail") if numbers else ():
        at = _skip(parser, at, end, trailer)
    return tuple(dict.fromkeys(numbers)) if at == end else ()


def _number(parser: Parser, at: int, end: int, *, words: bool) -> int | None:
    if at >= end:
        return None
    value = parser.tokens[at].value
    if value is not None:
        return value
    reading = parser.category("num", at, end)
    if reading and parser.category("number_mark", reading.end, end):
        words = True  # "two number task", the order of Urdu
    return reading.value if words and reading and isinstance(reading.value, int) else None


def _range_end(parser: Parser, at: int, end: int, named: bool) -> tuple[int, int] | None:
    sep = parser.category("range_sep", at, end)
    if sep is None:
        return None
    after = _skip(parser, _skip(parser, sep.end, end, "task_noun"), end, "number_mark")
    upper = _number(parser, after, end, words=named)
    return (upper, after + 1) if upper is not None else None


def _places(parser: Parser, start: int, end: int) -> tuple[int, ...]:
    """ "the second one", "the third and fifth tasks", "last"."""
    places: list[int] = []
    at = start
    while at < end:
        at = _skip(parser, _skip(parser, at, end, "determiner"), end, "mine")
        reading = next((r for r in parser.read("nth_or_last", at) if r.end <= end), None)
        if reading is None or not isinstance(reading.value, int):
            return ()
        place = reading.value
        many = _number(parser, reading.end, end, words=True)
        if many and many <= MAX_RANGE and place in (1, -1) and not places:
            counted = parser.category("num", reading.end, end)
            places.extend(range(1, many + 1) if place == 1 else range(-many, 0))
            reading = Reading(counted.end if counted else reading.end + 1, many)
        else:
            places.append(place)
        at = _skip(parser, _skip(parser, reading.end, end, "one_noun"), end, "task_noun")
        at = _skip(parser, at, end, "one_noun")
        if at < end:
            after = at
            while after < end and parser.category("list_sep", after, end):
                after += 1
            if after == at:
                return ()
            at = after
    return tuple(dict.fromkeys(places))


def _skip(parser: Parser, at: int, end: int, category: str) -> int:
    found = parser.category(category, at, end) if at < end else None
    return found.end if found else at


def _counted(parser: Parser, start: int, end: int) -> tuple[Reference, ...] | None:
    """ "The milk one and the bread one, both": what is counted last was named before."""
    for at in range(max(start + 3, end - MAX_NAME), end):
        said = parser.category("all_of_them", at, end)
        if said and said.end == end:
            numbers = _whole(parser, start, at)
            if numbers:
                return (numbers,)
            found = [_title(parser, *part) for part in parts(parser, start, at)]
            named = [each[0] for each in found if each and len(each) == 1]
            if numbers is None and len(named) == len(found) > 1:
                return _several(parser, start, at) or tuple(named)
    return None


def _several(parser: Parser, start: int, end: int) -> tuple[Reference, ...] | None:
    """ "the grocery one and the gym one", "'a' and 'b'": a list if each part says that it is a task."""
    pieces = list(parts(parser, start, end))
    is_list = any(_ends_with_noun(parser, *piece) or _whole(parser, *piece) for piece in pieces) or all(
        last - first == 1 and parser.tokens[first].kind == "quote" for first, last in pieces
    )
    last_noun = parser.category("task_noun", end - 1, end)
    is_shared = last_noun is not None and last_noun.value == "many"  # "the dentist and gym tasks"
    if len(pieces) < 2 or not is_list:
        return None
    found: list[Reference] = []
    for first, last in pieces:
        reference = _whole(parser, first, last)
        if reference is None:
            is_quote = last - first == 1 and parser.tokens[first].kind == "quote"
            is_named = is_quote or _ends_with_noun(parser, first, last)
            is_named = is_named or (not is_shared and _is_short_name(parser, first, last))
            titled = _title(parser, first, last) if is_named else None
            if not titled or len(titled) != 1:
                return None
            reference = titled[0]
        found.append(reference)
    return tuple(found)


def _is_short_name(parser: Parser, start: int, end: int) -> bool:
    """ "The report" in "the gym one and the report"."""
    return end - start <= MAX_NAME and parser.category("determiner", start, end) is not None


def _ends_with_noun(parser: Parser, start: int, end: int) -> bool:
    return end - start > 1 and any(parser.category(name, end - 1, end) for name in ("task_noun", "one_noun"))


def parts(parser: Parser, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for at in range(start, end + 1):
        if at == end or ("list_sep" in parser.key_sets[at] and parser.category("list_sep", at, end)):
            if at > first:
                yield first, at
            first = at + 1


def _but(parser: Parser, start: int, end: int) -> Reference | None:
    """ "All tasks except task 3": a set, and what is not of it."""
    for at in range(start + 1, end - 1):
        found = parser.category("except", at, end) if "except" in parser.key_sets[at] else None
        if found is None:
            continue
        whole = _spoken_of(parser, start, at) or _set(parser, start, at)
        excluded = read_references(parser, found.end, end) if whole else None
        if whole is None:  # "except task 3, all tasks", the order of Urdu
            whole, excluded = _set(parser, found.end, end), read_references(parser, start, at)
        if whole and excluded:
            return replace(whole, span=span_of(parser, start, end), excluded=excluded)
        return None
    return None


def _spoken_of(parser: Parser, start: int, end: int) -> Reference | None:
    """ "Them all"."""
    whole = _whole(parser, start, end)
    return whole if whole and whole.kind == "pronoun" and whole.plural else None


_DATE_WORDS = frozenset({"date_word"})
SET_WORDS = frozenset({"all_word", "task_noun", "status", "mine"})
"""Without one of these, no words are a set."""


def _set(parser: Parser, start: int, end: int) -> Reference | None:
    if not any(SET_WORDS & parser.key_sets[at] for at in range(start, end)):
        return None
    reading = read_filter(parser, start, end)
    if reading.leftover and any(parser.tokens[at].kind == "quote" for at in reading.leftover):
        return None
    if any(parser.tokens[at].value is not None for at in reading.leftover):
        return None
    plural = reading.saw_plural and (reading.saw_condition or reading.saw_mine)
    plural = plural or (reading.saw_condition and not reading.leftover and _has_state(reading.filter))
    mine = reading.saw_mine and reading.filter.part_of_day is not None
    if not (reading.saw_all or plural or mine):
        return None
    if (
        reading.saw_all
        and reading.leftover
        and not (reading.saw_noun or reading.saw_condition or reading.saw_mine)
    ):
        return None
    return Reference("set", span_of(parser, start, end), filter=reading.filter, plural=True)


def _has_state(found: Filter) -> bool:
    return found.status in ("pending", "completed", "trash") or found.overdue


def _title(parser: Parser, start: int, end: int) -> tuple[Reference, ...] | None:
    span = span_of(parser, start, end)
    about = next((at for at in range(start, end) if "about" in parser.key_sets[at]), None)
    first = _skip(parser, start, end, "determiner")
    first = _skip(parser, first, end, "mine")
    lead = parser.category("task_noun", first, end) or parser.category("one_noun", first, end)
    if lead and about is not None and about == lead.end:
        first, about_end = about, parser.category("about", about, end)
        first = about_end.end if about_end else first
    elif (
        lead
        and lead.end < end
        and (parser.tokens[lead.end].kind == "quote" or parser.category("called", lead.end))
    ):
        first = _skip(parser, lead.end, end, "called")
    last = end
    while last - 1 > first and any(
        parser.category(name, last - 1, last) for name in ("task_noun", "one_noun", "ref_tail")
    ):
        last -= 1
    if last - first == 1 and any(
        parser.category(name, first, last) for name in ("task_noun", "one_noun", "filler", "no_name")
    ):
        return ()
    if any(names_a_number(parser, at, last) for at in range(first, last - 1)):
        return None  # a number that nothing here explains: better no reading than a wrong one
    day = _day_alone(parser, first, last) if parser.grammar.infinitives else None
    if day:
        dated = _of_day(parser, day, last, end, span)
    else:
        dated = _at_hour(parser, start, first, last, span) or _dated(parser, first, last, span, start)
    if day or dated is not None:
        return (dated,) if dated else None
    if any(isinstance(unit.value, Repeat) and not unit.value.weak for unit in units_in(parser, first, last)):
        return None  # "drop the kids at school every weekday" speaks of no task that is there
    words = text_between(parser, first, last)
    if not words:
        return ()
    quoted = last - first == 1 and parser.tokens[first].kind == "quote"
    several = [text_between(parser, *part) for part in parts(parser, first, last)]
    return (
        Reference(
            "title", span, words=words, quoted=quoted, parts=tuple(several) if len(several) > 1 else ()
        ),
    )


def names_a_number(parser: Parser, at: int, end: int) -> bool:
    noun = parser.category("task_noun", at, end) if "task_noun" in parser.key_sets[at] else None
    number = _skip(parser, noun.end, end, "number_mark") if noun else end
    return number < end and parser.tokens[number].value is not None


def _at_hour(parser: Parser, start: int, first: int, end: int, span: Span) -> Reference | None:
    """ "My 3pm", "the 9:30"."""
    units = units_in(parser, first, end) if first > start else []
    whole = units[0] if len(units) == 1 and (units[0].start, units[0].end) == (first, end) else None
    if whole is None or not isinstance(whole.value, Clock) or whole.value.part or whole.value.weak:
        return None
    at = whole.value.at
    if whole.value.twelve:
        at = at.replace(hour=at.hour % 12 + 12 * is_conventionally_pm(at.hour))
    return Reference("set", span, filter=Filter(part_of_day=(at, at)))


def _day_alone(parser: Parser, start: int, end: int) -> Day | None:
    units = units_in(parser, start, end)
    is_whole = len(units) == 1 and (units[0].start, units[0].end) == (start, end)
    return units[0].value if is_whole and isinstance(units[0].value, Day) else None


def _of_day(parser: Parser, day: Day, at: int, end: int, span: Span) -> Reference | None:
    """ "Today's ones", where the noun comes right after the day: all that is due on it."""
    if at >= end or not parser.category("one_noun", at, end):
        return None
    return Reference("set", span, filter=Filter(due=day_range_of(day)), plural=True)


def _dated(parser: Parser, start: int, end: int, span: Span, begin: int) -> Reference | None:
    """ "The meeting tomorrow", "this week's gym", "my 3pm meeting": title words and when it is due."""
    units = units_in(parser, start, end)
    readings = (found for at in dict.fromkeys((begin, start)) for found in parser.read("owner", at))
    owner = next((found for found in readings if start < found.end < end), None)
    if owner and isinstance(owner.value, Day) and all(unit.end <= owner.end for unit in units):
        words = text_between(parser, owner.end, end)
        return (
            Reference("set", span, filter=Filter(words=words, due=day_range_of(owner.value)))
            if words
            else None
        )
    if len(units) != 1:
        return None
    (unit,) = units
    value = unit.value
    if isinstance(value, Day) and unit.end == end and unit.start > start and value.first:
        words = text_between(parser, start, unit.start)
        noun = parser.category("task_noun", start, unit.start)
        if noun and all(parser.has_category(_DATE_WORDS, at) for at in range(noun.end, unit.start)):
            return Reference("set", span, filter=Filter(due=day_range_of(value)))  # "the task due yesterday"
        found = Filter(words=words, due=day_range_of(value))
    elif isinstance(value, Clock) and not value.twelve and unit.start == start and unit.end < end:
        words = text_between(parser, unit.end, end)
        found = Filter(words=words, part_of_day=(value.at, value.at))
    else:
        return None
    return Reference("set", span, filter=found) if words else None
