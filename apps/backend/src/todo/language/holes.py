"""Reads what fills the holes of a frame; None if it makes no sense there."""

from collections.abc import Callable
from dataclasses import replace

from todo.language.filters import day_range_of, read_filter, read_known_filter, text_between
from todo.language.fitness import (
    asks,
    begins_with_command,
    filter_fits,
    has_noun,
    is_by_words,
    references_fit,
    says_number,
)
from todo.language.frames import Bound
from todo.language.grammar import Parser, kept
from todo.language.moments import read_moment
from todo.language.references import names_a_number, read_references, span_of
from todo.language.schedule import ENDS, last_of, schedule
from todo.language.sentences import QUESTION_MARKS
from todo.language.titles import Titled, is_scrambled, read_title
from todo.language.types import (
    Ambiguity,
    Choice,
    DateRange,
    Filter,
    Intent,
    IntentKind,
    Piece,
    Reference,
    When,
)
from todo.language.units import after_leading, is_time_unit, tag_names, unit_at, units_in
from todo.language.values import PART_STARTS, Clock, Day, Instant, Repeat

DOMAIN = {
    "add_word",
    "delete_word",
    "done_ur",
    "task_noun",
    "add_verb",
    "delete_verb",
    "complete_verb",
    "undo_verb",
    "rename_verb",
    "tag_noun",
    "priority_noun",
    "domain_word",
}

_DATE_WORDS = frozenset({"date_word"})
_OUT = frozenset({"out_particle"})
MAX_OCCASION = 5
_OF_A_DAY = frozenset({"possessive", "one_noun", "task_noun"})
_AROUND_TITLES = frozenset({"title_lead", "title_tail"})
Build = Callable[[Parser, Intent, Bound, int, int], Intent | None]


def _title(parser: Parser, intent: Intent, bound: Bound, start: int, end: int) -> Intent | None:
    read = read_title(parser, start, end)
    if read.title and not bound.frame.options.get("implied"):
        read = replace(read, title=_without_colon(parser, read.title, start, end))
    if read.title is None or is_number(parser, start, end) or _is_task_number(parser, start, end):
        return None
    options = bound.frame.options
    if options.get("quoted") and parser.tokens[start].kind != "quote":
        return None
    if options.get("dated") and read.when is None:
        return None
    if options.get("doing") and not parser.category("doing", start, end):
        return None
    if options.get("infinitive") and not _is_duty(parser, start, end):
        return None
    return replace(
        intent,
        title=read.title,
        when=_joined(intent.when, read.when),
        priority=intent.priority or read.priority,
        tags=(*intent.tags, *read.tags),
        ambiguities=(*intent.ambiguities, *read.ambiguities),
        pieces=(*intent.pieces, *read.pieces),
        implied=bool(options.get("implied")),
    )


def _without_colon(parser: Parser, title: str, start: int, end: int) -> str:
    """ "I need to buy: apples, pears" is to buy apples and pears."""
    verb = parser.category("carried_verb", start, end)
    colon = verb.end if verb else end
    is_list = any("list_sep" in parser.key_sets[at] for at in range(colon + 1, end))
    if colon >= end or parser.word(colon) != ":" or not is_list:
        return title
    said, _, things = title.partition(":")
    return f"{said.rstrip()} {things.lstrip()}"


@kept
def may_be_untitled(parser: Parser, start: int, end: int) -> bool:
    """Whether no word is seen that would be a title: most stretches of a text hold one, and soon."""
    at = start
    while at < end:
        unit = unit_at(parser, at, end)
        if unit:
            at = unit.end
        elif parser.tokens[at].kind == "punct" or parser.has_category(_AROUND_TITLES, at):
            at += 1
        else:
            return False
    return True


