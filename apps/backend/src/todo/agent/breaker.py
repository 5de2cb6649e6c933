"""Stops asking a provider that keeps failing, and tries it again after a while."""

from collections.abc import Callable
from time import monotonic


class CircuitBreaker:
    def __init__(
        self, *, failures_to_open: int = 3, open_seconds: float = 30, seconds: Callable[[], float] = monotonic
    ) -> None:
        self.failures_to_open = failures_to_open
        self.open_seconds = open_seconds
        self.seconds = seconds
        self.failures = 0
        self.open_until = 0.0

    def allows(self) -> bool:
        """Open lets nothing through; once its time is over, one try after the other decides."""
        return self.seconds() >= self.open_until

    def succeeded(self) -> None:
        self.failures = 0
        self.open_until = 0.0

    def failed(self) -> None:
        self.failures += 1
        if self.failures >= self.failures_to_open:
            self.open_until = self.seconds() + self.open_seconds
