"""The words a language gives meanings to, looked up at a token, with small typing errors forgiven."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from todo.language.tokens import Token, tokenise

Table = Mapping[str, Mapping[object, str]]
"""category -> value -> phrases, written "one|two words|three"."""

MIN_TYPO_LENGTH = 5
MIN_SUBSTITUTION_LENGTH = 8


class Lexeme(NamedTuple):
    category: str
    value: object
    words: tuple[str, ...]


class Lexicon:
    def __init__(self, tables: Iterable[Table], real_words: Iterable[str] = ()) -> None:
        self._by_first: dict[str, dict[str, list[Lexeme]]] = {}
        """First word -> second word, or none -> lexemes."""
        self._real_words = frozenset(real_words)
        for table in tables:
            for category, meanings in table.items():
                for value, phrases in meanings.items():
                    for phrase in phrases.split("|"):
                        self._add(category, value, phrase)
        self._alone = {
            word: tuple((lexeme, 1) for lexeme in following.get("", ()))
            for word, following in self._by_first.items()
        }
        self._typos = self._index_typos()

    def _add(self, category: str, value: object, phrase: str) -> None:
        words = tuple(token.norm for token in tokenise(phrase))
        lexeme = Lexeme(category, value, words)
        known = self._by_first.setdefault(words[0], {}).setdefault(words[1] if len(words) > 1 else "", [])
        if lexeme not in known:
            known.append(lexeme)

    def _index_typos(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for word in self._by_first:
            if word.isascii() and word.isalpha() and len(word) >= MIN_TYPO_LENGTH:
                for key in {word, *_deletions(word)}:
                    index.setdefault(key, []).append(word)
        return index

    def alone(self, word: str) -> Sequence[tuple[Lexeme, int]]:
        """Lexemes that are this one word."""
        return self._alone.get(word, ())

    def at(self, tokens: list[Token], index: int) -> Sequence[tuple[Lexeme, int]]:
        """Lexemes that begin at a token, longest first, each with how many tokens it takes."""
        token = tokens[index]
        if token.kind == "quote":
            return ()
        found = self._read(tokens, index, token.norm)
        if not found and token.kind == "word":
            meant = self.meant(token.norm)
            if meant is not None:
                return self._read(tokens, index, meant)
        return found

    def _read(self, tokens: list[Token], index: int, first: str) -> Sequence[tuple[Lexeme, int]]:
        known = self._by_first.get(first)
        if known is None:
            return ()
        alone = self._alone[first]
        if index + 1 >= len(tokens) or tokens[index + 1].kind == "quote":
            return alone
        longer = [
            (lexeme, len(lexeme.words))
            for lexeme in known.get(tokens[index + 1].norm, ())
            if _goes_on(tokens, index, lexeme.words)
        ]
        return sorted([*alone, *longer], key=lambda reading: -reading[1]) if longer else alone

    def meant(self, word: str) -> str | None:
        """The known word that this unknown one is one slip away from, or None."""
        if len(word) < MIN_TYPO_LENGTH - 1 or len(word) > 24 or not word.isascii() or not word.isalpha():
            return None
        if word in self._real_words:
            return None
        candidates: set[str] = set()
        for key in {word, *_deletions(word)}:
            candidates.update(self._typos.get(key, ()))
        fitting = sorted(known for known in candidates if known[0] == word[0] and _is_one_slip(word, known))
        return fitting[0] if fitting else None


def _goes_on(tokens: list[Token], index: int, words: tuple[str, ...]) -> bool:
    """Whether the tokens say the phrase, whose first two words are known to be there."""
    if index + len(words) > len(tokens):
        return False
    return all(
        tokens[index + k].norm == words[k] and tokens[index + k].kind != "quote" for k in range(2, len(words))
    )


def _deletions(word: str) -> set[str]:
    return {word[:k] + word[k + 1 :] for k in range(len(word))}


def _is_one_slip(typed: str, known: str) -> bool:
    """A letter missing, doubled or added, two letters swapped; in long words also one letter wrong.

    Other letters in short words make other words: "dairy" is not "daily", "mouth" is not "month".
    """
    if abs(len(typed) - len(known)) == 1:
        return True  # one is the other less one letter, or the indexes would not have met
    if len(typed) != len(known):
        return False
    wrong = [k for k in range(len(typed)) if typed[k] != known[k]]
    if len(wrong) == 1:
        return len(known) >= MIN_SUBSTITUTION_LENGTH
    return (
        len(wrong) == 2
        and wrong[1] == wrong[0] + 1
        and typed[wrong[0]] == known[wrong[1]]
        and typed[wrong[1]] == known[wrong[0]]
    )
