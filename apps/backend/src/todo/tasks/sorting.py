"""Orders of a list and the cursors that continue them. Keyset pages: page 1,000 costs what page 1 does."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, cast, literal_column, or_, tuple_
from sqlalchemy.dialects.postgresql import TIME
from sqlalchemy.types import DATE, INTEGER, SMALLINT, TIMESTAMP, TypeEngine

from todo.tasks.errors import InvalidCursor
from todo.tasks.models import (
    COMPLETED_FIRST,
    COMPLETED_LAST,
    DUE_FIRST,
    DUE_LAST,
    TIME_LAST,
    TITLE,
    TaskFields,
)


@dataclass(frozen=True)
class SortKey:
    expression: ColumnElement[Any]
    type: TypeEngine[Any]
    of: Callable[[TaskFields], str]
    is_descending: bool

    @property
    def order(self) -> ColumnElement[Any]:
        return self.expression.desc() if self.is_descending else self.expression.asc()

    def after(self, value: ColumnElement[Any]) -> ColumnElement[bool]:
        return self.expression < value if self.is_descending else self.expression > value

    def at_or_after(self, value: ColumnElement[Any]) -> ColumnElement[bool]:
        return self.expression <= value if self.is_descending else self.expression >= value


@lru_cache(maxsize=512)
def sort_keys(sort: str) -> Sequence[SortKey]:
    """The keys of `due_date,-created`, ended by the number, so that no two tasks are equal."""
    keys: dict[str, list[SortKey]] = {}
    for part in sort.split(","):
        name, is_descending = part.removeprefix("-"), part.startswith("-")
        keys.setdefault(name, _keys(name, is_descending))
    last_direction = sort.rsplit(",", maxsplit=1)[-1].startswith("-")
    keys.setdefault("id", _keys("id", last_direction))
    return [key for group in keys.values() for key in group]


def _keys(name: str, is_descending: bool) -> list[SortKey]:  # noqa: PLR0911 - a table
    def key(expression: str, kind: TypeEngine[Any], of: Callable[[TaskFields], str]) -> SortKey:
        return SortKey(literal_column(expression, kind), kind, of, is_descending)

    moment = TIMESTAMP(timezone=True)
    empty = "-infinity" if is_descending else "infinity"
    match name:
        case "id":
            return [key("id", INTEGER(), lambda task: str(task.id))]
        case "title":
            return [key(TITLE, Text(), lambda task: task.title.lower())]
        case "priority":
            return [key("priority", SMALLINT(), lambda task: str(task.priority))]
        case "due_date":
            day = key(
                DUE_FIRST if is_descending else DUE_LAST, DATE(), lambda task: str(task.due_date or empty)
            )
            return [day, key(TIME_LAST, TIME(), lambda task: str(task.due_time or "24:00"))]
        case "created":
            return [key("created_at", moment, lambda task: task.created_at.isoformat())]
        case "updated":
            return [key("updated_at", moment, lambda task: task.updated_at.isoformat())]
        case _:
            expression = COMPLETED_FIRST if is_descending else COMPLETED_LAST
            return [
                key(
                    expression,
                    moment,
                    lambda task: task.completed_at.isoformat() if task.completed_at else empty,
                )
            ]


def cursor_after(task: TaskFields, sort: str) -> str:
    values = [sort, *(key.of(task) for key in sort_keys(sort))]
    return base64.urlsafe_b64encode(json.dumps(values, ensure_ascii=False).encode()).decode().rstrip("=")


def read_cursor(cursor: str, sort: str) -> list[str]:
    """Raises InvalidCursor."""
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except ValueError as error:
        raise InvalidCursor from error
    keys = sort_keys(sort)
    if not isinstance(values, list) or len(values) != len(keys) + 1 or values[0] != sort:
        raise InvalidCursor
    if not all(isinstance(value, str) and "\x00" not in value for value in values):
        raise InvalidCursor
    return values[1:]


def continue_after(keys: Sequence[SortKey], values: Sequence[ColumnElement[str]]) -> ColumnElement[bool]:
    """What comes after these values. The first key is bounded on its own, which lets Postgres start in its index."""
    bounds = [cast(cast(value, Text), key.type) for key, value in zip(keys, values, strict=True)]
    if len({key.is_descending for key in keys}) == 1:
        row, bound = tuple_(*(key.expression for key in keys)), tuple_(*bounds)
        return row < bound if keys[0].is_descending else row > bound
    steps = [
        and_(*(keys[n].expression == bounds[n] for n in range(at)), key.after(bounds[at]))
        for at, key in enumerate(keys)
    ]
    return and_(keys[0].at_or_after(bounds[0]), or_(*steps))
