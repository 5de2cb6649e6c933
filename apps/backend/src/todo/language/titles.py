"""Takes what is understood out of a title's words; what may belong to the title stays in it, and doubt is told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from todo.language.grammar import Parser, kept
from todo.language.schedule import Pieces, schedule
from todo.language.sentences import ends_a_date
from todo.language.types import Ambiguity, Choice, Piece, Priority, Span, When
from todo.language.units import Tags, Unit, after_leading, is_time_unit, is_weak, unit_at, units_in
from todo.language.values import Aside, Clock, Day, DaysOff, Importance, Limit, Part, Repeat, Unclear

_MUST = frozenset({"must"})
_NO_VERB = frozenset({"not_a_verb"})
_PHRASAL = frozenset({"phrasal"})
_PHRASAL_ENDS = frozenset({"phrasal_end"})
_QUESTIONS = frozenset({"relative"})
_HINTS = frozenset({"morning_hint", "evening_hint"})
DAY_NAMES = ("weekday", "month", "rel_day", "tonight", "which", "part")


@dataclass(frozen=True, slots=True)
class Titled:
    title: str | None
    when: When | None
    priority: Priority | None
    tags: tuple[str, ...]
    ambiguities: tuple[Ambiguity, ...]
    pieces: tuple[Piece, ...]


class _Around(NamedTuple):
    """What stands around a unit in the words that are read."""

    start: int
    end: int
    starts: frozenset[int]
    """Of all units."""
    lead: int
    """The index after the times that these words begin with."""
    has_day: bool
    has_repeat: bool


@kept
def read_title(parser: Parser, start: int, end: int) -> Titled:
    start, end = _trimmed(parser, start, end)
    units = units_in(parser, start, end)
    taken: list[Unit] = []
    ends: set[int] = set()
    ambiguities: list[Ambiguity] = []
    pieces = Pieces(hint=_hint(parser, start, end))
    priority: Priority | None = None
    tags: list[str] = []
    units = [unit for unit in units if not _is_owner(parser, unit, end)]
    around = _Around(
        start,
        end,
        starts=frozenset(unit.start for unit in units),
        lead=after_leading(units, start),
        has_day=any(isinstance(unit.value, Day | Repeat) and not is_weak(unit.value) for unit in units),
        has_repeat=any(isinstance(unit.value, Repeat) and unit.value.freq != "HOURLY" for unit in units),
    )
    for unit in sorted(
        units, key=lambda unit: (not isinstance(unit.value, Repeat), is_weak(unit.value), unit.start)
    ):
        stays, doubt = _stays(parser, unit, around)
        ambiguities += [doubt] if doubt else []
        joint = unit.start
        if stays:
            continue
        if isinstance(unit.value, Importance):
            if priority not in (None, unit.value.priority):
                continue
            priority = unit.value.priority
        elif isinstance(unit.value, Tags):
            tags.extend(name for name in unit.value.names if name not in tags)
        elif is_time_unit(unit.value) and not pieces.take(unit.value, unit.span(parser)):
            joint = _joint(parser, ends, unit)
            pieces.is_either |= any("either" in parser.key_sets[at] for at in range(joint, unit.start))
            if joint < 0 or not pieces.take_another(unit.value, unit.span(parser)):
                continue
        taken.append(replace(unit, start=joint))
        ends.add(unit.end)
    taken.sort(key=lambda unit: unit.start)
    when, doubts = schedule(pieces, parser.context)
    title, spans = _rest(parser, start, end, taken)
    shown = tuple(_piece(parser, unit) for unit in taken if not isinstance(unit.value, Aside)) + tuple(
        Piece("title", span, parser.text[span.start : span.end]) for span in spans
    )
    return Titled(
        title,
        when,
        priority,
        tuple(tags),
        (*ambiguities, *doubts),
        tuple(sorted(shown, key=lambda piece: piece.span)),
    )


def _stays(parser: Parser, unit: Unit, around: _Around) -> tuple[bool, Ambiguity | None]:
    """Whether these words are left in the title, and the doubt about it."""
    value = unit.value
    doubt = None
    if isinstance(value, Unclear):
        return True, Ambiguity(value.kind, unit.span(parser)) if value.told else None
    if isinstance(value, Repeat) and value.freq == "HOURLY":
        return True, Ambiguity("unknown_repeat", unit.span(parser))  # a task comes again on another day
    if is_weak(value) and not _stands_apart(parser, unit, around):
        if _may_be_meant(parser, unit, around.start) and not around.has_day:
            doubt = _date_or_title(parser, unit)
        return True, doubt
    if isinstance(value, Day):
        is_name = value.doubt == "date_or_title" or is_in_a_name(parser, unit, around.start, around.end)
        return is_name, _date_or_title(parser, unit) if is_name else None
    if isinstance(value, Limit | DaysOff):
        return not around.has_repeat, None
    return isinstance(value, Aside) and unit.start == around.start, None


def _hint(parser: Parser, start: int, end: int) -> Part | None:
    for at in range(start, end):
        if parser.has_category(_HINTS, at):
            return "morning" if parser.category("morning_hint", at) else "evening"
    return None


def _stands_apart(parser: Parser, unit: Unit, around: _Around) -> bool:
    """A weak unit counts where no word leans on it: at the end, before a preposition, before another unit."""
    if unit.start > around.start and parser.category("determiner", unit.start - 1):
        return False
    is_joined = parser.word(unit.end) == "/" and unit.end + 1 in around.starts  # "tue/thu"
    if unit.end >= around.end or unit.end in around.starts or is_joined:
        return True
    following = parser.tokens[unit.end]
    if following.kind == "punct":
        return following.norm not in ("'", "’", "/", "&", "#", "@") or not following.glued
    if isinstance(unit.value, Importance):
        return False
    if parser.category("boundary", unit.end):
        return True
    return unit.end == around.lead and parser.category("doing", unit.end) is not None


def _is_owner(parser: Parser, unit: Unit, end: int) -> bool:
    """ "Tonight's dinner", in languages that write the 's as a word of its own: part of the title."""
    is_time = isinstance(unit.value, Day | Clock)
    return is_time and unit.end < end and parser.category("possessive", unit.end) is not None


