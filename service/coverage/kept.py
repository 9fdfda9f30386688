"""The stories whose statements were looked up last: their pages, CSV and panels are one reading."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final

from service.coverage.statements import Statements
from service.model import Story

KEPT: Final = 8
"""How many stories are kept; one with 60 sentences looked up holds some megabytes."""


class KeptStatements:
    """Those asked for last, by their story as it was then. Safe to use from many threads.

    What comes in beside a story changes nothing of it but how rare a word is in the whole index,
    for which nobody waits some seconds again.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[Story, Statements] = OrderedDict()
        self._lock = Lock()

    def of(self, story: Story, read: Callable[[Story], Statements]) -> Statements:
        """The statements of the story, read if they are not kept."""
        with self._lock:
            if story in self._kept:
                self._kept.move_to_end(story)
                return self._kept[story]
        # Not under the lock: others must not wait for seconds, and two may read the same.
        found = read(story)
        with self._lock:
            self._kept[story] = found
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found
