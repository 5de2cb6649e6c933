"""From a frame laid over a clause to the intent it means; None if what fills a hole does not make sense there."""

from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

from todo.language.changes import read_changes
from todo.language.filters import by_addition, by_completion, day_range_of, read_known_filter
from todo.language.frames import Bound
from todo.language.grammar import Parser
from todo.language.holes import HOLES, is_number, may_be_untitled
from todo.language.references import parts, span_of
from todo.language.repeats import first_day, rule_text
from todo.language.schedule import schedule
from todo.language.things import things_to_do, with_what_is_said_once
from todo.language.types import (
    Ambiguity,
    Asked,
    Filter,
    Intent,
    IntentKind,
    Order,
    Priority,
    Reference,
    Shift,
    Status,
    Topic,
    When,
)
from todo.language.values import Context, Day, Importance, Length, NewTask

MOST_UNDONE = 20


def build_all(parser: Parser, bound: Bound, start: int, end: int) -> list[Intent]:
    """One intent, or one for each title of a list ("add tasks: milk, eggs and bread")."""
    if "changes" in bound.holes:
        return _changed(parser, bound, start, end)
    titles = bound.holes.get("titles")
    if titles is None:
        built = build(parser, bound, start, end)
        return _separated(parser, bound, built) if built else []
    if any(is_number(parser, *part) for part in parts(parser, *titles)):
        return []  # "make tasks 1, 2 …" names tasks that are there
    found = []
    for first, last in parts(parser, *titles):
        intent = HOLES["title"](
            parser, Intent(IntentKind.ADD, span_of(parser, first, last)), bound, first, last
        )
        if intent:
            found.append(intent)
    return found


def _changed(parser: Parser, bound: Bound, start: int, end: int) -> list[Intent]:
    """One intent for each thing that is changed of the same tasks ("make task 2 high priority and due friday")."""
    changes = read_changes(parser, *bound.holes["changes"])
    holes = {name: tokens for name, tokens in bound.holes.items() if name != "changes"}
    about = build(parser, replace(bound, holes=holes), start, end) if changes else None
    if changes is None or about is None:
        return []
    found = []
    if changes.moment:
        when, doubts = schedule(changes.moment, parser.context, open_date=True)
        found.append(replace(about, when=when, ambiguities=(*about.ambiguities, *doubts)))
    if changes.priority:
        found.append(replace(about, kind=IntentKind.PRIORITISE, priority=changes.priority))
    if changes.tags:
        found.append(replace(about, kind=IntentKind.TAG, tags=changes.tags))
    if changes.title:
        # Last: the words that name the task are those of its old title.
        found.append(replace(about, kind=IntentKind.RENAME, title=changes.title))
    return found


def _separated(parser: Parser, bound: Bound, built: Intent) -> list[Intent]:
    """The one addition, or one for each thing to do that its title names."""
    title = bound.holes.get("title")
    things = things_to_do(parser, *title) if title and built.kind is IntentKind.ADD else []
    if len(things) < 2:
        return [built]
    each = [build(parser, replace(bound, holes={**bound.holes, "title": thing}), *thing) for thing in things]
    found = [intent for intent in each if intent]
    return with_what_is_said_once(parser, found, things) if len(found) == len(things) else [built]


def build(parser: Parser, bound: Bound, start: int, end: int) -> Intent | None:
    if not _is_worth_reading(parser, bound):
        return None
    intent = Intent(IntentKind(bound.frame.kind), span_of(parser, start, end))
    for name, (first, last) in sorted(bound.holes.items(), key=_rank):
        filled = HOLES[name](parser, intent, bound, first, last)
        if filled is None:
            return None
        intent = filled
    return _with_options(parser, intent, bound)


def _is_worth_reading(parser: Parser, bound: Bound) -> bool:
    """What is told fast, before anything is read that takes longer."""
    holes, options = bound.holes, bound.frame.options
    if "untitled" in holes and not may_be_untitled(parser, *holes["untitled"]):
        return False
    is_known = "filter" in holes and options.get("known")
    return not is_known or read_known_filter(parser, *holes["filter"]) is not None


def _rank(hole: tuple[str, tuple[int, int]]) -> bool:
    """What fits least often is asked first."""
    return hole[0] != "when"


