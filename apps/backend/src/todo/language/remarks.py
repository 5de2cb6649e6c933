"""What is said beside a wish: that something is so, why, and of which task."""

from todo.language.grammar import Parser
from todo.language.references import names_a_number, read_references
from todo.language.types import Reference

MAX_SUBJECT = 5
"""Words before the verb of a remark."""
_WHY = frozenset({"statement", "why"})
_NAMED = frozenset({"determiner", "mine"})
_THINGS = frozenset({"determiner", "mine", "verb_particle"})
_FINITE = frozenset({"finite", "past_sure"})
_VERBS = frozenset({"finite", "modal"})
_TOLD = frozenset({"finite", "statement"})
_BECAUSE = frozenset({"because"})
_MARKS = (",", "،")


def is_hence(parser: Parser, start: int, at: int) -> bool:
    """Whether a joint says that what stands before it is the reason for what follows."""
    return parser.category("hence", at) is not None and at - start > 1


def is_joined(parser: Parser, at: int) -> bool:
    return parser.word(at) in _MARKS or parser.category("hence", at) is not None


def is_told(parser: Parser, start: int, end: int) -> bool:
    """ "I'm not well", "the oven broke", "the boiler's leaking"."""
    return parser.category("statement", start, end) is not None or any(
        parser.has_category(_FINITE, at) or _is_owned(parser, at) for at in range(start, end)
    )


def tells_why(parser: Parser, start: int, end: int) -> bool:
    """ "No time today", "the boiler man is off sick"."""
    return parser.has_category(_WHY, start) or (
        parser.has_category(_THINGS, start)
        and any(parser.has_category(_FINITE, at) or _is_owned(parser, at) for at in range(start + 1, end))
    )


def reason_at(parser: Parser, start: int, end: int) -> int | None:
    """Where "because I'm sick" begins."""
    for at in range(start + 2, end - 1):
        found = parser.category("because", at, end) if parser.has_category(_BECAUSE, at) else None
        if found and any(
            parser.has_category(_TOLD, k) for k in range(found.end, min(found.end + MAX_SUBJECT, end))
        ):
            return at
    return None


def subject(parser: Parser, start: int, end: int) -> tuple[Reference, ...] | None:
    """What a remark is about: the task that it numbers, or the thing before its verb."""
    for first in range(start, end):
        if names_a_number(parser, first, end):
            last = next(at for at in range(first, end) if parser.tokens[at].value is not None) + 1
            return read_references(parser, first, last)
    if not parser.has_category(_NAMED, start):
        return None
    for at in range(start + 2, min(end, start + MAX_SUBJECT + 1)):
        if parser.has_category(_VERBS, at):
            about = read_references(parser, start, at)
            return about if about and len(about) == 1 and about[0].kind == "title" else None
    return None


def is_unknown_deed(parser: Parser, start: int, end: int) -> bool:
    """ "Bleed the radiators": a word that nothing here knows, and then a thing: what is to be done with it."""
    return (
        end - start > 2
        and parser.tokens[start].kind == "word"
        and len(parser.key_sets[start]) == 1
        and parser.has_category(_THINGS, start + 1)
        and parser.tokens[start + 2].kind in ("word", "quote")
    )


def _is_owned(parser: Parser, at: int) -> bool:
    return parser.tokens[at].kind == "word" and parser.word(at).endswith("'s")