def _untitled(parser: Parser, intent: Intent, bound: Bound, start: int, end: int) -> Intent | None:
    """A repetition or a time of day and no thing to do: "every monday". A day or a part of it alone is a list."""
    is_timed = any(
        isinstance(unit.value, Instant | Repeat)
        or (isinstance(unit.value, Clock) and says_number(parser, unit.start, unit.end))
        for unit in units_in(parser, start, end)
    )
    is_asked = parser.tokens[min(end, len(parser.tokens) - 1)].norm in QUESTION_MARKS
    read = read_title(parser, start, end) if is_timed and not is_asked else None
    if read is None or read.title is not None or read.when is None:
        return None
    return with_details(replace(intent, implied=bool(bound.frame.options.get("implied"))), read)


def is_number(parser: Parser, start: int, end: int) -> bool:
    """Nothing but numbers: no title, but in quotes."""
    return all(token.value is not None or token.kind == "punct" for token in parser.tokens[start:end])


def _is_task_number(parser: Parser, start: int, end: int) -> bool:
    """ "Make tasks 2 and 4 …" names tasks that are there."""
    first = start - 1 if start and parser.category("task_noun", start - 1) else start
    return names_a_number(parser, first, end) and all(
        parser.tokens[at].kind != "word"
        or parser.category("list_sep", at)
        or parser.category("task_noun", at)
        for at in range(start, end)
    )


def _is_duty(parser: Parser, start: int, end: int) -> bool:
    """Ends in an infinitive and asks nothing."""
    if asks(parser, start, end):
        return False
    at = end - 1
    while at > start and parser.tokens[at].kind == "punct":
        at -= 1
    is_verb = parser.tokens[at].kind == "word" and parser.grammar.is_infinitive(parser.tokens[at].norm)
    return is_verb and parser.category("not_a_verb", at, at + 1) is None


def _joined(first: When | None, second: When | None) -> When | None:
    if first is None or second is None:
        return first or second
    return replace(
        first,
        date=first.date or second.date,
        time=first.time or second.time,
        recurrence=first.recurrence or second.recurrence,
        spans=(*first.spans, *second.spans),
    )


def with_details(intent: Intent, read: Titled) -> Intent:
    return replace(
        intent,
        when=_joined(intent.when, read.when),
        priority=intent.priority or read.priority,
        tags=(*intent.tags, *read.tags),
        ambiguities=(*intent.ambiguities, *read.ambiguities),
        pieces=(*intent.pieces, *read.pieces),
    )


def _else_title(parser: Parser, intent: Intent, bound: Bound, start: int, end: int) -> Intent | None:
    """A task that is there, or, if there is none like it, the title of a new one ("put eggs under shopping")."""
    found = _ref(parser, intent, bound, start, end)
    if found is None or len(found.references) != 1 or found.references[0].kind != "title":
        return found
    return replace(found, title=found.references[0].words)


def _name(parser: Parser, intent: Intent, bound: Bound, start: int, end: int) -> Intent | None:
    """A new title, word for word."""
    if bound.frame.options.get("in_quotes") and (end - start > 1 or parser.tokens[start].kind != "quote"):
        return None
    if bound.frame.options.get("timeless") and read_moment(parser, start, end):
        return None
    title = text_between(parser, start, end)
    if (
        parser.tokens[end - 1].norm in "!?"
        and parser.tokens[end - 1].glued
        and parser.tokens[start].kind != "quote"
    ):
        title = parser.text[parser.tokens[start].start : parser.tokens[end - 1].end]
    return replace(intent, title=title) if title else None


def _stated(parser: Parser, intent: Intent, _: Bound, start: int, end: int) -> Intent | None:
    """A title that is a sentence, word for word: "the rent is due" (on friday)."""
    inside = any("copula" in parser.key_sets[at] for at in range(start + 1, end - 1))
    title = text_between(parser, start, end) if inside else ""
    first = parser.tokens[start]
    return replace(intent, title=parser.text[first.start : parser.tokens[end - 1].end]) if title else None


