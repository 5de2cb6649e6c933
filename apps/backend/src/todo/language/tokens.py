"""Text to tokens that know where they stand. Folding makes keyboards alike; spans stay those of the text."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from todo.language.types import Span

MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0640\u00ad\ufe00-\ufe0f"
_TOKEN = re.compile(
    rf"(?P<space>[\s{INVISIBLE}]+)"
    r"|(?P<link>(?:https?://|www\.)[^\s\"“”<>]*[^\s\"“”<>.,;:!?)\]']|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"
    r"|(?P<number>\d+)"
    rf"|(?P<word>[^\W\d][^\W\d{INVISIBLE}{MARKS}]*(?:[{MARKS}{INVISIBLE}'’]+[^\W\d{INVISIBLE}{MARKS}]+)*[{MARKS}]*)"
    r"|(?P<punct>.)",
    re.DOTALL,
)
_DROPPED = re.compile(f"[{MARKS}{INVISIBLE}ء]")
_FOLD = str.maketrans(
    {
        **dict.fromkeys("يىئۓے", "ی"),
        **dict.fromkeys("كﻙ", "ک"),
        **dict.fromkeys("هھةۀۂۃە", "ہ"),
        **dict.fromkeys("أإٱآ", "ا"),
        "ؤ": "و",
        "ں": "ن",
        "’": "'",
        "‘": "'",
    }
)
_QUOTES = {'"': '"', "“": "”", "”": "“", "„": "“", "«": "»", "‹": "›", "`": "`", "'": "'", "‘": "’"}
MAX_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Token:
    kind: Literal["word", "number", "punct", "quote"]
    norm: str
    start: int
    end: int
    value: int | None = None
    """Of a number. Longer runs than `MAX_DIGITS` have none: they are no date, time or task."""
    glued: bool = False
    """No space before it."""

    @property
    def inner(self) -> Span:
        """Of a quotation: without its marks."""
        return Span(self.start + 1, self.end - 1) if self.kind == "quote" else Span(self.start, self.end)


def fold(word: str) -> str:
    """One spelling for what keyboards write differently: ي and ی, ك and ک, full-width and plain letters."""
    if word.isascii():
        return word.lower()
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFC", word)).casefold()
    return _DROPPED.sub("", composed).translate(_FOLD)


def tokenise(text: str) -> list[Token]:
    quotes = _quotations(text)
    tokens: list[Token] = []
    at = 0
    glued = False
    while at < len(text):
        if at in quotes:
            end = quotes[at]
            tokens.append(Token("quote", '"', at, end, glued=glued))
            at, glued = end, True
            continue
        match = _TOKEN.match(text, at)
        if match is None:  # pragma: no cover - the last branch of the pattern takes any character
            break
        at = match.end()
        if match.lastgroup == "space":
            glued = False
            continue
        tokens.append(_token(match, glued))
        glued = True
    return tokens


def text_of(text: str, tokens: Sequence[Token]) -> str:
    return text[tokens[0].start : tokens[-1].end] if tokens else ""


def _token(match: re.Match[str], glued: bool) -> Token:
    raw = match.group()
    if match.lastgroup == "number":
        digits = "".join(str(unicodedata.decimal(char, 0)) for char in raw)
        value = int(digits) if len(digits) <= MAX_DIGITS else None
        return Token("number", digits, match.start(), match.end(), value, glued)
    if match.lastgroup in ("word", "link"):
        return Token("word", fold(raw) or raw, match.start(), match.end(), glued=glued)
    return Token("punct", fold(raw) or raw, match.start(), match.end(), glued=glued)


def _quotations(text: str) -> dict[int, int]:
    """Start -> end of each quoted stretch. Closing marks are indexed first, so that many openings stay cheap."""
    closings: dict[str, list[int]] = {}
    for at, char in enumerate(text):
        if char in "\"“”»›`'’" and at and not text[at - 1].isspace() and not _is_word(text, at + 1):
            closings.setdefault(char, []).append(at)
    if not closings:
        return {}
    found: dict[int, int] = {}
    at = 0
    while at < len(text):
        closing = _QUOTES.get(text[at])
        if closing is not None and not _is_word(text, at - 1) and not text[at + 1 : at + 2].isspace():
            places = closings.get(closing, [])
            index = bisect_right(places, at + 1)
            if index < len(places):
                found[at] = places[index] + 1
                at = places[index] + 1
                continue
        at += 1
    return found


def _is_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()
