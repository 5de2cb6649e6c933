"""Reads and writes the files: our own JSON, CSV, and todo.txt. Pure."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from todo.core.errors import describe_validation
from todo.portability.schemas import ImportFormat, ImportProblem, PortableTask

MOST_TASKS = 20_000
COLUMNS = (
    "title",
    "description",
    "completed",
    "priority",
    "due_date",
    "due_time",
    "tags",
    "recurrence",
    "created_at",
    "completed_at",
    "deleted_at",
)
# A spreadsheet runs a cell that begins like this as a formula; an apostrophe before it makes it text.
_FORMULA = re.compile(r"^'?[=+\-@\t\r]")


@dataclass
class Parsed:
    tasks: list[PortableTask] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)


def write_csv(tasks: Sequence[PortableTask]) -> str:
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for task in tasks:
        fields = task.model_dump(mode="json") | {"tags": _row(task.tags)}
        rows.writerow([_cell(fields[name]) for name in COLUMNS])
    return out.getvalue()


def read_file(text: str, kind: ImportFormat) -> Parsed:
    """Never raises: what cannot be read is among the problems."""
    read: dict[ImportFormat, Callable[[str], Iterator[tuple[int, dict[str, Any]]]]] = {
        "json": _read_json,
        "csv": _read_csv,
        "todotxt": _read_todo_txt,
    }
    parsed = Parsed()
    try:
        for line, fields in read[kind](text.removeprefix("\ufeff")):
            _take(parsed, line, fields)
            if len(parsed.tasks) > MOST_TASKS or len(parsed.problems) >= 100:
                raise _Unreadable(line, f"has more than {MOST_TASKS} tasks or 100 problems")
    except _Unreadable as error:
        parsed.problems.append(ImportProblem(line=error.line, message=f"The file {error}."))
    return parsed


class _Unreadable(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def _take(parsed: Parsed, line: int, fields: dict[str, Any]) -> None:
    try:
        parsed.tasks.append(PortableTask.model_validate(fields))
    except ValidationError as error:
        for found in describe_validation(error.errors()):
            message = f"{found['field']}: {found['message']}"
            parsed.problems.append(ImportProblem(line=line, message=message))


def _read_json(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _Unreadable(getattr(error, "lineno", 1), "is not JSON") from error
    tasks = found.get("tasks") if isinstance(found, dict) else found
    if not isinstance(tasks, list):
        raise _Unreadable(1, "has no list of tasks")
    for position, task in enumerate(tasks, 1):
        if not isinstance(task, dict):
            raise _Unreadable(position, "has something in its list that is no task")
        yield position, task


def _read_csv(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        if "title" not in (rows.fieldnames or []):
            raise _Unreadable(1, f"has no column `title`; its columns may be {', '.join(COLUMNS)}")
        for row in rows:
            fields: dict[str, Any] = {
                name: _plain(value) for name, value in row.items() if name in COLUMNS and value
            }
            if "tags" in fields:
                fields["tags"] = next(csv.reader([fields["tags"]]), [])
            yield rows.line_num, fields
    except csv.Error as error:
        raise _Unreadable(rows.line_num, f"is not CSV: {error}") from error


_DATE = r"\d{4}-\d\d-\d\d"
_LINE = re.compile(
    rf"^(?:(?P<x>x) )?(?:\((?P<priority>[A-Z])\) )?(?:(?P<one>{_DATE}) )?(?:(?P<two>{_DATE}) )?(?P<text>.*)$"
)
_UNITS = {"d": "DAILY", "w": "WEEKLY", "m": "MONTHLY", "y": "YEARLY"}


def _read_todo_txt(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The format of todotxt.org, with its customs `due:` and `rec:`; projects and contexts become tags."""
    for number, line in enumerate(text.splitlines(), 1):
        found = _LINE.match(line.strip())
        if found is None or not line.strip():
            continue
        words = found["text"].split(" ")
        keys = dict(word.split(":", 1) for word in words if re.match(r"^(due|rec|pri):\S+$", word))
        tags = [word[1:] for word in words if re.match(r"^[+@]\S", word)]
        title = [word for word in words if not re.match(r"^((due|rec|pri):\S+$|[+@]\S)", word)]
        letter = found["priority"] or keys.get("pri")
        completed, created = (found["one"], found["two"]) if found["x"] else (None, found["one"])
        yield (
            number,
            {
                "title": " ".join(title).strip(),
                "tags": tags,
                "completed": bool(found["x"]),
                "completed_at": f"{completed}T00:00:00Z" if completed else None,
                "created_at": f"{created}T00:00:00Z" if created else None,
                "priority": {"A": "high", "B": "medium", None: "medium"}.get(letter, "low"),
                "due_date": keys.get("due"),
                "recurrence": _recurrence(keys.get("rec")),
            },
        )


def _recurrence(text: str | None) -> str | None:
    found = re.fullmatch(r"\+?(\d{1,3})([dwmyb])", text or "")
    if found is None:
        return text
    if found[2] == "b":
        return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    return f"FREQ={_UNITS[found[2]]};INTERVAL={int(found[1])}"


def _row(values: Sequence[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="").writerow(values)
    return out.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def _plain(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text
