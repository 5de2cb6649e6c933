"""English."""

from todo.language.en import (
    bids,
    commands,
    contractions,
    doing,
    features,
    lookalikes,
    names,
    rules,
    spelling,
    statements,
    verbs,
    when,
    words,
)
from todo.language.vocabulary import Language

ENGLISH = Language(
    code="en",
    words=(when.WORDS, words.WORDS, verbs.WORDS, doing.WORDS, features.WORDS, bids.WORDS, statements.WORDS),
    rules=(*rules.RULES, *features.RULES),
    frames=commands.FRAMES,
    names=names.NAMES,
    plurals=("s",),
    real_words=lookalikes.REAL_WORDS,
    spelled=spelling.SPELLED,
    bids=bids.BIDS,
    joints=bids.JOINTS,
    enclitics=contractions.ENCLITICS,
    after_enclitics=contractions.AFTER,
    whole_words=contractions.WHOLE,
)
