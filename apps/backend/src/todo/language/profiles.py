"""The languages that are understood. A new one is a folder like `en` and a line here."""

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

LANGUAGES: dict[LanguageCode, Language] = {"en": ENGLISH, "ur": URDU}


@dataclass(frozen=True)
class Profile:
    """What a text in a language is read with: the language's own words and, mixed in, those of the others."""

    language: Language
    grammar: Grammar
    frames: FrameIndex


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
    return Profile(LANGUAGES[code], grammar, frames)
