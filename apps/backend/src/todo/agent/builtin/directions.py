"""What people typed, kept whole inside a sentence that is written the other way: "Buy milk!" in Urdu."""

import re

from todo.language import LanguageCode

RIGHT_TO_LEFT = "\u200f"
"""At the start of a sentence that begins with a number or a title: it tells the sentence's direction."""
_ISOLATE, _END = "\u2068", "\u2069"
_MARKS = dict.fromkeys(map(ord, (RIGHT_TO_LEFT, _ISOLATE, _END)))
_URDU = re.compile(r"[\u0600-\u06ff\u200c\s]*")
_HAS_URDU = re.compile(r"[\u0590-\u08ff]")


def isolated(text: str, language: LanguageCode) -> str:
    """Between Unicode's first-strong isolates, where its own direction may be another than the sentence's."""
    is_alike = _URDU.fullmatch(text) if language == "ur" else not _HAS_URDU.search(text)
    return text if is_alike else f"{_ISOLATE}{text}{_END}"


def plain(text: str) -> str:
    """Without what `isolated` and `RIGHT_TO_LEFT` put in: for reading back what was said."""
    return text.translate(_MARKS)