def _with_options(parser: Parser, intent: Intent, bound: Bound) -> Intent | None:
    options, slots = bound.frame.options, bound.slots
    importance = (
        slots.get("importance") or slots.get("priority") or slots.get("level") or options.get("priority")
    )
    if isinstance(importance, Importance):
        intent = replace(intent, priority=importance.priority)
    level = next((known for known in get_args(Priority) if known == importance), None)
    if level:
        intent = replace(intent, priority=level)
    new = slots.get("new_task")
    if isinstance(new, NewTask) and new.importance:
        intent = replace(intent, priority=new.importance.priority)
    habit = new.habit if isinstance(new, NewTask) else None
    if habit and (intent.when is None or intent.when.recurrence is None):
        first = first_day(habit, parser.context.today)
        intent = replace(intent, when=replace(intent.when or When(date=first), recurrence=rule_text(habit)))
    owner = slots.get("owner")
    if isinstance(owner, Day) and owner.due and intent.when is None:
        intent = replace(intent, when=When(date=owner.due))
    month = slots.get("month_owner")
    if isinstance(month, Day):
        intent = replace(intent, filter=replace(intent.filter or Filter(), due=day_range_of(month)))
    length = slots.get("length")
    if isinstance(length, Length):
        intent = replace(
            intent, shift=_shift(length, -1 if options.get("earlier") or slots.get("earlier") else 1)
        )
    if options.get("implied"):
        intent = replace(intent, implied=True)
    topic = slots.get("topic") or options.get("topic")
    intent = replace(intent, topic=next((known for known in get_args(Topic) if known == topic), None))
    if isinstance(times := slots.get("times"), int):
        intent = replace(intent, times=max(1, min(times, MOST_UNDONE)))
    if options.get("ahead"):
        intent = replace(intent, ambiguities=(*intent.ambiguities, _ahead(parser, bound)))
    intent = replace(intent, references=_references(intent, options))
    if intent.kind in (IntentKind.LIST, IntentKind.SEARCH, IntentKind.COUNT):
        wanted = _narrowed(intent.filter or Filter(), options, parser.context)
        asked = next((known for known in get_args(Asked) if known == options.get("asked")), None)
        intent = replace(intent, filter=wanted, asked=asked, onwards=bool(options.get("onwards")))
    return intent


def _references(intent: Intent, options: Mapping[str, object]) -> tuple[Reference, ...]:
    """What the frame itself is about; else what fills its hole."""
    if intent.topic:
        return ()
    if options.get("pronoun"):
        return (Reference("pronoun", intent.span),)
    if options.get("trash"):
        return (Reference("set", intent.span, filter=Filter(status="trash"), plural=True),)
    if options.get("everything"):
        return (Reference("set", intent.span, filter=Filter(), plural=True),)
    return intent.references


def _ahead(parser: Parser, bound: Bound) -> Ambiguity:
    """ "15 minutes before the meeting": when that is, nobody said."""
    stop = bound.holes["title"][0]
    start = next(
        (at for at in range(stop) if any(found.end <= stop for found in parser.read("length", at))), stop - 1
    )
    return Ambiguity("unknown_time", span_of(parser, start, stop))


def _narrowed(wanted: Filter, options: Mapping[str, object], context: Context) -> Filter:
    """What the frame itself says of the tasks that are asked about."""
    status = next((known for known in get_args(Status) if known == options.get("status")), None)
    order = next((known for known in get_args(Order) if known == options.get("order")), None)
    wanted = replace(
        wanted,
        status=wanted.status or status,
        order=wanted.order or order,
        overdue=wanted.overdue or bool(options.get("overdue")),
        most=most if isinstance(most := options.get("most"), int) else wanted.most,
        few=few if isinstance(few := options.get("few"), int) else wanted.few,
    )
    wanted = by_completion(wanted, context)
    return by_addition(wanted, context) if options.get("added") else wanted


def _shift(length: Length, sign: int) -> Shift:
    count = length.count * sign
    if length.unit in ("minute", "hour"):
        return Shift(minutes=count * (60 if length.unit == "hour" else 1))
    if length.unit in ("day", "week"):
        return Shift(days=count * (7 if length.unit == "week" else 1))
    return Shift(months=count * {"month": 1, "quarter": 3, "year": 12}[length.unit])
