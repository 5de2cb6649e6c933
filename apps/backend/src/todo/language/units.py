"""Finds the dates, times, repetitions, priorities and tags in a stretch of text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import get_args

from todo.language.grammar import Parser, kept
from todo.language.types import Priority, Span
from todo.language.values import Clock, Day, DaysOff, Importance, Instant, Limit, Repeat

RULES = ("repeat", "when_day", "when_time", "limit", "pause", "importance", "unclear", "aside")


APART = (",", ";", "،", "؛", "-", "–", "—", "|", ".")
"""Marks that part what is said of a task from its title."""


@dataclass(frozen=True, slots=True)
class Tags:
    names: tuple[str, ...]


_OPENINGS = ("(", ":", ",", "،")
_CLOSINGS = (")", ",", ".", ";", "!", "?", ":", "،", "۔", "؛", "؟")
_NUMBERED = frozenset({"numbered", "task_noun", "number_mark"})
_COUNTED = frozenset({"numbered", "unit"})
MAX_TIME = 5
"""Tokens before a tag that are looked at for a time."""
_TAG_LEADS = frozenset({"tag_lead", "tag_aside"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A reading of tokens `[start, end)`."""

    start: int
    end: int
    value: object

    def span(self, parser: Parser) -> Span:
        return Span(parser.tokens[self.start].start, parser.tokens[self.end - 1].end)


def unit_at(parser: Parser, at: int, limit: int) -> Unit | None:
    """The longest unit that begins at a token."""
    if not may_begin_unit(parser, at, at):
        return None
    tags = _tags_at(parser, at, limit)
    for found in _candidates(parser, at, at):
        if found.end <= limit:
            return tags if tags and tags.end >= found.end else found
    return tags


@kept
def may_begin_unit(parser: Parser, at: int, _: int) -> bool:
    """Whether there is a limit with which `unit_at` finds one here."""
    return parser.word(at) == "#" or parser.has_category(_TAG_LEADS, at) or bool(_candidates(parser, at, at))


@kept
def _candidates(parser: Parser, at: int, _: int) -> list[Unit]:
    """All readings at a token, longest first."""
    openers = parser.openers[at]
    found = [
        Unit(at, reading.end, reading.value)
        for name in RULES
        if name in openers
        for reading in parser.read(name, at)
    ]
    found = [unit for unit in found if not _is_bare(unit) or not _is_counted(parser, unit)]
    found += _level_set_apart(parser, at)
    return sorted(found, key=lambda unit: -unit.end) if len(found) > 1 else found


def _level_set_apart(parser: Parser, at: int) -> list[Unit]:
    """ "…, due friday, high": between commas, or at the end, one word tells the priority."""
    tokens = parser.tokens
    said = parser.category("priority_word", at)
    if said is None or at == 0 or said.end != at + 1 or tokens[at].glued or tokens[at - 1].norm != ",":
        return []
    level = next((known for known in get_args(Priority) if known == said.value), None)
    is_closed = said.end >= len(tokens) or tokens[said.end].norm in APART
    return [Unit(at, said.end, Importance(level))] if level and is_closed else []


def _is_bare(unit: Unit) -> bool:
    return isinstance(unit.value, Clock) and unit.value.bare


def _is_counted(parser: Parser, unit: Unit) -> bool:
    """ "Chapters 10-12", "10-12 eggs", "10-12-2026", "v10-12": numbers that are no hours."""
    tokens, start, end = parser.tokens, unit.start, unit.end
    if start and (
        (tokens[start].glued and tokens[start - 1].norm not in _OPENINGS)
        or parser.has_category(_NUMBERED, start - 1)
    ):
        return True
    if end >= len(tokens):
        return False
    following = tokens[end]
    if following.glued and (
        following.norm not in _CLOSINGS or (end + 1 < len(tokens) and tokens[end + 1].glued)
    ):
        return True
    return parser.has_category(_COUNTED, end) or parser.grammar.is_plural(following.norm)


@kept
def units_in(parser: Parser, start: int, end: int) -> list[Unit]:
    found: list[Unit] = []
    at = start
    while at < end:
        unit = unit_at(parser, at, end)
        if unit is None:
            at += 1
        else:
            found.append(unit)
            at = unit.end
    lone = _hour_after_a_day(parser, found, end)
    if lone:
        found.append(lone)
    if any(_is_bare(unit) for unit in found):
        return [unit for unit in found if not _is_bare(unit) or _is_beside_a_day(parser, unit, found)]
    return found


def _hour_after_a_day(parser: Parser, units: list[Unit], end: int) -> Unit | None:
    """ "1:1 with boss weds 10": a number that ends it all and stands after a day."""
    if not units or units[-1].end != end - 1 or not isinstance(units[-1].value, Day | Repeat):
        return None
    said = parser.tokens[end - 1].value
    is_followed = (
        end < len(parser.tokens) and parser.tokens[end].glued and parser.tokens[end].norm not in _CLOSINGS
    )
    if (
        said is None
        or not 1 <= said <= 12
        or is_followed
        or any(isinstance(unit.value, Clock) for unit in units)
    ):
        return None
    return Unit(end - 1, end, Clock(time(said), twelve=True, bare=True))


