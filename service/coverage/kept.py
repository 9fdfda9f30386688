"""The matrices computed last: a page, its CSV and its JSON are one computation."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final, NamedTuple

from service.model import CoverageMatrix, Outlet, Story

KEPT: Final = 16
"""How many matrices are kept; one of 40 claims by 200 outlets holds some megabytes."""


class Key(NamedTuple):
    """What a matrix hangs on: `sequence` is that of the log before it was computed.

    The story is among it, for articles are gathered without a change of the log.
    """

    story: Story
    outlets: tuple[Outlet, ...]
    sequence: int


class Matrices:
    """Those asked for last. Safe to use from many threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, CoverageMatrix] = OrderedDict()
        self._lock = Lock()

    def of(self, key: Key, compute: Callable[[], CoverageMatrix]) -> CoverageMatrix:
        """The matrix under `key`, computed if it is not kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        # Not under the lock: others must not wait for seconds, and two may compute the same.
        matrix = compute()
        with self._lock:
            self._kept[key] = matrix
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return matrix
