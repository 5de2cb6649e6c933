"""What holidays mean: those on a fixed date their date, those that move nothing that could be guessed."""

from dataclasses import replace

from todo.language.days import with_prep
from todo.language.grammar import Action, Slots
from todo.language.months import dated
from todo.language.repeats import every_year_day
from todo.language.values import Context, Day, Repeat, Unclear


def holiday(context: Context, slots: Slots) -> Day | None:
    """The coming one of a fixed date, written "12-25"."""
    month, _, day = slots.of("date", str).partition("-")
    found = dated(context, int(day), int(month), None)
    return replace(found, weak="weak" in slots) if found else None


def on_holiday(context: Context, slots: Slots) -> Day | None:
    """ "Before christmas", "on halloween"; "gifts for christmas" is what they are for."""
    return None if slots.of("prep", str) == "for" else with_prep(context, slots)


def every_holiday(context: Context, slots: Slots) -> Repeat | None:
    return every_year_day(context, slots)


def unknown_day(_: Context, slots: Slots) -> Unclear:
    """ "Before eid" says when, "eid clothes" and "for eid" do not."""
    return Unclear("unknown_day", told=slots.get_of("prep", str) not in (None, "for"))


def unclear(_: Context, slots: Slots) -> Unclear | None:
    kind = slots.of("kind", str)
    if kind == "unknown_repeat":
        return Unclear("unknown_repeat")
    return Unclear("invalid_time") if kind == "invalid_time" else None


def invalid_time(_: Context, slots: Slots) -> Unclear | None:
    """ "At 25:00"; hours and minutes that a clock does show are no business of this."""
    h, m = slots.of("h", int), slots.get_of("m", int) or 0
    meridiem = slots.get_of("meridiem", str)
    wrong = h > 24 or m > 59 or (h == 24 and m > 0) or (meridiem is not None and not 1 <= h <= 24)
    return Unclear("invalid_time") if wrong else None


ACTIONS: dict[str, Action] = {
    action.__name__: action
    for action in (holiday, on_holiday, every_holiday, unknown_day, unclear, invalid_time)
}
