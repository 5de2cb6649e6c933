"""Finds the tasks that a wish is about."""

import re
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any

from todo.agent.builtin.planner import Call, Situation
from todo.agent.builtin.replies import beginnings
from todo.agent.builtin.transcript import PastCall
from todo.language.types import DateRange, Filter, Order, Reference

Task = dict[str, Any]
_LISTS = {"list_tasks", "search_tasks"}
_ALIKE = 0.72
_IN_VAIN = beginnings("missing_words", "missing", "none_found")
_COUNTED = beginnings(
    "count_all", "count_pending", "count_completed", "count_overdue", "count_found", "count_trash"
)
_STATES = {"pending": "completed", "completed": "pending"}
_NAMED = 25  # tasks that an answer names at most
_FEW, _MOST = 200, 500  # tasks of one list, and of one action


@dataclass(frozen=True)
class Targets:
    ids: list[int] = field(default_factory=list)
    missing: str | None = None
    """What was asked for and is not there."""
    is_none: bool = False
    """Nothing fits what was described."""
    choices: list[Task] = field(default_factory=list)
    """Several fit: ask."""
    is_cut: bool = False
    """More of them are there than one action takes."""
    so_already: Task | None = None
    """The one that is meant is done or open already, as is wanted."""

    @property
    def is_open(self) -> bool:
        """Not all that was named is known, so that nothing is done with the rest."""
        return self.missing is not None or self.is_none or bool(self.choices) or self.so_already is not None


Finding = Generator[Call, PastCall, Targets]


def find_targets(references: Iterable[Reference], situation: Situation, *, status: str = "all") -> Finding:
    """`status` is where words are looked up: a task to complete is among the pending ones."""
    ids: list[int] = []
    is_cut = False
    for reference in references:
        found = yield from _find(reference, situation, status)
        if found.is_open:
            return found
        ids += found.ids
        is_cut = is_cut or found.is_cut
    unique = list(dict.fromkeys(ids))
    return Targets(unique[:_MOST], is_cut=is_cut or len(unique) > _MOST)


def _find(reference: Reference, situation: Situation, status: str) -> Finding:
    match reference.kind:
        case "number":
            return Targets(list(reference.numbers))
        case "ordinal":
            return _by_place(reference, situation)
        case "newest":
            result = yield Call("list_tasks", {"status": "all", "sort": "-created", "limit": 1})
            ids = [task["id"] for task in listed(result)]
            return Targets(ids, missing=None if ids else "")
        case "pronoun":
            found = spoken_of(situation, plural=reference.plural, count=reference.count)
            spared = yield from find_targets(reference.excluded, situation, status=status)
            return (
                spared
                if spared.is_open
                else replace(found, ids=[task_id for task_id in found.ids if task_id not in spared.ids])
            )
        case "set":
            return (yield from _by_filter(reference, situation, status))
        case _:
            return (yield from _by_title(reference, status))


def _by_filter(reference: Reference, situation: Situation, status: str) -> Finding:
    """All that a set means, but for what is named as no part of it."""
    tasks, total = yield from filtered(
        reference.filter or Filter(), situation, default_status=status, limit=_MOST
    )
    spared = yield from find_targets(reference.excluded, situation, status=status)
    if spared.is_open:
        return spared
    ids = [task["id"] for task in tasks if task["id"] not in spared.ids]
    is_cut = total is None or total > len(tasks)
    return Targets(ids, is_none=not ids and not is_cut, is_cut=is_cut)


def _by_place(reference: Reference, situation: Situation) -> Targets:
    shown = last_list(situation)
    try:
        ids = [shown[place - 1 if place > 0 else place]["id"] for place in reference.numbers]
    except IndexError:
        return Targets(missing="")
    return Targets(ids, missing=None if ids else "")


def _by_title(reference: Reference, status: str) -> Finding:
    """One task of these words; if there is none, one for each part of "buy milk and call mom"."""
    found = yield from _by_words(reference.words or "", status)
    if found.missing is None or not reference.parts:
        return found
    ids: list[int] = []
    for part in reference.parts:
        named = yield from _by_words(part, status)
        if not named.ids:
            return found
        ids += named.ids
    return Targets(list(dict.fromkeys(ids)))


