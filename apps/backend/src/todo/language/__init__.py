"""What people type about tasks, understood without any model. Pure: no I/O, nothing of `todo` but itself."""

from todo.language.engine import language_of, read_task, sentence_case, understand
from todo.language.render import render_date, render_recurrence, render_time, render_when
from todo.language.types import (
    Ambiguity,
    Choice,
    DateRange,
    Filter,
    Intent,
    IntentKind,
    LanguageCode,
    Piece,
    Reference,
    Shift,
    Span,
    Understanding,
    When,
)

__all__ = [
    "Ambiguity",
    "Choice",
    "DateRange",
    "Filter",
    "Intent",
    "IntentKind",
    "LanguageCode",
    "Piece",
    "Reference",
    "Shift",
    "Span",
    "Understanding",
    "When",
    "language_of",
    "read_task",
    "render_date",
    "render_recurrence",
    "render_time",
    "render_when",
    "sentence_case",
    "understand",
]
