"""What each kind of wish comes to: the calls it needs, and the sentence about what they answered."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from todo.agent.builtin.answers import answered
from todo.agent.builtin.describe import (
    details,
    due_text,
    end_text,
    question,
    say_targets,
    task_line,
    title_question,
)
from todo.agent.builtin.directions import isolated
from todo.agent.builtin.planner import Call, Plan, Situation
from todo.agent.builtin.replies import counted, say
from todo.agent.builtin.targets import (
    Targets,
    filter_arguments,
    filtered,
    find_targets,
    is_start,
    last_list,
    listed,
)
from todo.agent.builtin.transcript import PastCall, Refusal
from todo.agent.builtin.wishes import Wish, wishes
from todo.agent.refusals import refusal
from todo.language import render_when, sentence_case
from todo.language.repeats import ended, may_begin_on
from todo.language.types import Filter, Intent, IntentKind, When

_SHOWN = 25
_LISTED = 200
_APPROVED = ("undo", "restore", "complete", "reopen", "reschedule", "undate")
"""Acts that a question names by their own verb."""
_ACT_OF = {"completed": "complete", "reopened": "reopen", "rescheduled": "reschedule", "undated": "undate"}
_TOPICS = {"farewell": "goodbye", "wellbeing": "well"}
_STATUS = {
    IntentKind.COMPLETE: "pending",
    IntentKind.REOPEN: "completed",
    IntentKind.RESTORE: "trash",
}
_SET_STATUS = dict.fromkeys((IntentKind.RESCHEDULE, IntentKind.PRIORITISE, IntentKind.CLEAR_DATE), "pending")
"""Whoever moves "everything" means what is still to do."""


def plan(situation: Situation) -> Plan:
    """All wishes of one message, in the order of its words."""
    sentences: list[str] = []
    for wish in wishes(situation.understanding.intents):
        sentences.append((yield from _one(wish, situation)))
    return "\n".join(dict.fromkeys(sentence for sentence in sentences if sentence))


def _one(wish: Wish, situation: Situation) -> Plan:
    intent, *more = wish
    if more:
        return (yield from _update(intent, situation, more))
    open_question = next((found for found in intent.ambiguities if found.assumed is None), None)
    if open_question is not None and open_question.kind == "not_a_wish":
        return say(situation.language, "out_of_scope")
    if open_question is not None:
        return question(open_question, situation)
    act = _ACTS.get(intent.kind)
    if act is None:
        return _said(intent, situation)
    return (yield from act(intent, situation))


def _on_topic(topic: str, situation: Situation) -> str:
    if topic != "clock":
        return say(situation.language, _TOPICS.get(topic, f"topic_{topic}"))
    local = situation.now.astimezone(situation.zone)
    now = render_when(local.date(), local.time(), language=situation.language)
    return say(situation.language, "topic_clock", now=now)


def _said(intent: Intent, situation: Situation) -> str:
    """Of what needs no call."""
    if intent.topic:
        return _on_topic(intent.topic, situation)
    if intent.kind is IntentKind.OUT_OF_SCOPE and _waits(situation):
        return say(situation.language, "still_waiting")
    if intent.kind is IntentKind.REFUSE and not _waits(situation):
        if len(situation.understanding.intents) > 1:
            return ""  # "no, make it 4 pm": what it should be is said next
        if _changed_just_now(situation):
            return say(situation.language, "change_stands")
    if intent.kind is IntentKind.CONFIRM and len(situation.understanding.intents) > 1:
        # What waited for a yes with an addition was carried out before.
        is_open = _waits(situation) and not situation.understanding.confirms_and_adds
        return say(situation.language, "confirm_alone") if is_open else ""
    return say(situation.language, _SAYINGS.get(intent.kind, "out_of_scope"))


def _changed_just_now(situation: Situation) -> bool:
    return any(
        past.is_latest and past.output and (past.output.get("task_id") or past.output.get("task_ids"))
        for past in situation.transcript.earlier
    )


def _waits(situation: Situation) -> bool:
    """Whether the answer before this message ended with a card to decide."""
    past = situation.transcript.earlier[-1:]
    return bool(past) and past[0].is_latest and (past[0].output or {}).get("status") == "needs_approval"


def _add(intent: Intent, situation: Situation) -> Plan:
    if not intent.title:
        return title_question(intent.when, situation)
    fields = {"description": end_text(intent.when, situation) or None, **_fields(intent)}
    given = {name: value for name, value in fields.items() if value is not None}
    result = yield Call("add_task", {"title": sentence_case(intent.title), **given})
    if result.output is None:
        return _failed(result, situation)
    task = _task(result)
    answer = say(
        situation.language,
        "added",
        id=task["id"],
        title=task["title"],
        due=due_text(task, situation, "due"),
        rest=details(task, situation),
    )
    ending = end_text(intent.when, situation)
    more = [say(situation.language, "noted_end", words=ending)] if ending else []
    twin = result.output.get("same_title_as")
    more += [say(situation.language, "duplicate", id=twin)] if twin else []
    return " ".join([answer, *more])


def _list(intent: Intent, situation: Situation) -> Plan:
    if intent.references:
        return (yield from _show(intent, situation))
    wanted = intent.filter or Filter()
    limit = max(_LISTED, wanted.skipped + _SHOWN)
    tasks, total = yield from filtered(wanted, situation, limit=limit)
    if intent.asked:
        answer = answered(intent.asked, tasks, situation, words=wanted.words)
        if answer:
            return answer
    shape = filter_arguments(wanted, situation, default_status="all")
    narrowed = bool(shape.keys() - {"status"}) or wanted.undated or wanted.untagged or wanted.recurring
    name = "found" if narrowed else shape["status"]
    if not tasks:
        return say(situation.language, f"none_{name}")
    count = counted(situation.language, total or len(tasks), at_least=total is None)
    page = tasks[wanted.skipped :][: wanted.few or _SHOWN]
    if not page:
        return say(situation.language, "no_more")
    lines = [task_line(task, situation) for task in page]
    if len(tasks) == 1 and tasks[0].get("description"):
        lines.append(tasks[0]["description"])
    left = None if total is None else total - wanted.skipped - len(page)
    if left is None:
        lines.append(say(situation.language, "many_more"))
    elif left > 0:
        lines.append(say(situation.language, "more", count=left))
    first = wanted.skipped + 1
    head = (
        say(situation.language, "list_page", first=first, last=first + len(page) - 1, count=count)
        if wanted.skipped
        else say(situation.language, f"list_{name}", count=count)
    )
    return "\n".join([head, *lines])


def _show(intent: Intent, situation: Situation) -> Plan:
    """The tasks that were named, and no others."""
    if is_start(intent.references) and not last_list(situation):
        first = Filter(most=len(intent.references[0].numbers))
        return (yield from _list(replace(intent, references=(), filter=first), situation))
    targets = yield from find_targets(intent.references, situation)
    if not targets.ids:
        return say_targets(targets, situation)
    tasks = listed((yield Call("list_tasks", {"ids": targets.ids})))
    if not tasks:
        return say(situation.language, "none_found")
    answer = answered(intent.asked, tasks, situation) if intent.asked else None
    if answer:
        return answer
    lines = [task_line(task, situation) for task in tasks[:_SHOWN]]
    if len(tasks) > _SHOWN:
        lines.append(say(situation.language, "more", count=len(tasks) - _SHOWN))
    notes = tasks[0].get("description") if len(tasks) == 1 else None
    return "\n".join([*lines, notes] if notes else lines)


def _count(intent: Intent, situation: Situation) -> Plan:
    wanted = intent.filter or Filter()
    tasks, total = yield from filtered(wanted, situation, default_status="pending")
    count = counted(situation.language, len(tasks) if total is None else total, at_least=total is None)
    return say(situation.language, f"count_{_counted_as(wanted)}", count=count)


def _counted_as(wanted: Filter) -> str:
    """What is said of the tasks that were counted, where one word tells it."""
    if wanted == Filter(overdue=True) or wanted == Filter(overdue=True, status="pending"):
        return "overdue"
    return (wanted.status or "all") if wanted == Filter(status=wanted.status) else "found"


def _search(intent: Intent, situation: Situation) -> Plan:
    if intent.filter is None and intent.title:
        intent = Intent(intent.kind, intent.span, filter=Filter(words=intent.title))
    return (yield from _list(intent, situation))


def _complete(intent: Intent, situation: Situation) -> Plan:
    targets = yield from _targets(intent, situation)
    if not targets.ids:
        return say_targets(targets, situation)
    if len(targets.ids) > 1:
        return (yield from _bulk(situation, "complete", targets))
    result = yield Call("complete_task", {"task_id": targets.ids[0]})
    return _outcome(result, situation, "completed")


def _delete(intent: Intent, situation: Situation) -> Plan:
    if any(reference.filter and reference.filter.status == "trash" for reference in intent.references):
        return say(situation.language, "trash_kept")
    targets = yield from _targets(intent, situation)
    if not targets.ids:
        return say_targets(targets, situation)
    if len(targets.ids) > 1:
        return (yield from _bulk(situation, "delete", targets))
    result = yield Call("delete_task", {"task_id": targets.ids[0]})
    return _outcome(result, situation, "deleted")


def _bulk_only(action: str) -> Callable[[Intent, Situation], Plan]:
    def act(intent: Intent, situation: Situation) -> Plan:
        targets = yield from _targets(intent, situation)
        if not targets.ids:
            return say_targets(targets, situation)
        tags = {"tags": list(intent.tags)} if action in {"tag", "untag"} else {}
        return (yield from _bulk(situation, action, targets, **tags))

    return act


def _tag(intent: Intent, situation: Situation) -> Plan:
    """With a title: the task that has it gets the tags, or else is added with them."""
    if intent.title:
        targets = yield from _targets(intent, situation)
        if targets.missing is not None:
            return (yield from _add(replace(intent, kind=IntentKind.ADD, references=()), situation))
    return (yield from _bulk_only("tag")(intent, situation))


def _untag(intent: Intent, situation: Situation) -> Plan:
    """Without a name: all tags."""
    act = _bulk_only("untag") if intent.tags else _update
    return (yield from act(intent, situation))


def _update(intent: Intent, situation: Situation, more: Sequence[Intent] = ()) -> Plan:
    """`more` is said of the same tasks: of one task all of it is one change, which one undo takes back."""
    targets = yield from _targets(intent, situation)
    if not targets.ids:
        return say_targets(targets, situation)
    fields, reply = _new_fields(intent)
    if not fields and intent.shift is None and intent.ends is None and not more:
        return say(situation.language, "need_title" if intent.kind is IntentKind.RENAME else "need_date")
    if len(targets.ids) > 1:
        answers: list[str] = []
        for each in (intent, *more):
            answers.append((yield from _update_several(each, situation, targets, _new_fields(each)[0])))
        return "\n".join(answers)
    for other in more:
        fields |= _new_fields(other)[0]
        reply = "updated"
    wish = next((each for each in (intent, *more) if each.shift is not None), None)
    last = next((each.ends for each in (intent, *more) if each.ends is not None), None)
    adds_tags = bool(more) and "tags" in fields
    may_keep_date = any(each.when and each.when.is_assumed for each in (intent, *more))
    if wish or last or adds_tags or may_keep_date:
        current = (yield Call("list_tasks", {"ids": targets.ids})).output or {}
        tasks = current.get("result", [])
        if may_keep_date and tasks:
            fields = _repeating_from(fields, tasks[0])
        if wish:
            fields |= _shifted(wish, tasks, situation)
            reply = reply if more else "rescheduled"
        if last and tasks:
            rule = fields.get("recurrence") or tasks[0].get("recurrence")
            if rule is None:
                task = tasks[0]
                return say(situation.language, "not_repeating", id=task["id"], title=task["title"])
            fields["recurrence"] = ended(rule, last)
        if adds_tags and tasks:
            fields["tags"] = list(dict.fromkeys([*tasks[0].get("tags", []), *fields["tags"]]))
    result = yield Call("update_task", {"task_id": targets.ids[0], **fields})
    answer = _outcome(result, situation, reply)
    if result.output is None or "description" not in fields or not fields["description"]:
        return answer
    return f"{answer} {say(situation.language, 'note', words=fields['description'])}"


def _repeating_from(fields: dict[str, Any], task: dict[str, Any]) -> dict[str, Any]:
    """ "Make it weekly" leaves a task on its day, if the repetition may begin there."""
    due, rule = task.get("due_date"), fields.get("recurrence")
    if not due or not rule or not may_begin_on(rule, date.fromisoformat(due)):
        return fields
    return {name: value for name, value in fields.items() if name != "due_date"}


def _update_several(intent: Intent, situation: Situation, targets: Targets, fields: dict[str, Any]) -> Plan:
    if "recurrence" not in fields or intent.kind is not IntentKind.RESCHEDULE:
        if "due_date" in fields or "due_time" in fields:
            moved = {name: fields[name] for name in ("due_date", "due_time") if name in fields}
            return (yield from _bulk(situation, "reschedule", targets, **moved))
        if intent.shift is not None:
            return (yield from _bulk(situation, "reschedule", targets, shift_days=intent.shift.days))
        if "priority" in fields:
            return (yield from _bulk(situation, "prioritise", targets, priority=fields["priority"]))
    own = dict.fromkeys(targets.ids, fields)
    if intent.when and intent.when.is_assumed:
        tasks = listed((yield Call("list_tasks", {"ids": targets.ids})))
        own |= {task["id"]: _repeating_from(fields, task) for task in tasks}
    answers: list[str] = []
    for task_id in targets.ids:
        result = yield Call("update_task", {"task_id": task_id, **own[task_id]})
        answers.append(_outcome(result, situation, "updated"))
    return "\n".join(answers)


def _skip(intent: Intent, situation: Situation) -> Plan:
    targets = yield from _targets(intent, situation)
    if not targets.ids:
        return say_targets(targets, situation)
    result = yield Call("bulk_update_tasks", {"action": "skip", "task_ids": targets.ids})
    if result.output is None:
        return _failed(result, situation)
    if result.output.get("status") == "needs_approval":
        return _approval(result.output, situation)
    skipped = set(result.output.get("task_ids") or [])
    tasks = listed((yield Call("list_tasks", {"ids": targets.ids})))
    return "\n".join(
        say(
            situation.language,
            "skipped" if task["id"] in skipped else "not_skipped",
            id=task["id"],
            title=task["title"],
            due=due_text(task, situation, "due_plain"),
        )
        for task in tasks
    )


def _undo(intent: Intent, situation: Situation) -> Plan:
    result = yield Call("undo", {"count": intent.times} if intent.times > 1 else {})
    if result.output is None:
        return _failed(result, situation)
    if result.output.get("status") == "needs_approval":
        return _approval(result.output, situation, "undo")
    return say(situation.language, "undone", what=_taken_back(result.output.get("undone") or [], situation))


def _taken_back(changes: list[dict[str, Any]], situation: Situation) -> str:
    named = [
        say(situation.language, f"was_{change['action']}", id=change["task_id"], title=change["title"])
        for change in changes[:_SHOWN]
    ]
    rest = [f"… (+{len(changes) - _SHOWN})"] if len(changes) > _SHOWN else []
    return say(situation.language, "and_then").join([*named, *rest])


def _failed(result: PastCall, situation: Situation) -> str:
    found = result.refusal or Refusal("error", "", {})
    why = refusal(situation.language, found.code, found.message, found.details)
    return say(situation.language, "failed", why=why)


def _bulk(situation: Situation, action: str, targets: Targets, **options: Any) -> Plan:
    result = yield Call("bulk_update_tasks", {"action": action, "task_ids": targets.ids, **options})
    if result.output is None:
        return _failed(result, situation)
    is_undated = action == "reschedule" and options.get("due_date", "") is None
    answer = _bulk_outcome(result.output, situation, "undate" if is_undated else action)
    unknown = yield from _unknown(result.output, targets)
    if unknown:
        answer += " " + say(situation.language, "bulk_unknown", numbers=_some(unknown, situation))
    if not targets.is_cut:
        return answer
    return f"{answer} {say(situation.language, 'bulk_part', count=len(targets.ids))}"


def _unknown(output: dict[str, Any], targets: Targets) -> Generator[Call, PastCall, list[int]]:
    """Of the numbers that were named, those that no task has."""
    reached = {change["task_id"] for change in output.get("changes") or []} | set(
        output.get("task_ids") or []
    )
    left = [task_id for task_id in targets.ids if task_id not in reached]
    is_shortened = (output.get("total") or 0) > len(output.get("changes") or [])
    if not left or is_shortened:
        return []
    present = {task["id"] for task in listed((yield Call("list_tasks", {"ids": left})))}
    return [task_id for task_id in left if task_id not in present]


def _bulk_outcome(output: dict[str, Any], situation: Situation, action: str) -> str:
    if output.get("status") == "needs_approval":
        return _approval(output, situation, action)
    changed = output.get("task_ids", [])
    if not changed:
        return say(situation.language, "bulk_none")
    count = counted(situation.language, len(changed))
    return say(situation.language, "bulk", count=count, numbers=_some(changed, situation))


def _some(task_ids: list[int], situation: Situation) -> str:
    named = say(situation.language, "comma").join(f"#{task_id}" for task_id in task_ids[:_SHOWN])
    return f"{named} … (+{len(task_ids) - _SHOWN})" if len(task_ids) > _SHOWN else named


def _targets(intent: Intent, situation: Situation) -> Generator[Call, PastCall, Targets]:
    if not intent.references:
        return Targets(missing="")
    is_set = all(reference.kind == "set" for reference in intent.references)
    statuses = _SET_STATUS | _STATUS if is_set else _STATUS
    return (yield from find_targets(intent.references, situation, status=statuses.get(intent.kind, "all")))


def _outcome(result: PastCall, situation: Situation, reply: str) -> str:
    if result.output is None:
        return _failed(result, situation)
    if result.output.get("status") == "needs_approval":
        return _approval(result.output, situation, _ACT_OF.get(reply, "change"))
    task = _task(result)
    shape = "due_plain" if reply == "rescheduled" else "due"
    answer = say(
        situation.language,
        reply,
        id=task["id"],
        title=task["title"],
        due=due_text(task, situation, shape),
        rest=details(task, situation),
    )
    successor = result.output.get("next_task")
    if isinstance(successor, dict):
        due = due_text(successor, situation, "due")
        answer = f"{answer} {say(situation.language, 'next', id=successor['id'], due=due)}"
    return answer


def _approval(output: dict[str, Any], situation: Situation, action: str = "change") -> str:
    changes = output.get("changes", [])
    named = say(situation.language, "comma").join(
        f"#{change['task_id']} {isolated(change['title'], situation.language)}" for change in changes[:5]
    )
    rest = f" … (+{len(changes) - 5})" if len(changes) > 5 else ""
    deletes = action != "undo" and all(change.get("after") is None for change in changes)
    name = "delete" if deletes else action if action in _APPROVED else "change"
    return say(situation.language, f"approve_{name}", tasks=named + rest)


def _task(result: PastCall) -> dict[str, Any]:
    output = result.output or {}
    task = output.get("task")
    return task if isinstance(task, dict) else {"id": output.get("task_id"), "title": output.get("title", "")}


def _new_fields(intent: Intent) -> tuple[dict[str, Any], str]:  # noqa: PLR0911 - one line for each kind
    match intent.kind:
        case IntentKind.RENAME:
            title = {"title": sentence_case(intent.title)} if intent.title else {}
            return title | _fields(intent), "renamed" if title else "updated"
        case IntentKind.DESCRIBE:
            return {"description": intent.description or intent.title}, "updated"
        case IntentKind.CLEAR_DATE:
            return {"due_date": None, "due_time": None}, "undated"
        case IntentKind.CLEAR_REPEAT:
            return {"recurrence": None}, "updated"
        case IntentKind.UNTAG:
            return {"tags": []}, "updated"
        case IntentKind.REOPEN:
            return {"completed": False}, "reopened"
        case IntentKind.RESCHEDULE:
            fields = _fields(intent)
            is_moved = fields.keys() & {"due_date", "due_time"} and "recurrence" not in fields
            return fields, "rescheduled" if is_moved else "updated"
        case _:
            return _fields(intent), "updated"


def _fields(intent: Intent) -> dict[str, Any]:
    """The fields of a task that a wish names; what it does not name stays out."""
    named = {
        "description": intent.description,
        "priority": intent.priority,
        "tags": list(intent.tags) or None,
        **_when(intent.when or When()),
    }
    return {name: value for name, value in named.items() if value is not None}


def _when(when: When) -> dict[str, str | None]:
    return {
        "due_date": when.date.isoformat() if when.date else None,
        "due_time": f"{when.time:%H:%M}" if when.time else None,
        "recurrence": when.recurrence,
    }


def _shifted(intent: Intent, current: list[dict[str, Any]], situation: Situation) -> dict[str, str]:
    """Counted from the day the task is due, else from today."""
    assert intent.shift is not None
    due = current[0].get("due_date") if current else None
    day = date.fromisoformat(due) if due else situation.now.astimezone(situation.zone).date()
    day += timedelta(days=intent.shift.days) + relativedelta(months=intent.shift.months)
    at = current[0].get("due_time") if current else None
    if not intent.shift.minutes or not at:
        return {"due_date": day.isoformat()}
    minutes = int(at[:2]) * 60 + int(at[3:]) + intent.shift.minutes
    day += timedelta(days=minutes // 1440)
    minutes %= 1440
    return {"due_date": day.isoformat(), "due_time": f"{minutes // 60:02}:{minutes % 60:02}"}


_ACTS: dict[IntentKind, Callable[[Intent, Situation], Plan]] = {
    IntentKind.ADD: _add,
    IntentKind.LIST: _list,
    IntentKind.SEARCH: _search,
    IntentKind.COUNT: _count,
    IntentKind.COMPLETE: _complete,
    IntentKind.DELETE: _delete,
    IntentKind.RESTORE: _bulk_only("restore"),
    IntentKind.TAG: _tag,
    IntentKind.UNTAG: _untag,
    IntentKind.UNDO: _undo,
    IntentKind.SKIP: _skip,
    **dict.fromkeys(
        (
            IntentKind.RENAME,
            IntentKind.DESCRIBE,
            IntentKind.RESCHEDULE,
            IntentKind.CLEAR_DATE,
            IntentKind.CLEAR_REPEAT,
            IntentKind.PRIORITISE,
            IntentKind.REOPEN,
        ),
        _update,
    ),
}
_SAYINGS: dict[IntentKind, str] = {
    IntentKind.HELP: "help",
    IntentKind.GREETING: "hello",
    IntentKind.THANKS: "thanks",
    IntentKind.CONFIRM: "nothing_waiting",
    IntentKind.REFUSE: "left_alone",
    IntentKind.OUT_OF_SCOPE: "out_of_scope",
}
