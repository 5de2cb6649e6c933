"""The languages that are understood. A new one is a folder like `en` and a line here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from todo.language import clocks, days, holidays, lengths, months, periods, priorities, repeats
from todo.language.en import ENGLISH
from todo.language.frames import FrameIndex
from todo.language.grammar import Grammar
from todo.language.lexicon import Lexicon
from todo.language.types import LanguageCode
from todo.language.ur import URDU
from todo.language.vocabulary import Language

_LATIN = re.compile(r"[a-z]+")
LANGUAGES: dict[LanguageCode, Language] = {"en": ENGLISH, "ur": URDU}


@dataclass(frozen=True)
class Profile:
    """What a text in a language is read with: the language's own words and, mixed in, those of the others."""

    language: Language
    grammar: Grammar
    frames: FrameIndex
    foreign: frozenset[str]
    """Latin words that mean something as they are typed."""


@cache
def profile(code: LanguageCode) -> Profile:
    """People mix English into other languages ("meeting کل 3 pm"), so that those are read with both."""
    mixed = [LANGUAGES[code]] if code == "en" else [LANGUAGES[code], LANGUAGES["en"]]
    lexicon = Lexicon(
        [table for language in mixed for table in language.words],
        [word for language in mixed for word in language.real_words],
    )
    meanings = (lengths, days, months, periods, clocks, repeats, priorities, holidays)
    actions = {name: action for meaning in meanings for name, action in meaning.ACTIONS.items()}
    grammar = Grammar(
        lexicon,
        [rule for language in mixed for rule in language.rules],
        actions,
        infinitives=LANGUAGES[code].infinitives,
        bare_infinitives=LANGUAGES[code].bare_infinitives,
        plurals=tuple(ending for language in mixed for ending in language.plurals),
    )
    frames = FrameIndex([frame for language in mixed for frame in language.frames])
    frames.prepare(grammar.starts())
    return Profile(LANGUAGES[code], grammar, frames, _latin_words(mixed))


def _latin_words(languages: Sequence[Language]) -> frozenset[str]:
    phrases = [
        phrase
        for language in languages
        for table in language.words
        for meanings in table.values()
        for phrase in meanings.values()
    ]
    patterns = [
        *(rule.pattern for language in languages for rule in language.rules),
        *(frame.pattern for language in languages for frame in language.frames),
    ]
    real = [word for language in languages for word in language.real_words]
    return frozenset(word for text in (*phrases, *patterns, *real) for word in _LATIN.findall(text))