def _is_named(parser: Parser, unit: Unit, start: int) -> bool:
    return unit.start > start and parser.category("determiner", unit.start - 1) is not None


def _may_be_meant(parser: Parser, unit: Unit, start: int) -> bool:
    """ "Prep monday notes" may speak of a date; "the sunday paper" and "1/2 cup" do not."""
    words = any(parser.tokens[at].kind == "word" for at in range(unit.start, unit.end))
    return isinstance(unit.value, Day) and words and not _is_named(parser, unit, start)


def is_in_a_name(parser: Parser, unit: Unit, start: int, end: int) -> bool:
    """ "Friday Night Lights", "Tomorrow Never Dies": a capital here and in the word that follows, in a text that has
    small letters elsewhere; so are "The Day After Tomorrow" and other words that all have one."""
    if _is_all_capital(parser, unit, start, end):
        return True
    if unit.end >= end or not _is_capital(parser, unit.start) or not _is_capital(parser, unit.end):
        return False
    if parser.category("boundary", unit.end) or not any(
        parser.category(name, unit.start) for name in DAY_NAMES
    ):
        return False
    own = sum(_is_small(parser, at) for at in range(unit.start, min(unit.end + 1, end)))
    return _small_letters(parser, start, end) > own


def _is_all_capital(parser: Parser, unit: Unit, start: int, end: int) -> bool:
    inside = range(unit.start, unit.end)
    return (
        len(inside) > 2
        and all(_is_capital(parser, at) for at in inside)
        and _small_letters(parser, start, end) > 0
        and any(_is_small(parser, at) for at in range(start, unit.start))
    )


@kept
def _small_letters(parser: Parser, start: int, end: int) -> int:
    return sum(_is_small(parser, at) for at in range(start, end))


def _is_small(parser: Parser, at: int) -> bool:
    return parser.text[parser.tokens[at].start].islower()


def _is_capital(parser: Parser, at: int) -> bool:
    token = parser.tokens[at]
    return token.kind == "word" and parser.text[token.start].isupper() and token.end - token.start > 1


def _joint(parser: Parser, ends: set[int], unit: Unit) -> int:
    """Where "and 8pm" begins, if it is joined to what is taken ("at 8am and 8pm", "mon wed"); else -1."""
    before = unit.start
    while before not in ends:
        before -= 1
        if before < 0 or not (parser.category("list_sep", before) or parser.word(before) == "/"):
            return -1
    lone = isinstance(unit.value, Day) and unit.value.weak
    return before if before < unit.start or lone else -1


def _date_or_title(parser: Parser, unit: Unit) -> Ambiguity:
    """The words stay in the title, and the doubt is told."""
    span = unit.span(parser)
    day = unit.value.due if isinstance(unit.value, Day) else None
    dates = (Choice(day.isoformat(), day.isoformat()),) if day else ()
    return Ambiguity(
        "date_or_title", span, (*dates, Choice(parser.text[span.start : span.end], "title")), assumed="title"
    )


def _piece(parser: Parser, unit: Unit) -> Piece:
    span = unit.span(parser)
    value = unit.value
    if isinstance(value, Importance):
        return Piece("priority", span, value.priority)
    if isinstance(value, Tags):
        return Piece("tag", span, " ".join(value.names))
    return Piece(
        "recurrence" if isinstance(value, Repeat | Limit | DaysOff) else "when",
        span,
        parser.text[span.start : span.end],
    )


