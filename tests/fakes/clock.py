"""Time that passes when a test says so."""

from datetime import UTC, datetime, timedelta

NOON = datetime(2024, 11, 18, 12, tzinfo=UTC)


class HandClock:
    """A clock that is moved by hand."""

    def __init__(self):
        self.time = NOON

    def __call__(self):
        return self.time

    def pass_(self, seconds):
        self.time += timedelta(seconds=seconds)
