"""The statements behind a page of a list. Putting one together costs more than running it: each shape is built once."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, String, bindparam, func, literal_column, select
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlalchemy.types import DATE, SMALLINT, DateTime, Integer, Text, Uuid

from todo.tasks.models import TASKS
from todo.tasks.schemas import WEIGHTS, Status, TaskFilters
from todo.tasks.search_text import prefix_query
from todo.tasks.sorting import continue_after, read_cursor, sort_keys

# So many of the first tasks are looked through before the index of words is asked: a frequent word is found among
# them, and what is not there 20 times is rare. Postgres cannot tell the two apart by the beginning of a word.
NEAR = 1_000

_SHOWN = [column for column in TASKS.c if column.name not in {"search", "search_text"}]
_NARROWING: Mapping[str, ColumnElement[bool]] = {
    "priority": TASKS.c.priority == bindparam("priority", type_=SMALLINT()),
    "tag": TASKS.c.tags.contains(bindparam("tag", type_=ARRAY(Text))),
    "due_from": TASKS.c.due_date >= bindparam("due_from", type_=DATE()),
    "due_to": TASKS.c.due_date <= bindparam("due_to", type_=DATE()),
    "added_from": TASKS.c.created_at >= bindparam("added_from", type_=DateTime(timezone=True)),
    "added_before": TASKS.c.created_at < bindparam("added_before", type_=DateTime(timezone=True)),
}
_STATUS: Mapping[Status, ColumnElement[bool]] = {
    "pending": TASKS.c.deleted_at.is_(None) & ~TASKS.c.completed,
    "completed": TASKS.c.deleted_at.is_(None) & TASKS.c.completed,
    "all": TASKS.c.deleted_at.is_(None),
    "trash": TASKS.c.deleted_at.is_not(None),
}
# Read from a subquery, the words are unknown to the planner, which so cannot misjudge them.
_WORDS = select(bindparam("words", type_=String())).scalar_subquery()
_MATCHES: ColumnElement[bool] = literal_column("tasks.search", TSVECTOR()).op("@@")(
    func.to_tsquery(literal_column("'simple'"), _WORDS)
)


def page_values(filters: TaskFilters, *, user_id: UUID, zone: ZoneInfo) -> dict[str, Any]:
    """What a page's statement is run with; the names say which of its conditions there are. Days are of `zone`."""
    asked: dict[str, Any] = {
        "user_id": user_id,
        "rows": filters.limit + 1,
        "priority": WEIGHTS[filters.priority] if filters.priority else None,
        "tag": [filters.tag.strip().lstrip("#").lower()] if filters.tag else None,
        "due_from": filters.due_from,
        "due_to": filters.due_to,
        "added_from": _start_of(filters.added_from, zone),
        "added_before": _start_of(filters.added_to, zone, days_later=1),
        "words": (prefix_query(filters.q) if filters.q else None),
    }
    given = {name: value for name, value in asked.items() if value is not None}
    if filters.cursor:
        given |= {f"after_{at}": value for at, value in enumerate(read_cursor(filters.cursor, filters.sort))}
    return given


def _start_of(day: date | None, zone: ZoneInfo, *, days_later: int = 0) -> datetime | None:
    """UTC."""
    if day is None:
        return None
    return datetime.combine(day + timedelta(days=days_later), time(), zone).astimezone(UTC)


def page_statement(filters: TaskFilters, values: Mapping[str, Any]) -> Select[*tuple[Any, ...]]:
    """The whole list in its order."""
    return _statement(filters.status, filters.sort, frozenset(values))


def near_statement(filters: TaskFilters, values: Mapping[str, Any]) -> Select[*tuple[Any, ...]]:
    """Matches of a search among the first NEAR tasks that its other filters leave."""
    return _near(filters.status, filters.sort, frozenset(values))


def count_statement(filters: TaskFilters, values: Mapping[str, Any]) -> Select[*tuple[Any, ...]]:
    """How many tasks the whole list has."""
    return _count(filters.status, frozenset(values) - {"rows"})


@lru_cache(maxsize=512)
def _count(status: Status, names: frozenset[str]) -> Select[*tuple[Any, ...]]:
    found = _filtered(status, "id", names)
    if "words" in names:
        found = found.where(_MATCHES)
    return select(func.count()).select_from(found.subquery())


@lru_cache(maxsize=512)
def _statement(status: Status, sort: str, names: frozenset[str]) -> Select[*tuple[Any, ...]]:
    order = [key.order for key in sort_keys(sort)]
    if "words" not in names:
        return _filtered(status, sort, names).order_by(*order).limit(bindparam("rows", type_=Integer()))
    # OFFSET keeps the order out of the search: the words' index finds the tasks, and these few are sorted.
    found = _filtered(status, sort, names).where(_MATCHES).offset(literal_column("0")).subquery("tasks")
    return _shown(found).order_by(*order).limit(bindparam("rows", type_=Integer()))


@lru_cache(maxsize=512)
def _near(status: Status, sort: str, names: frozenset[str]) -> Select[*tuple[Any, ...]]:
    order = [key.order for key in sort_keys(sort)]
    first = _filtered(status, sort, names, TASKS.c.search).order_by(*order).limit(literal_column(str(NEAR)))
    return (
        _shown(first.subquery("tasks"))
        .where(_MATCHES)
        .order_by(*order)
        .limit(bindparam("rows", type_=Integer()))
    )


def _filtered(
    status: Status, sort: str, names: frozenset[str], *more: ColumnElement[Any]
) -> Select[*tuple[Any, ...]]:
    owned = TASKS.c.user_id == bindparam("user_id", type_=Uuid())
    narrowed = [condition for name, condition in _NARROWING.items() if name in names]
    query = select(*_SHOWN, *more).where(owned, _STATUS[status], *narrowed)
    if "after_0" not in names:
        return query
    keys = sort_keys(sort)
    return query.where(
        continue_after(keys, [bindparam(f"after_{at}", type_=Text()) for at in range(len(keys))])
    )


def _shown(found: Any) -> Select[*tuple[Any, ...]]:
    return select(*(found.c[column.name] for column in _SHOWN))