def _is_beside_a_day(parser: Parser, unit: Unit, units: list[Unit]) -> bool:
    before = unit.start - (parser.word(unit.start - 1) in (",", "،", "("))
    after = unit.end + (parser.word(unit.end) in (",", "،"))
    return any(
        isinstance(other.value, Day | Repeat) and (other.end == before or other.start == after)
        for other in units
    )


def tag_at(parser: Parser, at: int, limit: int) -> Unit | None:
    """ "#work"; digits alone name a task, not a tag."""
    tokens = parser.tokens
    if at + 1 >= limit or tokens[at].norm != "#" or tokens[at + 1].kind not in ("word", "number"):
        return None
    end = at + 1
    while end < limit and (
        (tokens[end].kind in ("word", "number") and tokens[end].glued)
        or (tokens[end].norm in "-_/" and tokens[end].glued and end + 1 < limit and tokens[end + 1].glued)
    ):
        end += 1
    name = parser.text[tokens[at + 1].start : tokens[end - 1].end] if end > at + 1 else ""
    if not name or name.isdigit():
        return None
    return Unit(at, end, Tags((name,)))


def _tags_at(parser: Parser, at: int, limit: int) -> Unit | None:
    if parser.word(at) != "#" and not parser.has_category(_TAG_LEADS, at):
        return None
    sharp = tag_at(parser, at, limit)
    if sharp:
        return sharp
    lead = parser.category("tag_lead", at, limit)
    if lead and lead.end < limit:
        names, end = tag_names(parser, lead.end, limit)
        if end < limit and parser.tokens[end].norm not in APART:
            # What follows the first name may be anything ("tagged home and call mom").
            names, end = tag_names(parser, lead.end, limit, most=1)
        return Unit(at, end, Tags(tuple(names))) if names else None
    return _tags_set_apart(parser, at, limit)


def _tags_set_apart(parser: Parser, at: int, limit: int) -> Unit | None:
    """ "…, tag home": after a comma and with nothing behind but what is set apart itself."""
    lead = parser.category("tag_aside", at, limit)
    if lead is None or at == 0:
        return None
    if parser.tokens[at - 1].norm not in APART and not _ends_time(parser, at):
        return None
    comma = next((k for k in range(lead.end, limit) if parser.word(k) in (",", "،")), limit)
    names, end = tag_names(parser, lead.end, comma)
    if end < comma:
        names, end = tag_names(parser, lead.end, limit)
    is_closed = end >= limit or parser.tokens[end].norm in APART
    return Unit(at, end, Tags(tuple(names))) if names and is_closed else None


def _ends_time(parser: Parser, at: int) -> bool:
    """ "At 9:45am tag team": what stands before says when."""
    before = (unit_at(parser, start, at) for start in range(max(0, at - MAX_TIME), at))
    return any(unit is not None and unit.end == at and is_time_unit(unit.value) for unit in before)


def tag_names(parser: Parser, start: int, limit: int, *, most: int = 20) -> tuple[list[str], int]:
    """ "work, home and #urgent" from a token on; stops at what cannot be a tag."""
    names: list[str] = []
    at = end = start
    while at < limit:
        sharp = tag_at(parser, at, limit)
        token = parser.tokens[at]
        if sharp and isinstance(sharp.value, Tags):
            names.extend(sharp.value.names)
            at = end = sharp.end
        elif token.kind == "quote" or (token.kind == "word" and len(names) < most):
            names.append(parser.text[token.inner.start : token.inner.end])
            at = end = at + 1
            while end < limit and parser.tokens[end].glued and parser.tokens[end].norm in ("-", "_"):
                if end + 1 >= limit or not parser.tokens[end + 1].glued:
                    break
                names[-1] = parser.text[token.start : parser.tokens[end + 1].end]
                at = end = end + 2
        else:
            break
        while at < limit and (parser.category("list_sep", at) or parser.tokens[at].norm == ","):
            at += 1
        if at == end and at < limit and parser.tokens[at].norm != "#":
            break
    return names, end


def is_time_unit(value: object) -> bool:
    return isinstance(value, Day | Clock | Instant | Repeat | Limit | DaysOff)


def after_leading(units: Sequence[Unit], start: int) -> int:
    """The index after the run of times that begins here ("every day at 8 walk the dog"); this one if there is none."""
    by_start = {unit.start: unit.end for unit in units if is_time_unit(unit.value)}
    while start in by_start:
        start = by_start[start]
    return start


def is_weak(value: object) -> bool:
    """Words that may as well belong to a title: a lone weekday, one adjective, a number after "at"."""
    if isinstance(value, Repeat):
        return value.weak
    return isinstance(value, Day | Clock | Importance) and value.weak
