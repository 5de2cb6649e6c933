"""What people see of acts: receipts and approval cards, rendered from what the database has."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any, Literal

from chatkit.actions import ActionConfig
from chatkit.widgets import Badge, Button, Caption, Card, Col, Icon, Row, Text, Title

from todo.chat.words import word
from todo.language import LanguageCode, render_when
from todo.mcp.tool import Change, Effect

CONFIRM = "approval.confirm"
CANCEL = "approval.cancel"
OPEN_TASK = "task.open"
UNDO = "task.undo"
Decision = Literal["confirmed", "cancelled", "expired", "outdated"]

_ICONS: dict[str, Any] = {
    "created": "plus",
    "completed": "check",
    "reopened": "lucide:undo",
    "updated": "lucide:pencil",
    "deleted": "lucide:trash",
    "restored": "lucide:undo",
}
_SHOWN_FIELDS = (
    "title",
    "due_date",
    "due_time",
    "priority",
    "tags",
    "recurrence",
    "completed",
    "description",
)


def receipt(effects: Sequence[Effect], *, language: LanguageCode, today: date) -> tuple[Card, str]:
    """The widget, and the same in words for copying and for those who cannot see it."""
    rows = [_receipt_row(effect, language, today) for effect in effects]
    lines = [_receipt_line(effect, language, today) for effect in effects]
    return Card(size="sm", children=rows), "\n".join(lines)


def _receipt_row(effect: Effect, language: LanguageCode, today: date) -> Row:
    due = due_words(effect.task, language, today)
    open_task = ActionConfig(type=OPEN_TASK, payload={"task_id": effect.task_id}, handler="client")
    what = [
        Icon(name=_ICONS[effect.verb], color="success"),
        Text(value=word(language, effect.verb), color="secondary"),
        Text(value=f"#{effect.task_id} {effect.task['title']}", weight="medium"),
    ]
    show = Button(label=word(language, "show"), variant="ghost", size="sm", onClickAction=open_task)
    when = [Caption(value=due)] if due else []
    # Two rows in one, so that a narrow screen breaks between them and not within.
    return Row(
        key=str(effect.task_id),
        align="center",
        justify="between",
        wrap="wrap",
        gap=2,
        children=[
            Row(align="center", gap=2, children=what),
            Row(align="center", gap=2, children=[*when, show, *_undo_button(effect, language)]),
        ],
    )


def _undo_button(effect: Effect, language: LanguageCode) -> list[Button]:
    if effect.activity_id is None:
        return []
    undo = ActionConfig(type=UNDO, payload={"activity_id": effect.activity_id})
    return [Button(label=word(language, "undo"), variant="ghost", size="sm", onClickAction=undo)]


def _receipt_line(effect: Effect, language: LanguageCode, today: date) -> str:
    due = due_words(effect.task, language, today)
    line = f"{word(language, effect.verb)} #{effect.task_id} {effect.task['title']}"
    return f"{line} · {due}" if due else line


def approval_card(
    approval_id: str,
    changes: Sequence[Change],
    *,
    language: LanguageCode,
    today: date,
    decision: Decision | None = None,
) -> tuple[Card, str]:
    deletes = all(change.after is None for change in changes)
    count = word(language, "one_task") if len(changes) == 1 else word(language, "tasks", count=len(changes))
    title = word(language, "delete_question" if deletes else "change_question", tasks=count)
    rows = [_change_row(change, language, today) for change in changes]
    card = Card(id=f"approval-{approval_id}", children=[Title(value=title, size="sm"), *rows])
    if decision:
        card.children.append(Badge(label=word(language, decision), color="secondary"))
    else:
        card.confirm = {"label": word(language, "confirm"), "action": _action(CONFIRM, approval_id)}
        card.cancel = {"label": word(language, "cancel"), "action": _action(CANCEL, approval_id)}
    lines = [f"- #{change.task_id} {change.title}" for change in changes]
    return card, "\n".join([title, *lines])


def _action(action: str, approval_id: str) -> ActionConfig:
    return ActionConfig(type=action, payload={"approval_id": approval_id})


def _change_row(change: Change, language: LanguageCode, today: date) -> Col:
    head = Text(value=f"#{change.task_id} {change.title}", weight="medium", lineThrough=change.after is None)
    details: list[Any] = []
    if change.after is None:
        due = due_words(change.before, language, today)
        details = [Caption(value=due)] if due else []
    else:
        details = [
            Caption(value=f"{word(language, f'field_{name}')}: {before} → {after}")
            for name, before, after in _differences(change, language, today)
        ]
    return Col(key=str(change.task_id), gap=1, children=[head, *details])


def _differences(change: Change, language: LanguageCode, today: date) -> list[tuple[str, str, str]]:
    after = change.after or {}
    return [
        (name, _shown(name, change.before, language, today), _shown(name, after, language, today))
        for name in _SHOWN_FIELDS
        if change.before.get(name) != after.get(name)
    ]


def _shown(name: str, task: dict[str, Any], language: LanguageCode, today: date) -> str:
    value = task.get(name)
    if value in (None, "", []):
        return "–"
    if name == "due_date":
        return render_when(date.fromisoformat(value), None, today=today, language=language)
    if name == "completed":
        return word(language, "yes" if value else "no")
    if name == "priority":
        return word(language, f"priority_{value}")
    return ", ".join(value) if isinstance(value, list) else str(value)


def due_words(task: dict[str, Any], language: LanguageCode, today: date) -> str:
    if not task.get("due_date"):
        return ""
    at = task.get("due_time")
    return render_when(
        date.fromisoformat(task["due_date"]),
        time.fromisoformat(at) if at else None,
        today=today,
        language=language,
    )
