"""Where one sentence of a message ends and the next begins."""

from collections.abc import Iterator

from todo.language.grammar import Parser

MAX_CLAUSES = 40
SHORT_FORMS = ("no", "vs", "st", "jr", "sr", "dr", "mr", "ms", "nr")
QUESTION_MARKS = ("?", "؟")
SENTENCE_ENDS = (".", "!", "?", ";", "۔", "؟", "؛", "…")


def sentences(parser: Parser) -> Iterator[tuple[int, int]]:
    """Without the numbers of a list ("1. ")."""
    tokens = parser.tokens
    items = dict(_numbered(parser))
    marks = set(items.values())
    first, count = items.get(0, -1) + 1, 0
    for at in range(len(tokens)):
        if count == MAX_CLAUSES:
            break
        if at >= first and (at + 1 in items or (_ends_sentence(parser, at) and at not in marks)):
            yield first, at + 1
            first, count = items.get(at + 1, at) + 1, count + 1
    if first < len(tokens):
        yield first, len(tokens)


_LEADS = frozenset({"add_verb", "put_verb", "task_noun"})


def _numbered(parser: Parser) -> list[tuple[int, int]]:
    """ "Add 1) milk 2) bread", "add task 1: milk, task 2: bread": where each thing begins, and the mark behind its
    number; empty if fewer than two are counted from 1, or something else leads to them."""
    tokens = parser.tokens
    found: list[tuple[int, int]] = []
    for at in range(len(tokens) - 2):
        mark = tokens[at + 1]
        if tokens[at].value != len(found) + 1 or not mark.glued or tokens[at + 2].glued:
            continue
        noun = at > 0 and parser.category("task_noun", at - 1, at) is not None
        if mark.norm not in (".", ")") and not (noun and mark.norm == ":"):
            continue
        start = at - 1 if noun else at
        before = tokens[start - 1].norm if start else ":"
        if not found and before != ":" and not _LEADS & parser.key_sets[start - 1]:
            return []
        found.append((start, at + 1))
    return found if len(found) > 1 else []


def ends_a_date(parser: Parser, at: int) -> bool:
    """ "25.12.": the dot belongs to the date."""
    tokens = parser.tokens
    return (
        at >= 3
        and [token.kind for token in tokens[at - 3 : at]] == ["number", "punct", "number"]
        and tokens[at - 2].norm == "."
        and all(token.glued for token in tokens[at - 2 : at + 1])
    )


def _ends_sentence(parser: Parser, at: int) -> bool:
    tokens = parser.tokens
    if at + 1 == len(tokens):
        return False
    following = tokens[at + 1]
    if "\n" in parser.text[tokens[at].end : following.start]:
        return True
    if tokens[at].norm not in SENTENCE_ENDS or following.norm in SENTENCE_ENDS or following.glued:
        return False
    if tokens[at].norm != ".":
        return tokens[at].norm != "!" or not tokens[at].glued or at == 0 or tokens[at - 1].norm != "!"
    if ends_a_date(parser, at) or (following.kind == "number" and at and len(tokens[at - 1].norm) < 5):
        return False  # "25.12.", "ch. 5"
    return not (at and tokens[at].glued and _is_short_form(parser, at - 1))


def _is_short_form(parser: Parser, at: int) -> bool:
    """ "Dr.", "J.", "p.m.", "no." end no sentence; "5pm." does."""
    token = parser.tokens[at]
    if token.kind != "word" or len(token.norm) > 2:
        return False
    return len(token.norm) == 1 or parser.text[token.start].isupper() or token.norm in SHORT_FORMS
