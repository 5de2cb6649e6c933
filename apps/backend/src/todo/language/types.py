"""What a text means. Values only: every span counts code points of the text as it was given."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

Priority = Literal["high", "medium", "low"]
Status = Literal["pending", "completed", "trash"]
Order = Literal["due_date", "priority", "title", "created", "oldest"]
Asked = Literal["when", "done", "priority", "repeat", "tags"]
"""What a question wants to know of one task."""
LanguageCode = Literal["en", "ur"]
Topic = Literal[
    "account", "activity", "attachments", "changes", "clock", "engine", "export", "farewell", "import", "language",
    "name", "notifications", "order", "redo", "sharing", "shortcuts", "sign_out", "subtasks", "sync", "theme",
    "time_zone", "wellbeing",
]  # fmt: skip
"""What people ask a todo application for besides their tasks."""


class IntentKind(StrEnum):
    ADD = "add"
    LIST = "list"
    SEARCH = "search"
    COUNT = "count"
    COMPLETE = "complete"
    REOPEN = "reopen"
    RENAME = "rename"
    DESCRIBE = "describe"
    RESCHEDULE = "reschedule"
    CLEAR_DATE = "clear_date"
    CLEAR_REPEAT = "clear_repeat"
    PRIORITISE = "prioritise"
    TAG = "tag"
    UNTAG = "untag"
    SKIP = "skip"
    DELETE = "delete"
    RESTORE = "restore"
    UNDO = "undo"
    CONFIRM = "confirm"
    REFUSE = "refuse"
    HELP = "help"
    GREETING = "greeting"
    THANKS = "thanks"
    OUT_OF_SCOPE = "out_of_scope"


class Span(NamedTuple):
    """Code points `[start, end)` of the original text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DateRange:
    """Both ends included; an open end is None."""

    start: dt.date | None
    end: dt.date | None
    by_weekday: bool = field(default=False, compare=False)
    """Said as a weekday, of which there is one a week before it."""


@dataclass(frozen=True, slots=True)
class When:
    """A due date and time on the user's own calendar and clock. `end_*` close a range ("between 3 and 5 pm")."""

    date: dt.date | None = None
    time: dt.time | None = None
    end_date: dt.date | None = None
    end_time: dt.time | None = None
    recurrence: str | None = None
    """RFC 5545 RRULE without the prefix; UNTIL is local, end of that day."""
    spans: tuple[Span, ...] = ()
    is_assumed: bool = False
    """`date` is the first day of `recurrence` from today on: nobody named it."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Later (or, negative, earlier) than the task is due now: "push it back two days"."""

    days: int = 0
    minutes: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class Filter:
    """Which tasks; every named condition must hold. `words`: text that title, description or a tag must contain."""

    status: Status | None = None
    due: DateRange | None = None
    overdue: bool = False
    undated: bool = False
    untagged: bool = False
    recurring: bool = False
    priority: Priority | None = None
    tags: tuple[str, ...] = ()
    words: str | None = None
    completed_on: DateRange | None = None
    added_on: DateRange | None = None
    part_of_day: tuple[dt.time, dt.time] | None = None
    """Due within these hours, both included ("my morning meetings")."""
    order: Order | None = None
    """No condition: how to sort what is found."""
    most: int | None = None
    """Only so many of them, the first in that order."""
    few: int | None = None
    """No condition: how many of them an answer shows ("what should I do next?")."""
    skipped: int = 0
    """No condition: how many of them were shown before ("next page")."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Which tasks a wish is about.

    number: `numbers` are task numbers.
    ordinal: `numbers` count places in the list shown last, from 1; -1 is the last.
    newest: the task added last.
    pronoun: the task or, `plural`, the tasks spoken of last.
    title: `words` of a title, `quoted` if they are meant exactly.
    set: all that `filter` finds.
    """

    kind: Literal["number", "ordinal", "newest", "pronoun", "title", "set"]
    span: Span
    numbers: tuple[int, ...] = ()
    words: str | None = None
    filter: Filter | None = None
    plural: bool = False
    count: int | None = None
    """Of tasks spoken of: "both" are 2."""
    quoted: bool = False
    parts: tuple[str, ...] = ()
    """Of title words with "and" or commas between: what they name if they are several tasks."""
    excluded: "tuple[Reference, ...]" = ()
    """Of a set: "all tasks except task 3"."""


