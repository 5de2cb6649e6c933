"""English."""

from todo.language.en import commands, doing, lookalikes, names, rules, verbs, when, words
from todo.language.vocabulary import Language

ENGLISH = Language(
    code="en",
    words=(when.WORDS, words.WORDS, verbs.WORDS, doing.WORDS),
    rules=rules.RULES,
    frames=commands.FRAMES,
    names=names.NAMES,
    plurals=("s",),
    real_words=lookalikes.REAL_WORDS,
)
