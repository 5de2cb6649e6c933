"""Urdu, in its own script and in Latin letters."""

from todo.language.ur import commands, roman, when, words
from todo.language.vocabulary import Language

URDU = Language(
    code="ur",
    words=(when.WORDS, words.WORDS, commands.WORDS),
    rules=when.RULES,
    frames=commands.FRAMES,
    infinitives=("نا", "نی"),
    letters="\u0600-\u06ff",
    spelled=roman.SPELLED,
    tells=roman.TELLS,
)
