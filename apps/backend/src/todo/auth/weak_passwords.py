"""What attackers try first."""

from functools import lru_cache


def is_weak(password: str, *, email: str) -> bool:
    """Whether it is a common password or the user's own address."""
    folded = password.casefold()
    return folded in _common() or folded in {email, email.partition("@")[0]}


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    # Imported late: megabytes that only new passwords need. Its stubs are a package of their own.
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # type: ignore[import-untyped]  # noqa: PLC0415

    return frozenset(word for word in FREQUENCY_LISTS["passwords"] if len(word) >= 8)
