"""What tells the time."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Our own time."""

    def now(self) -> datetime:
        """The present instant, in UTC."""
        ...