class Choice(NamedTuple):
    """One reading of an ambiguous piece. `value` is ISO text, RRULE text or an intent's name."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """Two readings are possible.

    `assumed` is the documented convention that the result follows. If it is None, the result holds neither reading
    and the person must be asked.
    """

    kind: Literal[
        "day_or_month",
        "am_or_pm",
        "date_or_title",
        "add_or_complete",
        "repeat",
        "skipped_time",
        "repeated_time",
        "invalid_date",
        "invalid_time",
        "unknown_day",
        "unknown_time",
        "unknown_repeat",
        "several_days",
        "several_times",
        "past_date",
        "not_a_wish",
    ]
    span: Span
    choices: tuple[Choice, ...] = ()
    assumed: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what it was taken for; the stretches of one intent do not overlap."""

    kind: Literal[
        "intent", "title", "when", "recurrence", "priority", "tag", "reference", "filter", "description"
    ]
    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Intent:
    kind: IntentKind
    span: Span
    title: str | None = None
    """A new title (add, rename), as the person typed it."""
    description: str | None = None
    when: When | None = None
    shift: Shift | None = None
    ends: dt.date | None = None
    """Of reschedule: the last day on which the task is to come again."""
    priority: Priority | None = None
    tags: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    filter: Filter | None = None
    """Of list, search and count, where it is never None: an empty filter finds all tasks that are not in the trash."""
    ambiguities: tuple[Ambiguity, ...] = ()
    pieces: tuple[Piece, ...] = ()
    topic: Topic | None = None
    """Of help and out of scope: what it is about, if that is known."""
    times: int = 1
    """Of undo: how many changes, one after the other."""
    implied: bool = False
    """An add without a word of command ("buy milk tomorrow")."""
    asked: Asked | None = None
    """Of list and search: what is asked about the task."""
    onwards: bool = False
    """Of list: what comes after the tasks that were shown last."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """Intents in the order of the text; never empty (nothing understood is one `out_of_scope`)."""

    text: str
    language: LanguageCode
    intents: tuple[Intent, ...]

    @property
    def ambiguities(self) -> tuple[Ambiguity, ...]:
        return tuple(ambiguity for intent in self.intents for ambiguity in intent.ambiguities)

    @property
    def is_plain_yes(self) -> bool:
        return [intent.kind for intent in self.intents] == [IntentKind.CONFIRM]

    @property
    def confirms(self) -> IntentKind | None:
        """ "Yes, delete it": the kind of act that a yes repeats in its own words, without naming any task anew."""
        if len(self.intents) != 2 or self.intents[0].kind is not IntentKind.CONFIRM:
            return None
        act = self.intents[1]
        is_echo = all(reference.kind == "pronoun" for reference in act.references) and act.title is None
        return (
            act.kind
            if is_echo and act.kind not in (IntentKind.LIST, IntentKind.COUNT, IntentKind.SEARCH)
            else None
        )

    @property
    def confirms_and_adds(self) -> bool:
        """ "Yes, and add bread": a yes, and what is said besides it does nothing to a task that is there."""
        first, *more = self.intents
        joint = self.text[first.span.end : more[0].span.start] if more else ""
        return (
            first.kind is IntentKind.CONFIRM
            and any(char.isalpha() for char in joint)
            and all(intent.kind is IntentKind.ADD and not intent.implied for intent in more)
        )

    @property
    def is_plain_no(self) -> bool:
        return [intent.kind for intent in self.intents] == [IntentKind.REFUSE]
