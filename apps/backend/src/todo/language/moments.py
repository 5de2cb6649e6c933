"""Words that are nothing but a date, a time or a repetition: what fills the hole `{when}` of a frame."""

from todo.language.grammar import Parser, kept
from todo.language.schedule import Pieces
from todo.language.types import Span
from todo.language.units import is_time_unit, may_begin_unit, unit_at

_LISTED = frozenset({"list_sep"})
_ARTICLES = frozenset({"determiner"})
_JOINTS = frozenset({"filler", "title_tail"})
_MARKS = (",", ":", ".", "-")
"""What may stand between them."""


@kept
def read_moment(parser: Parser, start: int, end: int) -> Pieces | None:
    """None if there are other words."""
    if not _may_begin(parser, start, start):
        return None
    pieces = Pieces()
    at = start
    while at < end:
        unit = unit_at(parser, at, end)
        if unit and is_time_unit(unit.value) and _taken(pieces, unit.value, unit.span(parser)):
            at = unit.end
            continue
        hour = next((reading for reading in parser.read("bare_hour", at) if reading.end == end), None)
        is_counted = pieces.is_empty and at > 0 and parser.has_category(_LISTED, at - 1)  # "tasks 1, 2 and 5"
        is_counted |= parser.has_category(_ARTICLES, at)  # one word is "a" and "one" in Urdu
        if (
            hour
            and not is_counted
            and pieces.take(hour.value, Span(parser.tokens[at].start, parser.tokens[end - 1].end))
        ):
            at = end
        elif parser.tokens[at].norm in _MARKS:
            at += 1
        else:
            found = parser.category("filler", at, end) or parser.category("title_tail", at, end)
            if found is None:
                return None
            at = found.end
    is_bare = pieces.clock is not None and pieces.clock.bare and not pieces.day and not pieces.repeat
    return None if pieces.is_empty or is_bare else pieces


def _taken(pieces: Pieces, value: object, span: Span) -> bool:
    return pieces.take(value, span) or pieces.take_another(value, span)


@kept
def _may_begin(parser: Parser, at: int, _: int) -> bool:
    """Whether words that are nothing but a date, a time or a repetition may begin here."""
    return (
        may_begin_unit(parser, at, at)
        or "bare_hour" in parser.openers[at]
        or parser.has_category(_JOINTS, at)
        or parser.tokens[at].norm in _MARKS
    )