def _note(parser: Parser, intent: Intent, _: Bound, start: int, end: int) -> Intent | None:
    text = (
        parser.text[parser.tokens[start].start : parser.tokens[end - 1].end]
        if text_between(parser, start, end)
        else ""
    )
    is_quote = end - start == 1 and parser.tokens[start].kind == "quote"
    text = text_between(parser, start, end) if is_quote else text.strip()
    return replace(intent, description=text) if text else None


def _ref(parser: Parser, intent: Intent, bound: Bound, start: int, end: int) -> Intent | None:
    options = bound.frame.options
    if begins_with_command(parser, intent, start, end, is_bare=bool(options.get("short"))):
        return None
    references = _whatever(parser, intent, start, end) or read_references(parser, start, end)
    if references and intent.kind is IntentKind.COMPLETE:
        references = _without_past(parser, start, end) or references
    if references is None or not references_fit(parser, references, options, start, end):
        return None
    is_deadline = intent.kind is not IntentKind.DELETE or _is_to_cancel(parser, intent, start, end)
    is_named = bool(references) and not references[0].quoted and is_by_words(references[0])
    if options.get("may_add") and is_named and is_deadline:
        added = _add_instead(parser, start, end, intent)
        if added is not None:
            return added
    pieces = tuple(Piece("reference", ref.span, ref.words or "") for ref in references)
    return replace(intent, references=references, pieces=(*intent.pieces, *pieces))


def _is_to_cancel(parser: Parser, intent: Intent, start: int, end: int) -> bool:
    """ "Cancel Netflix before the 30th": a subscription, and no task."""
    opens = next(token for token in parser.tokens if token.start == intent.span.start)
    return opens.norm == "cancel" and any(
        isinstance(unit.value, Day) and unit.value.prep in ("by", "before")
        for unit in units_in(parser, start, end)
    )


def _whatever(parser: Parser, intent: Intent, start: int, end: int) -> tuple[Reference, ...] | None:
    """ "Delete anything from last month": the condition alone tells which tasks."""
    lead = parser.category("whatever", start, end) if intent.kind is IntentKind.DELETE else None
    reading = read_known_filter(parser, lead.end, end) if lead and lead.end < end else None
    if reading is None or not reading.saw_condition:
        return None
    return (Reference("set", span_of(parser, start, end), plural=True, filter=reading.filter),)


def _add_instead(parser: Parser, start: int, end: int, intent: Intent) -> Intent | None:
    """ "Finish the slides by friday" tells of something to do: a task with a date, and the doubt is told."""
    if has_noun(parser, start, end):
        return None
    units = units_in(parser, start, end)
    is_dated = any(
        isinstance(unit.value, Day | Clock | Instant | Repeat) and not _is_past(parser, unit.value)
        for unit in units
    )
    occasion = said_when(parser, start, end)
    if not is_dated and not occasion:
        return None
    whole = next(at for at, token in enumerate(parser.tokens) if token.start == intent.span.start)
    read = read_title(parser, whole, end)
    if read.when is None and not occasion:
        return None
    doubt = Ambiguity(
        "add_or_complete", intent.span, (Choice("add", "add"), Choice("complete", "complete")), "add"
    )
    return replace(
        intent,
        kind=IntentKind.ADD,
        title=read.title,
        when=read.when,
        priority=read.priority,
        tags=read.tags,
        ambiguities=(*read.ambiguities, doubt),
        pieces=read.pieces,
        implied=True,
    )


def said_when(parser: Parser, start: int, end: int) -> bool:
    """Whether the words end with an occasion: "after work"."""
    return any(
        (found := parser.category("occasion", at, end)) is not None and found.end == end
        for at in range(max(start + 1, end - MAX_OCCASION), end)
    )


def _is_past(parser: Parser, value: object) -> bool:
    return isinstance(value, Day) and value.due is not None and value.due < parser.context.today


