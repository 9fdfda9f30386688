"""Which article each window belongs to, held in memory: words are counted by article too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from service.ports import Ids
from service.store import log
from service.store.tables import passage, retired

NOBODY = 0
"""The owner of a window that is gone. Keys of articles begin at 1."""

_DAY = 24 * 60 * 60

_CAME = select(
    passage.c.id, passage.c.article, passage.c.end - passage.c.start, passage.c.published
)


@dataclass(frozen=True, slots=True, eq=False)
class Owned:
    """All windows at one state of the log.

    `owner` and `length` `(greatest id + 1,) int32` answer to a window's id, `length` in code
    points; `lengths`, the sums of those, and `days` `(greatest key + 1,) float64` answer to the
    key of an article: `days` since 1970 when it came out, nan where unknown.
    """

    owner: NDArray[np.int32]
    length: NDArray[np.int32]
    lengths: NDArray[np.float64]
    days: NDArray[np.float64]

    def mean_length(self) -> float:
        """Of an article that holds something, in code points; 1 if none does."""
        held = self.lengths[self.lengths > 0]
        return float(held.mean()) if len(held) else 1.0

    def of(self, windows: Ids) -> NDArray[np.int32]:
        """The article of each of `windows`, `NOBODY` for one that is not known yet."""
        return self.owner[self._known(windows)]

    def lengths_of(self, windows: Ids) -> NDArray[np.float64]:
        """The length of each of `windows`, nan for one that is gone or not known yet."""
        known = self._known(windows)
        return np.where(self.owner[known] == NOBODY, np.nan, self.length[known])

    def counts(self, windows: Ids) -> tuple[Ids, Ids]:
        """The articles of `windows`, which are in order, and how many each of them has there.

        The windows of an article lie side by side, for they come in one transaction, and writers
        take turns; so nothing needs to be sorted. `NOBODY` may come more than once.
        """
        owner = self.of(windows)
        starts = np.flatnonzero(np.concatenate([[True], owner[1:] != owner[:-1]]))[: len(owner)]
        return owner[starts].astype(np.int64), np.diff(starts, append=len(owner))

    def days_of(self, articles: Ids) -> NDArray[np.float64]:
        """When each of `articles` came out, nan for one that is not known yet."""
        return self.days[np.where(articles < len(self.days), articles, NOBODY)]

    def _known(self, windows: Ids) -> Ids:
        if windows.max(initial=0) < len(self.owner):
            return windows
        return np.where(windows < len(self.owner), windows, 0)


@dataclass(frozen=True, slots=True)
class _Read:
    """All that was read up to `sequence`."""

    sequence: int = 0
    owned: Owned = field(
        default_factory=lambda: Owned(
            np.zeros(1, np.int32), np.zeros(1, np.int32), np.zeros(1), np.full(1, np.nan)
        )
    )


class Owners:
    """Follows the log: each change reads only the windows that came and went with it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._read = _Read()

    def at_present(self, connection: Connection) -> Owned:
        """The windows as this transaction sees them, or a later one saw them. Safe to race."""
        sequence = log.last(connection)
        with self._lock:
            if sequence > self._read.sequence:
                self._read = _caught_up(self._read, connection, sequence)
            return self._read.owned


def _caught_up(read: _Read, connection: Connection, sequence: int) -> _Read:
    before = read.owned
    greatest = len(before.owner) - 1
    rows = connection.execute(_CAME.where(passage.c.id > greatest)).all()
    ids, articles, lengths, published = _columns(tuple(row) for row in rows)
    size = max(greatest, int(ids.max(initial=0))) + 1
    owner, length = _grown(before.owner, size, 0), _grown(before.length, size, 0)
    owner[ids], length[ids] = articles, lengths
    went = select(retired.c.passage).where(retired.c.sequence > read.sequence)
    gone = np.array(connection.execute(went).scalars().all(), np.int64)
    gone = gone[gone < size]
    owner[gone] = length[gone] = NOBODY
    days = _grown(before.days, int(articles.max(initial=len(before.days) - 1)) + 1, np.nan)
    days[articles] = published / _DAY
    sums = np.bincount(owner, weights=length, minlength=len(days)).astype(np.float64)
    return _Read(sequence, Owned(owner, length, sums, days))


def _columns(rows: Iterable[tuple[Any, ...]]) -> tuple[Ids, Ids, Ids, NDArray[np.float64]]:
    """Ids, articles, lengths, and seconds since 1970 or nan, of `_CAME`."""
    ids, articles, lengths, published = tuple(zip(*rows, strict=True)) or ((), (), (), ())
    return (
        np.array(ids, np.int64),
        np.array(articles, np.int64),
        np.array(lengths, np.int64),
        np.array(published, np.float64),
    )


def _grown(column: NDArray[Any], size: int, filler: float) -> NDArray[Any]:
    larger = np.full(size, filler, column.dtype)
    larger[: len(column)] = column
    return larger
