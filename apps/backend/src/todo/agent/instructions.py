"""The system prompt: a versioned file and the clock. No word that a user wrote gets in here."""

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo


def instructions(now: datetime, zone: ZoneInfo) -> str:
    local = now.astimezone(zone)
    clock = f"Now: {local:%A, %Y-%m-%d, %H:%M}. Time zone: {zone.key}."
    return f"{_template()}\n# Clock\n{clock}\n"


@cache
def _template() -> str:
    text = Path(__file__).with_name("instructions.md").read_text(encoding="utf-8")
    _version, _, body = text.partition("\n")
    return body
