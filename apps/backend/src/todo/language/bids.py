"""Deeds that are named in another form than a command: "would you mind moving it", "I'd be glad if you moved it"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from todo.language.tokens import Token

Forms = Mapping[str, str]
"""A form of a verb -> the one that commands."""


def as_commands(
    tokens: list[Token], bids: Mapping[tuple[str, ...], Forms], joints: frozenset[str]
) -> list[Token]:
    """The tokens with each verb that a bid asks for in the form of a command; spans stay.

    `bids`: the words of each, and the forms in which it names the deed. `joints`: words that may stand before a verb.
    """
    openings = {words[0] for words in bids}
    asked: Forms | None = None
    may_begin = False
    found: list[Token] = []
    for at, token in enumerate(tokens):
        if token.norm in openings and token.kind == "word":
            asked = next((forms for words, forms in _longest(bids) if _says(tokens, at, words)), asked)
        meant = asked.get(token.norm) if asked and may_begin and token.kind == "word" else None
        found.append(replace(token, norm=meant) if meant else token)
        may_begin = token.norm in joints or _ends_bid(tokens, at, bids)
    return found


def _longest(bids: Mapping[tuple[str, ...], Forms]) -> list[tuple[tuple[str, ...], Forms]]:
    return sorted(bids.items(), key=lambda bid: -len(bid[0]))


def _says(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    return tuple(token.norm for token in tokens[at : at + len(words)]) == words


def _ends_bid(tokens: Sequence[Token], at: int, bids: Mapping[tuple[str, ...], Forms]) -> bool:
    return any(
        token_words[-1] == tokens[at].norm and _says(tokens, at + 1 - len(token_words), token_words)
        for token_words in bids
        if at + 1 >= len(token_words)
    )
