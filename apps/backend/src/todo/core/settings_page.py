"""Renders the reference page of the settings from the class that reads them."""

from typing import Any

from pydantic_core import PydanticUndefined
from pydantic_settings import BaseSettings

_HEAD = """# Settings of the backend

Generated from `apps/backend/src/todo/core/settings.py` by `npx nx run backend:generate`. The service reads them
from its environment; an empty variable counts as unset. Wrong or missing ones stop the start, named all at once.

| variable | default | meaning |
|---|---|---|
"""


def render_settings_page(settings: type[BaseSettings]) -> str:
    rows = [
        f"| `{name.upper()}` | {_default(field)} | {field.description} |"
        for name, field in settings.model_fields.items()
    ]
    return _HEAD + "\n".join(rows) + "\n"


def _default(field: Any) -> str:
    if field.is_required():
        return "**required**"
    value = field.default_factory() if field.default_factory else field.default
    if value is None or value is PydanticUndefined or value == []:
        return "unset"
    return f"`{','.join(map(str, value)) if isinstance(value, list) else value}`"
