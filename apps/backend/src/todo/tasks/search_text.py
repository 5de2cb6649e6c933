"""Folds text for search, the same way for what is stored and for what is looked for."""

import re
import unicodedata

# Urdu is typed with Arabic letters on many keyboards; people mean the same word.
_SAME_LETTER = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ه": "ہ", "ة": "ہ", "ؤ": "و", "ۂ": "ہ", "أ": "ا", "إ": "ا", "آ": "ا"}
)
_NOT_A_WORD = re.compile(r"[\W_]+")
_MAX_WORDS = 20


def searchable(*texts: str) -> str:
    """Lower case, without accents, vowel marks and punctuation: words and single spaces."""
    decomposed = unicodedata.normalize("NFKD", " ".join(texts)).casefold()
    bare = "".join(char for char in decomposed if unicodedata.category(char) not in {"Mn", "Cf"})
    return _NOT_A_WORD.sub(" ", unicodedata.normalize("NFC", bare).translate(_SAME_LETTER)).strip()


def prefix_query(text: str) -> str | None:
    """A `to_tsquery('simple', …)` argument: every word must begin a word of the task. None: nothing to look for."""
    words = searchable(text).split()[:_MAX_WORDS]
    return " & ".join(f"'{word}':*" for word in words) or None
