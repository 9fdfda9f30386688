"""What was read of windows: facts as text, which can always be read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Unread:
    """A window that some rules have not been over.

    `clock` is when its version was published. `facts` is what is kept of it: by other rules, good
    already, or nothing.
    """

    id: int
    text: str
    clock: datetime | None
    facts: str


class ReadingShelf(Protocol):
    """The facts of windows, which one process at a time reads in the order of their ids.

    `rules` names how facts are read; under another name all begins anew.
    """

    def take(self, rules: str, limit: int, seconds: float) -> tuple[Unread, ...]:
        """The next windows, at most `limit`, held for `seconds`.

        None where another process holds them, and while a bulk request is worked on anywhere: the
        cores are for that.
        """
        ...

    def keep(self, rules: str, upto: int, facts: Mapping[int, str]) -> None:
        """Keep facts, window → text, in place of those held, and let go.

        All windows up to the id `upto` have been gone over. One that is gone is passed over.
        """
        ...

    def left(self, rules: str) -> int:
        """How many windows wait at most: deleted ones count until they are passed."""
        ...
