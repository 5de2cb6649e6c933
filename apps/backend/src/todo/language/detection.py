"""Which language a text is in: its script tells, else words that only one language has, else the person's setting."""

import re
from dataclasses import replace

from todo.language.profiles import LANGUAGES, profile
from todo.language.tokens import Token, fold
from todo.language.types import LanguageCode
from todo.language.vocabulary import Language

MIN_HINTS = 2
MIN_LETTERS = 4
"""Of a word that is known by its sound."""


def detect(tokens: list[Token], setting: LanguageCode | None) -> LanguageCode:
    words = [token.norm for token in tokens if token.kind in ("word", "punct")]
    quoted = [token for token in tokens if token.kind == "quote"]
    written = " ".join(words)
    for language in LANGUAGES.values():
        if language.letters and re.search(f"[{language.letters}]", written):
            return language.code
    latin = [word for word in words if word[:1].isalpha()]
    for language in LANGUAGES.values():
        told = sum(word in language.tells for word in latin)
        known = sum(word in language.spelled for word in latin)
        hinted = sum(word in language.hints for word in latin) if told else 0
        ending = [word for word in latin[-2:] if word in language.spelled]
        ends_so = len(ending) == 2 and any(word in language.tells for word in ending)  # "task 9 done kar do"
        if told and (ends_so or told + hinted >= 2 or told * 4 >= len(latin) or known * 2 >= len(latin)):
            return language.code
        if not told and _is_hinted(latin, language):
            return language.code
    if latin or quoted:
        return "en"
    return setting or "en"


def _is_hinted(latin: list[str], language: Language) -> bool:
    """Two words that are most likely of this language, and hardly any that are not."""
    hinted = [word for word in latin if word in language.hints or _sounds_like(word, language)]
    known = sum(word in language.spelled for word in latin if word not in hinted)
    return len(hinted) >= MIN_HINTS and (len(hinted) + known) * 2 >= len(latin)


def _sounds_like(word: str, language: Language) -> bool:
    if language.sound is None or len(word) < MIN_LETTERS or word in profile(language.code).foreign:
        return False
    return word not in language.spelled and language.sound(word) in language.sounded


def respelled(tokens: list[Token], language: Language, foreign: frozenset[str]) -> list[Token]:
    """Latin spellings of the language's words as the script writes them; spans stay. `foreign`: words of other
    languages, which are no slips of this one's."""
    if not language.spelled:
        return tokens
    return [part for token in tokens for part in _written(token, language, foreign)]


def _written(token: Token, language: Language, foreign: frozenset[str]) -> list[Token]:
    """More than one where people join words ("iski", "maine"): each but the last has one letter of the text."""
    if token.kind != "word":
        return [token]
    known = language.spelled.get(token.norm)
    if known is None and language.sound and token.norm.isascii() and token.norm not in foreign:
        known = language.sounded.get(language.sound(token.norm))
    words = known.split() if known else []
    if not 0 < len(words) <= token.end - token.start:
        return [token]
    starts = range(token.start, token.start + len(words))
    ends = [*starts[1:], token.end]
    return [
        replace(token, norm=fold(word), start=start, end=end, glued=token.glued and start == token.start)
        for word, start, end in zip(words, starts, ends, strict=True)
    ]