def _rest(parser: Parser, start: int, end: int, taken: Sequence[Unit]) -> tuple[str | None, list[Span]]:
    """What is left, joined; the words that only led to what was taken go too."""
    chunks: list[tuple[int, int]] = []
    at = start
    for unit in [*taken, Unit(end, end, None)]:
        tail = not _describes(parser, unit, end)
        is_last = unit.start == unit.end
        chunk = _trimmed(parser, at, unit.start, tail=tail, lead=at == start or not chunks, is_last=is_last)
        is_aside = (chunks and _only_closes(parser, *chunk)) or (
            (chunks or unit.start < end) and _only_leads(parser, *chunk)
        )
        if chunk[0] < chunk[1] and not is_aside:
            chunks[-1:] = [(first, _told(parser, last, chunk[0])) for first, last in chunks[-1:]]
            chunks.append(chunk)
        at = max(at, unit.end)
    if chunks and parser.tokens[chunks[0][0]].kind == "quote" and chunks[0][1] - chunks[0][0] == 1:
        chunks = [chunk for chunk in chunks if chunk == chunks[0] or not _is_joint(parser, *chunk)]
    if not chunks:
        return None, []
    if len(chunks) == 1 and chunks[0][1] - chunks[0][0] == 1:
        span = parser.tokens[chunks[0][0]].inner
        spans = [span] if span.end > span.start else []
    else:
        spans = [Span(parser.tokens[a].start, parser.tokens[b - 1].end) for a, b in chunks]
    title = _joined(parser, chunks, spans).strip()
    if parser.word(end - 1) == ")" and title.count("(") == title.count(")") + 1:
        title += ")"  # what was taken out stood before it: "(flat 3, by friday)"
    return title or None, spans


def _joined(parser: Parser, chunks: Sequence[tuple[int, int]], spans: Sequence[Span]) -> str:
    """With a colon where what was taken out stood before one: "plan the party (on saturday): buy a cake"."""
    title = ""
    for (start, _), span in zip(chunks, spans, strict=True):
        joint = ": " if title and parser.word(start - 1) == ":" else " "
        title += (joint if title else "") + parser.text[span.start : span.end]
    return title


def _told(parser: Parser, end: int, following: int) -> int:
    """ "Milk runs out, tomorrow bring more": a sentence before another keeps its verb, where that comes last."""
    if parser.category("postposition", end, following):
        return end + 1
    at = end
    while at < following and parser.category("title_tail", at):
        if parser.category("sentence_verb", at) and at + 1 < following and parser.word(at + 1) in (",", "،"):
            return at + 2
        at += 1
    return end


def _describes(parser: Parser, unit: Unit, end: int) -> bool:
    """ "Tickets for the 8 pm show": the time is the show's, and "for the" leads to that."""
    is_named = unit.start > 0 and parser.category("determiner", unit.start - 1) is not None
    if not isinstance(unit.value, Clock) or not is_named or unit.end >= end:
        return False
    is_word = parser.tokens[unit.end].kind == "word" and not parser.category("boundary", unit.end)
    return is_word and unit_at(parser, unit.end, end) is None


def _only_closes(parser: Parser, start: int, end: int) -> bool:
    """The marks behind what was taken out: "!)" of "(important!)"."""
    return all(token.kind == "punct" and token.norm in "!?.)" for token in parser.tokens[start:end])


def _only_leads(parser: Parser, start: int, end: int) -> bool:
    """ "Tomorrow I must at nine …", where the verb comes last: the "I must" between two times."""
    return bool(parser.grammar.infinitives) and all(
        parser.category("title_lead", at) or parser.category("title_tail", at) for at in range(start, end)
    )


def is_scrambled(parser: Parser, start: int, end: int) -> bool:
    """ "Call must I Ali", where the verb comes last: what follows it belongs to it, down to its last word."""
    return bool(parser.grammar.infinitives) and any(
        parser.has_category(_MUST, at)
        and parser.grammar.is_infinitive(parser.word(at - 1))
        and not parser.has_category(_NO_VERB, at - 1)
        for at in range(start + 1, end - 1)
    )


def _is_joint(parser: Parser, start: int, end: int) -> bool:
    """Words that only joined what was taken out: "and", "with"."""
    return all(
        parser.category("title_tail", at) or parser.tokens[at].kind == "punct" for at in range(start, end)
    )


def _is_of_verb(parser: Parser, start: int, at: int) -> bool:
    """A preposition that ends what its verb says: "log in", "the school that she goes to"."""
    is_asked = any(parser.has_category(_QUESTIONS, k) for k in range(start, at - 1))
    return parser.has_category(_PHRASAL_ENDS, at) and (is_asked or parser.has_category(_PHRASAL, at - 1))


def _trimmed(
    parser: Parser, start: int, end: int, *, tail: bool = False, lead: bool = True, is_last: bool = False
) -> tuple[int, int]:
    """`is_last`: nothing follows, so that a preposition after a verb leads to nothing ("log in")."""
    while start < end and (
        (parser.tokens[start].kind == "punct" and parser.tokens[start].norm in ",;:-–—.،؛۔|>=)*•")
        or (lead and parser.category("title_lead", start, end - 1))
    ):
        reading = parser.category("title_lead", start, end - 1) if lead else None
        start = reading.end if reading else start + 1
    while end > start and not ends_a_date(parser, end - 1):
        token = parser.tokens[end - 1]
        if (token.kind == "punct" and token.norm in ",;:-–—.،؛۔|(") or (
            tail
            and end - 1 > start
            and not token.glued
            and parser.category("title_tail", end - 1, end)
            and not (is_last and _is_of_verb(parser, start, end - 1))
            and not is_scrambled(parser, start, end)
        ):
            end -= 1
        else:
            break
    return start, end
