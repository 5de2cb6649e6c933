"""A statement as the driver takes it: its SQL, the order of its values, and what to do with what comes back."""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import BindParameter, ClauseElement, Executable
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Processor = Callable[[Any], Any]


class ReadyStatement:
    """Compiled once. SQLAlchemy would look it up, and wrap values and rows in objects of its own, at every run."""

    def __init__(self, statement: Executable, names: Iterable[str], dialect: Dialect) -> None:
        compiled = cast(ClauseElement, statement).compile(dialect=dialect, column_keys=list(names))
        assert isinstance(compiled, SQLCompiler)
        assert not compiled.post_compile_params, "an IN has as many values as it is run with"
        self.sql = str(compiled)
        self._given = [_Given(compiled.binds[name], name, dialect) for name in compiled.positiontup or ()]
        columns = list(getattr(statement, "exported_columns", ()))
        self._returns_rows = bool(columns)
        self._row: Any = namedtuple("Row", [column.key for column in columns], rename=True)  # type: ignore[misc]
        self._readers = [
            (at, read) for at, column in enumerate(columns) if (read := _reader(column.type, dialect))
        ]

    def run(self, connection: DBAPIConnection, values: Mapping[str, Any]) -> Sequence[Any]:
        """Rows by the names of their columns; none where the statement returns none."""
        cursor = connection.cursor()
        cursor.execute(self.sql, tuple(given.of(values) for given in self._given))
        found = cursor.fetchall() if self._returns_rows else ()
        cursor.close()
        return [self._row._make(self._read(row)) for row in found]

    def _read(self, row: Sequence[Any]) -> Sequence[Any]:
        if not self._readers:
            return row
        read = list(row)
        for at, reader in self._readers:
            read[at] = reader(read[at])
        return read


class _Given:
    """One of the values that a statement is run with."""

    def __init__(self, parameter: BindParameter[Any], name: str, dialect: Dialect) -> None:
        self.name = name
        self._otherwise = parameter.effective_value
        self._is_required = parameter.required
        self._write = parameter.type.dialect_impl(dialect).bind_processor(dialect)

    def of(self, values: Mapping[str, Any]) -> Any:
        value = values[self.name] if self._is_required else values.get(self.name, self._otherwise)
        return value if self._write is None else self._write(value)


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> Processor | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