def _by_words(words: str, status: str) -> Finding:
    result = yield Call("search_tasks", {"query": words, "status": status})
    found = listed(result)
    if not found and status in _STATES:
        so_already = listed((yield Call("search_tasks", {"query": words, "status": _STATES[status]})))
        if len(so_already) == 1:
            return Targets(so_already=so_already[0])
    if not found:
        result = yield Call("list_tasks", {"status": status, "limit": _MOST})
        found = [task for task in listed(result) if _alike(words, task["title"])]
    exact = [task for task in found if task["title"].casefold() == words.casefold()]
    found = exact if len(exact) == 1 else found
    if not found:
        return Targets(missing=words)
    return Targets([found[0]["id"]]) if len(found) == 1 else Targets(choices=found)


def _alike(words: str, title: str) -> bool:
    """Close enough for a slip of the finger, or the same words in another form (buying, buy)."""
    wanted, present = words.casefold().split(), title.casefold().split()
    return bool(wanted) and all(
        any(SequenceMatcher(None, word, other).ratio() >= _ALIKE for other in present) for word in wanted
    )


_SORTS: dict[Order, str] = {
    "due_date": "due_date,-priority",
    "priority": "-priority,due_date",
    "title": "title",
    "created": "-created",
    "oldest": "created",
}


def filtered(
    wanted: Filter, situation: Situation, *, default_status: str = "all", limit: int = _FEW
) -> Generator[Call, PastCall, tuple[list[Task], int | None]]:
    """The first ones, and how many there are in all; None: more than were looked through."""
    arguments = filter_arguments(wanted, situation, default_status=default_status)
    if wanted.order is not None:
        arguments["sort"] = _SORTS[wanted.order]
    most = _MOST if _is_sifted(wanted) else min(wanted.most or limit, _MOST)
    result = yield Call("list_tasks", arguments | {"limit": most})
    found = listed(result)
    tasks = [task for task in found if _fits(task, wanted, situation)]
    total = (result.output or {}).get("total") or len(found)
    if wanted.most is not None:
        return tasks[: wanted.most], min(len(tasks), wanted.most)
    if not _is_sifted(wanted):
        return tasks, total
    return tasks, len(tasks) if total == len(found) else None


def _is_sifted(wanted: Filter) -> bool:
    """Whether it asks for more than the list tool can filter by."""
    return bool(
        wanted.overdue
        or wanted.undated
        or wanted.untagged
        or wanted.recurring
        or wanted.part_of_day
        or wanted.completed_on
        or len(wanted.tags) > 1
    )


def filter_arguments(wanted: Filter, situation: Situation, *, default_status: str) -> dict[str, Any]:
    today = situation.now.astimezone(situation.zone).date()
    due_to = wanted.due.end if wanted.due else None
    due_from = wanted.due.start if wanted.due else None
    arguments: dict[str, Any] = {"status": wanted.status or default_status}
    if wanted.overdue:
        arguments["status"] = "pending"
        due_to = min(due_to, today) if due_to else today
    if wanted.completed_on is not None:
        arguments["status"] = "completed"
    added = wanted.added_on or DateRange(None, None)
    optional = {
        "priority": wanted.priority,
        "tag": wanted.tags[0] if wanted.tags else None,
        "due_from": due_from.isoformat() if due_from else None,
        "due_to": due_to.isoformat() if due_to else None,
        "added_from": added.start.isoformat() if added.start else None,
        "added_to": added.end.isoformat() if added.end else None,
        "query": wanted.words,
    }
    return arguments | {name: value for name, value in optional.items() if value is not None}


def _fits(task: Task, wanted: Filter, situation: Situation) -> bool:
    """What the list tool cannot filter by itself."""
    local = situation.now.astimezone(situation.zone)
    due, at = task.get("due_date"), task.get("due_time")
    if wanted.overdue and (not due or (due, at or "24:00") >= (local.date().isoformat(), f"{local:%H:%M}")):
        return False
    if (
        (wanted.untagged and task.get("tags"))
        or (wanted.undated and due)
        or (wanted.recurring and not task.get("recurrence"))
    ):
        return False
    if wanted.part_of_day and (not at or not _within(at, wanted)):
        return False
    if wanted.completed_on is not None:
        done = str(task.get("completed_on", ""))
        start, end = wanted.completed_on.start, wanted.completed_on.end
        if (start and done < start.isoformat()) or (end and done > end.isoformat()):
            return False
    return set(wanted.tags) <= set(task.get("tags", []))


def _within(at: str, wanted: Filter) -> bool:
    assert wanted.part_of_day is not None
    start, end = (f"{moment:%H:%M}" for moment in wanted.part_of_day)
    return start <= at <= end


