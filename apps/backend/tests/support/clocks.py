from datetime import UTC, datetime, timedelta


class SteerableClock:
    """The real time, until a test says otherwise."""

    def __init__(self, fixed: datetime | None = None) -> None:
        self.fixed = fixed

    def now(self) -> datetime:
        return self.fixed or datetime.now(UTC)

    def set(self, moment: datetime) -> None:
        self.fixed = moment

    def advance(self, by: timedelta) -> None:
        self.fixed = self.now() + by
