"""Why a provider did not answer, and whether asking again can help."""

from dataclasses import dataclass
from typing import Literal

import openai

Reason = Literal["unreachable", "busy", "refused", "confused", "quota"]
_MAX_RETRY_AFTER_SECONDS = 5.0


@dataclass(frozen=True)
class Failure:
    reason: Reason
    may_retry: bool = False
    retry_after_seconds: float | None = None


class UnusableAnswer(Exception):
    """The stream ended early, or asks for a tool or with arguments that do not exist."""


def describe_failure(error: Exception) -> Failure:
    """Only 429, 5xx and broken connections are worth another try."""
    if isinstance(error, openai.RateLimitError):
        if error.code == "insufficient_quota":
            return Failure("refused")
        wait = _retry_after(error)
        return Failure("busy", wait is None or wait <= _MAX_RETRY_AFTER_SECONDS, wait)
    if isinstance(error, openai.APIStatusError):
        is_server = error.status_code >= 500
        return Failure("unreachable" if is_server else "refused", is_server, _retry_after(error))
    if isinstance(error, openai.APIConnectionError | TimeoutError | OSError):
        return Failure("unreachable", may_retry=True)
    return Failure("confused")


def _retry_after(error: openai.APIStatusError) -> float | None:
    try:
        return max(0.0, float(error.response.headers.get("retry-after", "")))
    except ValueError:
        return None
