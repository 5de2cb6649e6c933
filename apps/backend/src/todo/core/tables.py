"""Every table of the service, for migrations and their test."""

from importlib import import_module
from pkgutil import iter_modules

from sqlalchemy import MetaData
from sqlmodel import SQLModel

import todo
import todo.core.idempotency
import todo.core.throttle


def metadata() -> MetaData:
    for package in iter_modules(todo.__path__):
        if package.ispkg and any(
            m.name == "models" for m in iter_modules([f"{todo.__path__[0]}/{package.name}"])
        ):
            import_module(f"todo.{package.name}.models")
    return SQLModel.metadata
