"""One sentence, several things to do: "buy milk, call mom tomorrow and pay rent on the 1st".

They are several tasks if there are three or more, if commas part them, or if each says when; and if each is a verb with
more than itself. "Milk, eggs and bread" and "buy milk and call mom" are one task: only "tasks: …", or quotation marks
around each, make them several.
"""

from dataclasses import replace

from todo.language.grammar import Parser
from todo.language.types import Intent
from todo.language.units import Unit, after_leading, is_time_unit, is_weak, units_in
from todo.language.values import Clock, Day, Instant, Repeat

MAX_THINGS = 20
MAX_TOKENS = 200
"""A longer sentence is one task."""
_SEPARATORS = frozenset({"list_sep", "connector"})


def things_to_do(parser: Parser, start: int, end: int) -> list[tuple[int, int]]:
    """Where each begins and ends; one stretch if they are one task."""
    whole = [(start, end)]
    if end - start > MAX_TOKENS or not any(parser.has_category(_SEPARATORS, at) for at in range(start, end)):
        return whole
    units = units_in(parser, start, end)
    if _is_heading(parser, start, end):
        return whole
    found: list[tuple[int, int]] = []
    commas = 0
    at = first = start
    while at < end:
        after, is_comma = _after_separator(parser, at, end)
        if (
            after > at
            and after < end
            and (
                (_is_thing(parser, first, at, units) and _begins(parser, after, end, units))
                or (_is_appointment(first, at, units) and not any(unit.start == after for unit in units))
                or (_is_quoted(parser, first, at, units) and parser.tokens[after].kind == "quote")
            )
        ):
            found.append((first, at))
            commas += is_comma
            first = at = after
        else:
            at += 1
    found.append((first, end))
    is_last = _is_thing(parser, first, end, units) or _is_appointment(first, end, units)
    if 1 < len(found) <= MAX_THINGS and all(_is_quoted(parser, *part, units) for part in found):
        return found
    if not 1 < len(found) <= MAX_THINGS or not is_last:
        return whole
    dated = all(_is_dated(part, units) for part in found)
    return found if len(found) > 2 or commas or dated else whole


def _is_heading(parser: Parser, start: int, end: int) -> bool:
    """ "Plan the party: buy a cake, invite people": a thing to do, and what belongs to it."""
    stop = next((at for at in range(start, end) if parser.has_category(_SEPARATORS, at)), end)
    colon = next((at for at in range(start + 2, stop) if parser.word(at) == ":"), None)
    return colon is not None and not parser.tokens[colon + 1].glued


def _after_separator(parser: Parser, at: int, end: int) -> tuple[int, bool]:
    is_comma = False
    first = at
    while at < end and parser.has_category(_SEPARATORS, at):
        found = parser.category("list_sep", at, end) or parser.category("connector", at, end)
        if found is None:
            break
        is_comma |= parser.tokens[at].norm in (",", "،", ";")
        is_comma |= parser.category("sequence", at) is not None  # "and then" parts as a comma does
        at = found.end
    if at > first:
        lead = parser.category("resume", at, end)
        at = lead.end if lead and lead.end < end else at
    return at, is_comma


def _begins(parser: Parser, at: int, end: int, units: list[Unit]) -> bool:
    """With a verb, maybe after a date; where the verb comes last, it is looked for at the end."""
    if parser.grammar.infinitives:
        return True
    lead = next((unit for unit in units if unit.start == at and is_time_unit(unit.value)), None)
    at = lead.end if lead else at
    return at < end and parser.category("doing", at, end) is not None


def _is_thing(parser: Parser, start: int, end: int, units: list[Unit]) -> bool:
    inside = sum(unit.end - unit.start for unit in units if start <= unit.start and unit.end <= end)
    if end - start - inside < 2:
        return False
    if not parser.grammar.infinitives:
        return _begins(parser, start, end, units)
    covered = {at for unit in units for at in range(unit.start, unit.end)}
    last = next((at for at in range(end - 1, start, -1) if at not in covered), start)
    return parser.grammar.is_infinitive(parser.tokens[last].norm) or (
        parser.category("doing", start, end) is not None
    )


def _is_appointment(start: int, end: int, units: list[Unit]) -> bool:
    """ "Bank at 10", "dentist on tuesday": a name and, at its end, a time or a day."""
    inside = [unit for unit in units if start <= unit.start and unit.end <= end]
    return bool(
        inside
        and isinstance(inside[-1].value, Clock | Day)
        and not (isinstance(inside[-1].value, Day) and is_weak(inside[-1].value))
        and inside[-1].end == end
        and end - start > sum(unit.end - unit.start for unit in inside)
    )


def _is_quoted(parser: Parser, start: int, end: int, units: list[Unit]) -> bool:
    """ "'Call Tom' for thursday": a quotation, and nothing besides but what says when."""
    if parser.tokens[start].kind != "quote":
        return False
    covered = {at for unit in units for at in range(unit.start, unit.end)}
    return covered.issuperset(range(start + 1, end))


def _is_dated(part: tuple[int, int], units: list[Unit]) -> bool:
    start, end = part
    return any(
        is_time_unit(unit.value) and (not is_weak(unit.value) or unit.end == end)
        for unit in units
        if start <= unit.start and unit.end <= end
    )


def with_what_is_said_once(
    parser: Parser, intents: list[Intent], parts: list[tuple[int, int]]
) -> list[Intent]:
    """A day or a verb named with the first of several things, and meant with those after it."""
    return _with_the_verb(parser, _on_the_same_day(parser, intents, parts), parts)


def _with_the_verb(parser: Parser, intents: list[Intent], parts: list[tuple[int, int]]) -> list[Intent]:
    """ "Buy milk tomorrow and bread on friday": bread is to be bought, too."""
    starts = [after_leading(units_in(parser, *part), part[0]) for part in parts]
    verb = parser.category("carried_verb", starts[0], parts[0][1])
    if verb is None:
        return intents
    said = parser.text[parser.tokens[starts[0]].start : parser.tokens[verb.end - 1].end]
    return [
        intents[0],
        *(
            intent
            if intent.title is None or parser.category("doing", at, end)
            else replace(intent, title=f"{said} {intent.title}")
            for intent, at, (_, end) in zip(intents[1:], starts[1:], parts[1:], strict=True)
        ),
    ]


def _on_the_same_day(parser: Parser, intents: list[Intent], parts: list[tuple[int, int]]) -> list[Intent]:
    """ "Tomorrow call mom at 5 and email Bob at 6": a time alone is on the day that was named before it."""
    shared = intents[:1]
    for intent, part in zip(intents[1:], parts[1:], strict=True):
        before, when = shared[-1].when, intent.when
        names_day = any(isinstance(unit.value, Day | Instant | Repeat) for unit in units_in(parser, *part))
        if before and before.date and not before.recurrence and when and when.time and not names_day:
            shared.append(replace(intent, when=replace(when, date=before.date)))
        else:
            shared.append(intent)
    return shared
