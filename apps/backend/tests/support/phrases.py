"""A Monday morning in Karachi, from which all phrases of these tests are read."""

from datetime import datetime
from zoneinfo import ZoneInfo

from todo.language import Intent, LanguageCode, Understanding, understand

ZONE = ZoneInfo("Asia/Karachi")
NOW = datetime(2026, 11, 23, 9, tzinfo=ZONE)


def read(text: str, language: LanguageCode | None = None) -> Understanding:
    return understand(text, now=NOW, zone=ZONE, language=language)


def only(text: str) -> Intent:
    """The one intent of a text."""
    intents = read(text).intents
    assert len(intents) == 1, intents
    return intents[0]
