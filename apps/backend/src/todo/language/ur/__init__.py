"""Urdu, in its own script and in Latin letters."""

from todo.language.ur import commands, features, names, roman, rules, sounds, verbs, when, words
from todo.language.vocabulary import Language

URDU = Language(
    code="ur",
    words=(when.WORDS, words.WORDS, verbs.WORDS, features.WORDS),
    rules=(*rules.RULES, *verbs.RULES, *features.RULES),
    frames=commands.FRAMES,
    names=names.NAMES,
    infinitives=("نا", "نی", "na", "ni", "ne", "nay"),
    bare_infinitives=("نا",),
    same_days_back=2,
    letters="\u0600-\u06ff",
    spelled=roman.SPELLED,
    sound=sounds.sound,
    sounded=roman.SOUNDED,
    tells=roman.TELLS,
    hints=roman.HINTS,
)