def _without_past(parser: Parser, start: int, end: int) -> tuple[Reference, ...] | None:
    """ "I paid the rent yesterday": the day tells when it was done, not which task it is."""
    first = after_leading(units_in(parser, start, end), start) if parser.grammar.infinitives else start
    if start < first < end - 1 and parser.category("one_noun", first):
        first += 1
    if start < first < end and not parser.has_category(_OF_A_DAY, first):
        found = read_references(parser, first, end)
        return found if found and all(ref.kind == "title" for ref in found) else None
    for at in range(start + 1, end):
        if parser.has_category(_DATE_WORDS, at - 1):
            continue  # "the task due yesterday"
        told = parser.category("done_when", at, end)
        unit = unit_at(parser, at, end)
        day = unit.value if unit and unit.end == end else None
        is_past = isinstance(day, Day) and day.prep is None and _is_past(parser, day)
        if is_past or (told and told.end == end):
            found = read_references(parser, start, at)
            return found if found and all(ref.kind == "title" for ref in found) else None
    return None


def _when(parser: Parser, intent: Intent, bound: Bound, start: int, end: int) -> Intent | None:
    pieces = read_moment(parser, start, end)
    if pieces is None or (bound.frame.options.get("on_a_day") and not (pieces.day or pieces.repeat)):
        return None
    adds = intent.kind is IntentKind.ADD
    when, doubts = schedule(pieces, parser.context, open_date=not adds)
    if when is None and not doubts:
        return None
    span = span_of(parser, start, end)
    piece = Piece("when", span, parser.text[slice(*span)])
    return replace(
        intent,
        when=_joined(when, intent.when),
        ambiguities=(*intent.ambiguities, *doubts),
        pieces=(*intent.pieces, piece),
    )


def _part(parser: Parser, intent: Intent, _: Bound, start: int, end: int) -> Intent | None:
    """A part of the day and nothing else: "to the evening"."""
    found = parser.category("day_part", start, end)
    at = next((at for part, at in PART_STARTS.items() if found and part == found.value), None)
    if found is None or found.end != end or at is None:
        return None
    span = span_of(parser, start, end)
    piece = Piece("when", span, parser.text[slice(*span)])
    return replace(intent, when=_joined(When(time=at), intent.when), pieces=(*intent.pieces, piece))


def _ending(parser: Parser, intent: Intent, bound: Bound, start: int, end: int) -> Intent | None:
    """The day with which a repetition ends, and nothing else; with the option `limits` said as "until" one."""
    units = units_in(parser, start, end)
    day = units[0].value if len(units) == 1 else None
    if not isinstance(day, Day) or (units[0].start, units[0].end) != (start, end):
        return None
    if bound.frame.options.get("limits") and day.prep not in ENDS:
        return None
    span = span_of(parser, start, end)
    piece = Piece("when", span, parser.text[slice(*span)])
    last = last_of(day)
    return replace(intent, ends=last, pieces=(*intent.pieces, piece)) if last else None


def _filter(parser: Parser, intent: Intent, bound: Bound, start: int, end: int) -> Intent | None:
    options = bound.frame.options
    reading = (read_known_filter if options.get("known") else read_filter)(parser, start, end)
    if reading is None or not filter_fits(parser, reading, options, start, end):
        return None
    if reading.saw_about and intent.kind is IntentKind.LIST:
        intent = replace(intent, kind=IntentKind.SEARCH)
    return replace(intent, filter=_merged(reading.filter, intent.filter))


def _merged(first: Filter, second: Filter | None) -> Filter:
    if second is None:
        return first
    return replace(first, status=first.status or second.status, words=first.words or second.words)


