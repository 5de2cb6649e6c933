"""Text that a person wrote: no NUL (Postgres cannot store it), trimmed, of bounded length."""

from typing import Annotated

from pydantic import StringConstraints

WITHOUT_NUL = r"^[^\x00]*$"


def line(*, max_length: int) -> StringConstraints:
    """A short text that must not be blank."""
    return StringConstraints(min_length=1, max_length=max_length, strip_whitespace=True, pattern=WITHOUT_NUL)


def note(*, max_length: int) -> StringConstraints:
    """A text of several lines that may be empty."""
    return StringConstraints(max_length=max_length, pattern=WITHOUT_NUL)


Name = Annotated[str, line(max_length=100)]
