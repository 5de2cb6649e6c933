"""Which language a text is in: its script tells, else words that only one language has, else the person's setting."""

import re
from dataclasses import replace

from todo.language.profiles import LANGUAGES
from todo.language.tokens import Token, fold
from todo.language.types import LanguageCode
from todo.language.vocabulary import Language


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
        shared = sum(word in language.spelled for word in latin)
        if told and (told >= 2 or told * 4 >= len(latin) or shared * 2 >= len(latin)):
            return language.code
    if latin or quoted:
        return "en"
    return setting or "en"


def respelled(tokens: list[Token], language: Language) -> list[Token]:
    """Latin spellings of the language's words as the script writes them; spans stay."""
    if not language.spelled:
        return tokens
    return [
        replace(token, norm=fold(language.spelled[token.norm]))
        if token.kind == "word" and token.norm in language.spelled
        else token
        for token in tokens
    ]
