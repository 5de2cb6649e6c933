"""Where one sentence of a message ends and the next begins."""

from collections.abc import Iterator

from todo.language.grammar import Parser

MAX_CLAUSES = 40
SHORT_FORMS = ("no", "vs", "st", "jr", "sr", "dr", "mr", "ms", "nr")
QUESTION_MARKS = ("?", "؟")
SENTENCE_ENDS = (".", "!", "?", ";", "۔", "؟", "؛", "…")


def sentences(parser: Parser) -> Iterator[tuple[int, int]]:
    tokens = parser.tokens
    first, count = 0, 0
    for at in range(len(tokens)):
        if count == MAX_CLAUSES:
            break
        if _ends_sentence(parser, at):
            yield first, at + 1
            first, count = at + 1, count + 1
    if first < len(tokens):
        yield first, len(tokens)


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
