"""Where one sentence of a message ends and the next begins."""

from collections.abc import Iterator

from todo.language.grammar import Parser

MAX_CLAUSES = 40
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
    return not (at and tokens[at - 1].kind == "word" and len(tokens[at - 1].norm) <= 2 and tokens[at].glued)
