"""Dates in a few words, until `todo.language` renders them."""

from datetime import date, time


def render_when(day: date, at: time | None, *, today: date, language: str) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}" + (f", {at:%H:%M}" if at else "")