def listed(result: PastCall) -> list[Task]:
    found = (result.output or {}).get("result", [])
    return [task for task in found if isinstance(task, dict) and "id" in task]


def is_start(references: Iterable[Reference]) -> bool:
    """ "The first three": whatever list they are the first of."""
    return [
        reference.numbers == tuple(range(1, len(reference.numbers) + 1)) and reference.kind == "ordinal"
        for reference in references
    ] == [True]


def last_list(situation: Situation) -> list[Task]:
    """The last one that the person was shown; what the assistant looked up on its way does not count."""
    for past in reversed(situation.transcript.earlier):
        if found := _shown(past) or _added_together(past, situation):
            return found
    return []


def _added_together(last: PastCall, situation: Situation) -> list[Task]:
    """Several tasks of one message are shown by its answer, too."""
    if last.tool != "add_task" or not last.is_last:
        return []
    calls = [
        past for past in situation.transcript.earlier if past.said == last.said and past.tool == "add_task"
    ]
    tasks = [
        past.output["task"] for past in calls if past.output and isinstance(past.output.get("task"), dict)
    ]
    return tasks if len(tasks) > 1 else []


def _shown(past: PastCall) -> list[Task]:
    """The tasks of a list that the answer names; with those it only counts where it is cut."""
    found = listed(past) if past.tool in _LISTS and past.is_last else []
    named = [task for task in found if re.search(rf"#{task['id']}\b", past.said)]
    lines = past.lines if found else []
    if len(lines) > len(named):
        # What a model hears of a long list is cut, and a later page is behind the cut.
        return [{"id": task_id, "title": title} for task_id, title in lines]
    return found[found.index(named[0]) :] if len(named) >= _NAMED else named


def spoken_of(situation: Situation, *, plural: bool, count: int | None = None) -> Targets:
    """The task changed, proposed or shown alone last; `plural`: all of the last list or group of several.

    `count`: the last group, if it is of so many ("both"). One of a list that nothing was changed of since may be any of
    them, and what was looked for in vain is none.
    """
    if not situation.transcript.calls and situation.transcript.last_answer.startswith(_IN_VAIN):
        return Targets(missing="")
    done = [past for past in situation.transcript.calls if past.tool not in _LISTS]
    alone: list[int] = []
    choices: list[Task] = []
    for past in reversed([*situation.transcript.earlier, *done]):
        shown = _shown(past)
        ids = _acted_on(past, situation, plural=plural) or [task["id"] for task in shown]
        if len(ids) == 1 and not plural:
            return Targets(ids)
        if len(ids) == 1 and not alone and not done:
            ids = _in_turn(situation) or ids
        if len(ids) > 1 and plural:
            return Targets(ids) if count in (None, len(ids)) else Targets(missing="")
        if len(ids) > 1 and not shown:
            return Targets(missing="")
        alone = alone or ids[: len(ids) == 1]
        choices = choices or shown
    if plural and alone and count is None:
        return Targets(alone)
    return Targets(choices=choices) if choices and not plural else Targets(missing="")


def _in_turn(situation: Situation) -> list[int]:
    """The tasks that the last messages did the same to, one after another ("add milk", "add bread")."""
    ids: list[int] = []
    tool: str | None = None
    for past in reversed(situation.transcript.earlier):
        if past.tool in _LISTS and not _shown(past):
            continue  # looked up on the way
        task_id = (past.output or {}).get("task_id")
        if not isinstance(task_id, int) or tool not in (None, past.tool):
            break
        tool = past.tool
        ids.insert(0, task_id)
    return list(dict.fromkeys(ids))


def _acted_on(past: PastCall, situation: Situation, *, plural: bool) -> list[int]:
    """The tasks that a call changed, proposed to change or, of several that are asked about, counted."""
    output = past.output or {}
    if isinstance(output.get("task_ids"), list) and output["task_ids"]:
        return [int(task_id) for task_id in output["task_ids"]]
    if plural and (together := _added_together(past, situation)):
        return [task["id"] for task in together]
    if isinstance(output.get("task_id"), int):
        return [output["task_id"]]
    if output.get("status") == "needs_approval":
        return [change["task_id"] for change in output.get("changes") or []]
    found = listed(past) if plural and past.tool in _LISTS and past.said.startswith(_COUNTED) else []
    is_counted = re.search(rf"\b{len(found)}\b", past.said) is not None  # else it was narrowed down
    return [task["id"] for task in found] if is_counted else []
