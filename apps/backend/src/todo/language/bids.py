"""Deeds that are named in another form than a command: "would you mind moving it", "I'd be glad if you moved it"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from todo.language.tokens import Token


class Bid(NamedTuple):
    words: tuple[str, ...]
    forms: Mapping[str, str]
    """The form of a verb that it asks for -> the one that commands."""


Bids = Mapping[str, Sequence[Bid]]
"""By their first word, the longest first."""


def by_first_word(bids: Sequence[Bid]) -> Bids:
    found: dict[str, list[Bid]] = {}
    for bid in sorted(bids, key=lambda bid: -len(bid.words)):
        found.setdefault(bid.words[0], []).append(bid)
    return found


def as_commands(tokens: list[Token], bids: Bids, joints: frozenset[str]) -> list[Token]:
    """The tokens with each verb that a bid asks for in the form of a command; spans stay.

    `joints`: words that may stand before a verb.
    """
    forms: Mapping[str, str] = {}
    begins = -1
    """The index at which a verb may stand."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        bid = next((bid for bid in bids.get(token.norm, ()) if _says(tokens, at, bid.words)), None)
        if bid:
            forms, begins = bid.forms, at + len(bid.words)
        meant = forms.get(token.norm) if at == begins and token.kind == "word" else None
        found.append(replace(token, norm=meant) if meant else token)
        if token.norm in joints and at >= begins:
            begins = at + 1
    return found


def _says(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    return tuple(token.norm for token in tokens[at : at + len(words)]) == words
