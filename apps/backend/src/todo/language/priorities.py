"""What words for importance mean, and what is told of a task where it is named."""

from typing import get_args

from todo.language.grammar import Action, Slots
from todo.language.types import Priority
from todo.language.values import Aside, Context, Importance, NewTask, Repeat

LEVELS: dict[int, Priority] = {1: "high", 2: "medium", 3: "low", 4: "low"}


def importance(_: Context, slots: Slots) -> Importance | None:
    name = slots.of("priority", str)
    return next(
        (Importance(known, weak="weak" in slots) for known in get_args(Priority) if known == name), None
    )


def described(_: Context, slots: Slots) -> NewTask:
    return NewTask(slots.get_of("importance", Importance), slots.get_of("habit", Repeat))


def aside(_: Context, _slots: Slots) -> Aside:
    return Aside()


def level(_: Context, slots: Slots) -> Importance | None:
    """ "p1": 1 is the highest."""
    priority = LEVELS.get(slots.of("level", int))
    return Importance(priority) if priority else None


ACTIONS: dict[str, Action] = {action.__name__: action for action in (importance, level, described, aside)}
