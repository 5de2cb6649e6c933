"""English."""

from todo.language.en import commands, doing, features, lookalikes, names, rules, spelling, verbs, when, words
from todo.language.vocabulary import Language

ENGLISH = Language(
    code="en",
    words=(when.WORDS, words.WORDS, verbs.WORDS, doing.WORDS, features.WORDS),
    rules=(*rules.RULES, *features.RULES),
    frames=commands.FRAMES,
    names=names.NAMES,
    plurals=("s",),
    real_words=lookalikes.REAL_WORDS,
    spelled=spelling.SPELLED,
)
