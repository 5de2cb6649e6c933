"""Column shapes that every table shares."""

from typing import Any

from sqlalchemy import DateTime
from sqlmodel import Field


def moment(**options: Any) -> Any:
    """A point in time, with its zone."""
    return Field(sa_type=DateTime(timezone=True), **options)
