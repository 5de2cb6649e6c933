"""Reads and writes the files: our own JSON, CSV, and todo.txt. Pure."""

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from todo.core.errors import describe_validation
from todo.portability.schemas import Companions, ImportFault, ImportFormat, ImportProblem, PortableTask

MOST_TASKS = 20_000
_MOST_PROBLEMS = 100
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
_FORMULA = re.compile(r"^'?[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_SEPARATORS = (",", ";", "\t")


@dataclass
class Parsed:
    tasks: list[PortableTask] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)
    companions: Companions = field(default_factory=Companions)


def write_csv(tasks: Sequence[PortableTask]) -> str:
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for task in tasks:
        fields = task.model_dump(mode="json") | {"tags": _row(task.tags)}
        rows.writerow([_cell(fields[name]) for name in COLUMNS])
    return out.getvalue()


def decode(body: bytes) -> str:
    """UTF-8 with or without a mark, and the UTF-16 that Excel calls Unicode text. Raises UnicodeDecodeError."""
    is_utf_16 = body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return body.decode("utf-16" if is_utf_16 else "utf-8-sig")


def read_file(text: str, kind: ImportFormat) -> Parsed:
    """Never raises: what cannot be read is among the problems."""
    parsed = Parsed()
    try:
        for line, fields in _read(text.removeprefix("\ufeff"), kind, parsed):
            _take(parsed, line, fields)
            if len(parsed.tasks) > MOST_TASKS:
                raise _Unreadable(line, "too_many", f"has more than {MOST_TASKS} tasks", limit=MOST_TASKS)
            if len(parsed.problems) >= _MOST_PROBLEMS:
                raise _Unreadable(
                    line,
                    "too_many_faults",
                    f"is read no further than {_MOST_PROBLEMS} faults",
                    limit=_MOST_PROBLEMS,
                )
    except _Unreadable as error:
        parsed.problems.append(error.problem)
    return parsed


def _read(text: str, kind: ImportFormat, parsed: Parsed) -> Iterator[tuple[int, dict[str, Any]]]:
    if kind == "csv":
        return _read_csv(text)
    if kind == "todotxt":
        return _read_todo_txt(text)
    found = _load_json(text)
    if isinstance(found, dict):
        _take_companions(parsed, found)
    return _read_tasks(found)


def _take_companions(parsed: Parsed, found: dict[str, Any]) -> None:
    try:
        parsed.companions = Companions.model_validate(found)
    except ValidationError as error:
        parsed.problems += _problems(1, error)


class _Unreadable(Exception):
    def __init__(self, line: int, code: ImportFault, what: str, *, limit: int | None = None) -> None:
        super().__init__(what)
        self.problem = ImportProblem(line=line, code=code, limit=limit, message=f"The file {what}.")


def _take(parsed: Parsed, line: int, fields: dict[str, Any]) -> None:
    try:
        parsed.tasks.append(PortableTask.model_validate(fields))
    except ValidationError as error:
        parsed.problems += _problems(line, error)


def _problems(line: int, error: ValidationError) -> Iterator[ImportProblem]:
    found = error.errors()
    for wrong, told in zip(found, describe_validation(found), strict=False):
        yield ImportProblem(
            line=line,
            code=_FAULTS.get(wrong["type"], "unreadable"),
            field=told["field"],
            limit=wrong.get("ctx", {}).get("max_length"),
            message=f"{told['field']}: {told['message']}",
        )


_FAULTS: Mapping[str, ImportFault] = {
    "missing": "missing",
    "string_too_short": "missing",
    "string_too_long": "too_long",
    "too_long": "too_many",
}


def _load_json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _Unreadable(getattr(error, "lineno", 1), "not_json", "is not JSON") from error


def _read_tasks(found: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    tasks = found.get("tasks") if isinstance(found, dict) else found
    if not isinstance(tasks, list):
        raise _Unreadable(1, "no_list", "has no list of tasks")
    for position, task in enumerate(tasks, 1):
        if not isinstance(task, dict):
            raise _Unreadable(position, "not_a_task", "has something in its list that is no task")
        yield position, task


def _read_csv(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """RFC 4180, and what spreadsheets make of it: `;` or tabs between cells, capitals in the heading, empty rows."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=_separator(text))
    try:
        heading = [name.strip().lower() for name in next(rows, [])]
        if "title" not in heading:
            columns = ", ".join(COLUMNS)
            raise _Unreadable(1, "no_title_column", f"has no column `title`; its columns may be {columns}")
        for row in rows:
            cells = dict(zip(heading, row, strict=False))
            fields: dict[str, Any] = {
                name: _plain(value) for name, value in cells.items() if name in COLUMNS and value
            }
            if not fields:
                continue
            if "tags" in fields:
                fields["tags"] = next(csv.reader([fields["tags"]]), [])
            if "due_time" in fields:
                fields["due_time"] = _SPREADSHEET_TIME.sub(r"\1", fields["due_time"]).zfill(5)
            yield rows.line_num, fields
    except csv.Error as error:
        raise _Unreadable(rows.line_num, "not_csv", f"is not CSV: {error}") from error


# A spreadsheet saves 09:00 as 9:00 or 09:00:00.
_SPREADSHEET_TIME = re.compile(r"^(\d?\d:\d\d)(?::00)?$")


def _separator(text: str) -> str:
    heading = text.partition("\n")[0]
    return max(_SEPARATORS, key=heading.count)


_DATE = r"\d{4}-\d\d-\d\d"
_LINE = re.compile(
    rf"^(?:(?P<x>x) )?(?:\((?P<priority>[A-Z])\) )?(?:(?P<one>{_DATE}) )?(?:(?P<two>{_DATE}) )?(?P<text>.*)$"
)
# What is no date or no rhythm of ours is left in the text: nothing that somebody wrote is lost.
_KEY = re.compile(rf"^(due:{_DATE}|rec:\+?(?:[1-9]\d{{0,2}}[dwmy]|1?b)|pri:[A-Z])$")
_TAG = re.compile(r"^[+@]\S")
_UNITS = {"d": "DAILY", "w": "WEEKLY", "m": "MONTHLY", "y": "YEARLY"}


def _read_todo_txt(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The format of todotxt.org, with its customs `due:` and `rec:`; projects and contexts become tags."""
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        found = _LINE.match(line.strip())
        if found is None or not line.strip():
            continue
        words = found["text"].split()
        keys = dict(word.split(":", 1) for word in words if _KEY.match(word))
        tags = [word[1:] for word in words if _TAG.match(word)]
        title = [word for word in words if not _KEY.match(word) and not _TAG.match(word)]
        letter = found["priority"] or keys.get("pri")
        completed, created = (found["one"], found["two"]) if found["x"] else (None, found["one"])
        yield (
            number,
            {
                "title": " ".join(title or words),
                "tags": tags,
                "completed": bool(found["x"]),
                "completed_at": f"{completed}T00:00:00Z" if completed else None,
                "created_at": f"{created}T00:00:00Z" if created else None,
                "priority": {"A": "high", "B": "medium", None: "medium"}.get(letter, "low"),
                "due_date": keys.get("due"),
                "recurrence": _recurrence(keys["rec"]) if "rec" in keys else None,
            },
        )


def _recurrence(text: str) -> str:
    if text.endswith("b"):
        return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    return f"FREQ={_UNITS[text[-1]]};INTERVAL={int(text[:-1])}"


def _row(values: Sequence[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="").writerow(values)
    return out.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def _plain(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text
