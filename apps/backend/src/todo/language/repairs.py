""" "Delete 3, no wait, delete 4", "at 5, I mean 6 pm": what a person takes back in the same breath."""

from collections.abc import Sequence
from dataclasses import replace

from todo.language.grammar import Parser
from todo.language.moments import read_moment
from todo.language.references import read_references
from todo.language.schedule import schedule
from todo.language.titles import read_title
from todo.language.types import Intent, IntentKind, When
from todo.language.units import is_time_unit, units_in

_REPAIRS = frozenset({"repair", "repair_of_time"})
_MARKS = (",", "،", ".", "…", "-", "–", "—", ":", "!")
_DATED = (IntentKind.ADD, IntentKind.RESCHEDULE)


def repair_at(parser: Parser, start: int, end: int) -> tuple[int, int] | None:
    """Where the last repair begins, and where what is meant instead does."""
    for at in range(end - 1, start, -1):
        if not parser.has_category(_REPAIRS, at):
            continue
        said = parser.category("repair", at, end) or parser.category("repair_of_time", at, end)
        after = _after_marks(parser, said.end, end) if said else end
        if said is None or after >= end:
            continue
        first = _first(parser, start, at)
        is_plain = any(parser.category("repair", k, end) for k in range(first, at + 1))
        if is_plain or _is_between_times(parser, start, first, after, end):
            return first, after
    return None


def _first(parser: Parser, start: int, at: int) -> int:
    """Where the words of a repair begin that end here: "sorry" of "sorry, I mean"."""
    first = at
    while first > start + 1:
        before = first - 1
        while before > start and parser.tokens[before].norm in _MARKS:
            before -= 1
        if not parser.has_category(_REPAIRS, before):
            return first
        first = before
    return first


def _after_marks(parser: Parser, at: int, end: int) -> int:
    while at < end and parser.tokens[at].norm in _MARKS:
        at += 1
    return at


def _is_between_times(parser: Parser, start: int, at: int, after: int, end: int) -> bool:
    """ "At 5 no 6 pm"."""
    while at > start and parser.tokens[at - 1].norm in _MARKS:
        at -= 1
    before = units_in(parser, start, at)
    is_time = bool(before) and before[-1].end == at and is_time_unit(before[-1].value)
    return is_time and read_moment(parser, after, end) is not None


def repaired(
    parser: Parser, said: Sequence[Intent], spoken: Sequence[Intent], start: int, end: int
) -> list[Intent]:
    """`said` before the repair, as the tokens after it want it; `spoken`: the wishes that those tell by themselves."""
    *before, last = said
    if spoken:
        about_it = any(reference.kind == "pronoun" for intent in spoken for reference in intent.references)
        return [*said, *spoken] if about_it else [*before, *spoken]
    moment = read_moment(parser, start, end)
    if moment is not None and last.kind in _DATED:
        when, doubts = schedule(moment, parser.context, open_date=True)
        settled = replace(last, when=_instead(last.when, when), ambiguities=tuple(doubts))
        return [*before, settled] if when else []
    if last.references:
        meant = read_references(parser, start, end)
        return [*before, replace(last, references=meant)] if meant else []
    if last.kind is IntentKind.ADD and not last.implied:
        read = read_title(parser, start, end)
        if read.title:
            return [*before, replace(last, title=read.title, when=_instead(last.when, read.when))]
    return []


def _instead(old: When | None, new: When | None) -> When | None:
    if old is None or new is None:
        return new or old
    return replace(
        new, date=new.date or old.date, time=new.time or old.time, recurrence=new.recurrence or old.recurrence
    )
