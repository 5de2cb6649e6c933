"""Words that are nothing but what is changed of a task, two things or more: "friday 5pm, high priority and #work"."""

from dataclasses import dataclass

from todo.language.grammar import Parser, kept
from todo.language.schedule import Pieces
from todo.language.types import Priority
from todo.language.units import Tags, is_time_unit, may_begin_unit, units_in
from todo.language.values import Importance

_JOINTS = ("connector", "title_lead", "title_tail")
_OPENINGS = frozenset(_JOINTS)
_MARKS = (",", ";", ":", "-", "،", "؛")


@dataclass(frozen=True, slots=True)
class Changes:
    title: str | None
    """A new one, in quotes."""
    moment: Pieces | None
    priority: Priority | None
    tags: tuple[str, ...]

    @property
    def count(self) -> int:
        return sum(bool(each) for each in (self.title, self.moment, self.priority, self.tags))


@kept
def read_changes(parser: Parser, start: int, end: int) -> Changes | None:
    """None if there are other words, or only one thing is changed."""
    if not _may_begin(parser, start) or "tagged" in parser.key_sets[start]:
        return None  # tasks "tagged work" are these, and nothing changes
    units = units_in(parser, start, end)
    title = _quoted(parser, start)
    pieces = Pieces()
    priority: Priority | None = None
    tags: list[str] = []
    at = start + (title is not None)
    for unit in units:
        if not _only_joints(parser, at, unit.start):
            return None
        if isinstance(unit.value, Tags):
            tags += unit.value.names
        elif isinstance(unit.value, Importance) and priority is None:
            priority = unit.value.priority
        elif not is_time_unit(unit.value) or not pieces.take(unit.value, unit.span(parser)):
            return None
        at = unit.end
    if not _only_joints(parser, at, end):
        return None
    found = Changes(title, None if pieces.is_empty else pieces, priority, tuple(dict.fromkeys(tags)))
    return found if found.count > 1 else None


def _may_begin(parser: Parser, at: int) -> bool:
    return (
        may_begin_unit(parser, at, at)
        or parser.tokens[at].kind == "quote"
        or parser.has_category(_OPENINGS, at)
        or parser.tokens[at].norm in _MARKS
    )


def _quoted(parser: Parser, at: int) -> str | None:
    token = parser.tokens[at]
    return parser.text[slice(*token.inner)] or None if token.kind == "quote" else None


def _only_joints(parser: Parser, start: int, end: int) -> bool:
    at = start
    while at < end:
        if parser.tokens[at].norm in _MARKS:
            at += 1
            continue
        joint = next((found for name in _JOINTS if (found := parser.category(name, at, end))), None)
        if joint is None:
            return False
        at = joint.end
    return True
