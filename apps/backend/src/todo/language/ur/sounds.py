"""Urdu in Latin letters has no fixed spelling: "krdain", "kardein" and "krden" are one word. How they sound."""

import re

_SAME = (
    ("aa", "a"),
    ("ee", "i"),
    ("oo", "u"),
    ("ou", "u"),
    ("ph", "f"),
    ("w", "v"),
    ("q", "k"),
    ("sh", "$"),
    ("ch", "c"),
)
_BREATH = re.compile(r"(?<=[bcdgjkptrz])h")
_DOUBLED = re.compile(r"(.)\1+")
_ENDINGS = (
    (re.compile(r"(?:ai?y?e?|ey?|y)i?n$"), "N"),
    (re.compile(r"(?:[ae]?y+e*|ai|ei|e)$"), "e"),
    (re.compile(r"ah?$"), "a"),
)
_VOWELS = str.maketrans({"a": "", "e": "i", "y": "i", "o": "u"})
MIN_LETTERS = 2


def sound(word: str) -> str:
    """A key that spellings of one word share: long and short vowels, aspirated and plain consonants are alike."""
    for written, heard in _SAME:
        word = word.replace(written, heard)
    word = _DOUBLED.sub(r"\1", _BREATH.sub("", word))
    head, inner = word[:1], word[1:]
    for ending, heard in _ENDINGS:
        found = ending.search(inner)
        if found:
            return head + inner[: found.start()].translate(_VOWELS) + heard
    return head + inner[:-1].translate(_VOWELS) + inner[-1:]