def _words(parser: Parser, intent: Intent, bound: Bound, start: int, end: int) -> Intent | None:
    """What to search for: conditions are taken out, the rest is text to find."""
    if bound.frame.options.get("asked") and (
        parser.category("no_task", start, end)
        or is_number(parser, start, end)
        or _is_task_number(parser, start, end)
    ):
        return None
    if bound.frame.options.get("deedless") and end - start > 1 and parser.category("doing", start, end):
        return None  # "only buy the blue ones"
    if parser.has_category(_OUT, start):
        return None  # "find out who …" finds no task
    if is_scrambled(parser, start, end):
        return None  # "talk must I to Ali", where the verb comes last: something to do
    while end > start and parser.tokens[end - 1].kind == "punct":
        end -= 1
    first = start
    while first < end - 1 and (found := parser.category("search_lead", first, end - 1)):
        first = found.end
    last = _before_tail(parser, first, end)
    while last - 1 > first and any(
        parser.category(name, last - 1, last) for name in ("task_noun", "one_noun", "ref_tail", "text_tail")
    ):
        last -= 1
    wanted = intent.filter or Filter()
    first, last, due = _without_day(parser, first, last)
    wanted = replace(wanted, due=due or wanted.due)
    if last - first == 1 and parser.category("filler", first, last):
        return None
    words = text_between(parser, first, last)
    return replace(intent, filter=replace(wanted, words=words)) if words else None


def _without_day(parser: Parser, start: int, end: int) -> tuple[int, int, DateRange | None]:
    """ "Meetings tomorrow"; "tomorrow's meetings" where what is looked for comes before the verb."""
    units = [unit for unit in units_in(parser, start, end) if isinstance(unit.value, Day)]
    if units and units[-1].end == end and units[-1].start > start and isinstance(units[-1].value, Day):
        return start, units[-1].start, day_range_of(units[-1].value)
    if units and units[0].start == start and isinstance(units[0].value, Day) and parser.grammar.infinitives:
        owner = parser.category("possessive", units[0].end, end)
        after = owner.end if owner else units[0].end
        if not units[0].value.weak and after < end:
            return after, end, day_range_of(units[0].value)
    return start, end, None


def _before_tail(parser: Parser, start: int, end: int) -> int:
    """Without "in my tasks"."""
    for width in (4, 3, 2):
        found = parser.category("text_tail", end - width, end) if end - width > start else None
        if found and found.end == end:
            return end - width
    return end


def _tags(parser: Parser, intent: Intent, _: Bound, start: int, end: int) -> Intent | None:
    names, stop = tag_names(parser, start, end)
    while stop < end and parser.tokens[stop].kind == "punct":
        stop += 1
    return replace(intent, tags=tuple(names)) if names and stop == end else None


def _hashtags(parser: Parser, intent: Intent, bound: Bound, start: int, end: int) -> Intent | None:
    return _tags(parser, intent, bound, start, end) if parser.tokens[start].norm == "#" else None


def _anything(parser: Parser, intent: Intent, bound: Bound, start: int, end: int) -> Intent | None:
    """Free words; with the option `domain` they must speak of tasks or of what can be done with them."""
    if bound.frame.options.get("timeless") and any(
        is_time_unit(unit.value) for unit in units_in(parser, start, end)
    ):
        return None
    if not bound.frame.options.get("domain"):
        return intent
    inside = (at for at, token in enumerate(parser.tokens) if token.start >= intent.span.start)
    categories = {key for at in inside for key in parser.keys[at]}
    return intent if categories & DOMAIN else None


def _duty(parser: Parser, intent: Intent, _: Bound, start: int, end: int) -> Intent | None:
    """A verb that is only asked about, where verbs come last: "when is the bill to be paid?"."""
    return intent if _is_duty(parser, start, end) else None


def _moment(parser: Parser, intent: Intent, _: Bound, start: int, end: int) -> Intent | None:
    """A time that is only asked about: "is the dentist today or tomorrow?"."""
    return intent if read_moment(parser, start, end) is not None else None


HOLES: dict[str, Build] = {
    "moment": _moment,
    "duty": _duty,
    "title": _title,
    "untitled": _untitled,
    "name": _name,
    "stated": _stated,
    "note": _note,
    "ref": _ref,
    "thing": _else_title,
    "when": _when,
    "part": _part,
    "ending": _ending,
    "filter": _filter,
    "words": _words,
    "tags": _tags,
    "hashtags": _hashtags,
    "any": _anything,
}
