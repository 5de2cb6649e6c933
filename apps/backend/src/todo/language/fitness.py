"""What a frame asks of the references and filters in its holes."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from todo.language.filters import FilterReading, may_be_number
from todo.language.grammar import Parser, kept
from todo.language.references import EXPLICIT
from todo.language.types import Intent, Reference

COMMANDS = {
    "add_verb", "show_verb", "delete_verb", "complete_verb", "search_verb", "count_verb", "list_question", "tag_verb",
    "move_verb", "rename_verb", "question", "clear_verb", "restore_verb", "reopen_verb", "remind_me", "peek_verb",
}  # fmt: skip

NOUNS = frozenset({"task_noun", "one_noun", "of_task"})
_EVERY = frozenset({"every"})
_CAUSES = frozenset({"causes"})
_NOBODY = frozenset({"no_reference"})
MAX_SHORT = 4
MAX_LEFT = 3
"""Words of a filter that are no condition but what to look for: "any meetings tomorrow"."""
_SETS = frozenset({"all_word", "task_noun", "one_noun", "pronoun", "status"})


def words_fit(parser: Parser, options: Mapping[str, object], start: int, end: int) -> bool:
    """What a frame asks of the words of a reference, whatever they refer to.

    To be few, to hold a number, to speak of a task.
    """
    if not _is_a_thing(parser, options, start, end):
        return False
    if options.get("whole") and not _is_whole(parser, start, end):
        return False
    if options.get("numbered") and not says_number(parser, start, end):
        return False
    return (
        not options.get("spoken")
        or has_noun(parser, start, end)
        or any("number_mark" in keys for keys in parser.key_sets[start:end])
    )


def _is_a_thing(parser: Parser, options: Mapping[str, object], start: int, end: int) -> bool:
    if options.get("short") and end - start > MAX_SHORT:
        return False
    does_something = parser.category("doing", start, end) is not None
    has_comma = does_something and any(token.norm in (",", "،") for token in parser.tokens[start:end])
    if has_comma or (does_something and options.get("nameless")):
        return False  # "pay rent every month, and book flights" are things to do
    if parser.category("particle", start, end) or _is_taken_off(parser, start, end):
        return False  # "drop off the car" drops nothing
    if _is_sentence(parser, start, end) or parser.has_category(_EVERY, end - 1):
        return False  # "revise every | day"
    if options.get("uncaused") and parser.has_category(_CAUSES, start):
        return False  # "get the car washed"
    is_nobody = options.get("thing") and parser.category("no_task", start, end)
    return not is_nobody and not parser.has_category(_NOBODY, start)  # "he was called", "took me ages"


def _is_sentence(parser: Parser, start: int, end: int) -> bool:
    """ "What is not …", "I am tired, all my tasks …", where the verb comes last."""
    return (end - start > 1 and "negated" in parser.key_sets[end - 1]) or any(
        parser.tokens[at].norm in (",", "،") and "sentence_verb" in parser.key_sets[at - 1]
        for at in range(start + 1, end)
    )


def says_number(parser: Parser, start: int, end: int) -> bool:
    before = _numbers_before(parser, 0, len(parser.tokens))
    return before[end] > before[start]


@kept
def _numbers_before(parser: Parser, start: int, end: int) -> list[int]:
    """Of each token, and of the end, how many that may be a number stand before it."""
    return [0, *accumulate(_may_number(parser, at) for at in range(start, end))]


def _may_number(parser: Parser, at: int) -> bool:
    return may_be_number(parser, at) or bool(parser.read("nth_or_last", at))


def references_fit(
    parser: Parser, references: Sequence[Reference], options: Mapping[str, object], start: int, end: int
) -> bool:
    """What a frame asks of its references: to name a task at all, by more than title words, by number, by pronoun."""
    named = bool(references)
    explicit = named and all(
        (ref.kind in EXPLICIT and not is_by_words(ref)) or ref.quoted or has_noun(parser, start, end)
        for ref in references
    )
    numbered = named and all(ref.kind in ("number", "ordinal") for ref in references)
    spoken_of = bool(references) and all(ref.kind in ("pronoun", "newest") for ref in references)
    if not any(ref.quoted for ref in references) and says_what_is(parser, start, end):
        return False  # "trash day is every tuesday" trashes nothing
    if not spoken_of and asks(parser, start, end):
        return False  # "which task …?" asks and changes nothing
    asked = {
        "named": named,
        "explicit": explicit,
        "numbered": numbered,
        "pronouns": spoken_of,
        "single": all(ref.kind != "set" for ref in references),
    }
    return all(holds for option, holds in asked.items() if options.get(option))


def asks(parser: Parser, start: int, end: int) -> bool:
    return any("question_word" in keys for keys in parser.key_sets[start:end])


def _is_taken_off(parser: Parser, start: int, end: int) -> bool:
    """ "Drop the kids off at school": the verb goes on after what it is about."""
    for at in range(start + 1, end):
        if "verb_end" in parser.key_sets[at] and (at + 1 == end or "boundary" in parser.key_sets[at + 1]):
            return not has_noun(parser, start, end)
    return False


def _is_whole(parser: Parser, start: int, end: int) -> bool:
    """ "All of today's tasks", whatever state they are in."""
    keys = frozenset[str]().union(*parser.key_sets[start:end])
    return "all_word" in keys and "status" not in keys


def says_what_is(parser: Parser, start: int, end: int) -> bool:
    """ "Day is every tuesday", but not "everything that is done"."""
    for keys in parser.key_sets[start:end]:
        if not _SETS.isdisjoint(keys):
            return False
        if "copula" in keys:
            return True
    return False


def is_by_words(reference: Reference) -> bool:
    """Title words, alone or with a date ("the meeting tomorrow")."""
    return reference.kind == "title" or (reference.kind == "set" and not reference.plural)


def begins_with_command(parser: Parser, intent: Intent, start: int, end: int, *, is_bare: bool) -> bool:
    """ "Show everything due today" is not a task called "show everything" that is due today."""
    opens = parser.tokens[start].start == intent.span.start and (end - start > 1 or is_bare)
    return opens and bool(COMMANDS & set(parser.keys[start]))


def has_noun(parser: Parser, start: int, end: int) -> bool:
    return any(
        NOUNS & parser.key_sets[at] and any(parser.category(name, at, end) for name in NOUNS)
        for at in range(start, end)
    )


def _is_dated(reading: FilterReading) -> bool:
    return reading.filter.due is not None or reading.filter.part_of_day is not None


def filter_fits(
    parser: Parser, reading: FilterReading, options: Mapping[str, object], start: int, end: int
) -> bool:
    """What a frame asks of its filter: to speak of tasks, to hold a condition, to leave no word unexplained."""
    requires = options.get("requires")
    if isinstance(requires, str) and not any(parser.category(requires, at, end) for at in range(start, end)):
        return False
    asked = {
        "noun": reading.saw_noun
        or (not reading.leftover and (reading.saw_condition or (reading.saw_all and "all" in options))),
        "tasks": reading.saw_noun,
        "condition": reading.saw_condition,
        "known": not reading.leftover,
        "dated": 0 < len(reading.leftover) <= MAX_LEFT and _is_dated(reading),
    }
    if reading.leftover and not (reading.saw_noun or reading.saw_condition or reading.saw_all):
        return False
    return all(holds for option, holds in asked.items() if options.get(option))
