"""Which article each window belongs to, held in memory: words are counted by article too."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from service.ports import Ids
from service.store import log
from service.store.tables import passage, retired

NOBODY = 0
"""The owner of a window that is gone. Keys of articles begin at 1."""

_CAME = select(passage.c.id, passage.c.article, passage.c.end - passage.c.start)


@dataclass(frozen=True, slots=True, eq=False)
class Owned:
    """All windows at one state of the log.

    `owner` `(greatest id + 1,) int64` answers to a window's id; `lengths`
    `(greatest key + 1,) float64`, in code points, to the key of an article.
    """

    owner: Ids
    lengths: NDArray[np.float64]

    def mean_length(self) -> float:
        """Of an article that holds something, in code points; 1 if none does."""
        held = self.lengths[self.lengths > 0]
        return float(held.mean()) if len(held) else 1.0

    def of(self, windows: Ids) -> Ids:
        """The article of each of `windows`, `NOBODY` for one that is not known yet."""
        if windows.max(initial=0) >= len(self.owner):
            windows = np.where(windows < len(self.owner), windows, 0)
        return self.owner[windows]


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """All that was read up to `sequence`; column i belongs to the window with id i."""

    sequence: int = 0
    owner: Ids = field(default_factory=lambda: np.zeros(1, np.int64))
    length: NDArray[np.int32] = field(default_factory=lambda: np.zeros(1, np.int32))


class Owners:
    """Follows the log: each change reads only the windows that came and went with it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._read = _Read()
        self._owned = Owned(self._read.owner, np.zeros(1))

    def at_present(self, connection: Connection) -> Owned:
        """The windows as this transaction sees them, or a later one saw them. Safe to race."""
        sequence = log.last(connection)
        with self._lock:
            if sequence > self._read.sequence:
                self._read = _caught_up(self._read, connection, sequence)
                owner, length = self._read.owner, self._read.length
                lengths = np.bincount(owner, weights=length).astype(np.float64)
                self._owned = Owned(owner, lengths)
            return self._owned


def _caught_up(read: _Read, connection: Connection, sequence: int) -> _Read:
    greatest = len(read.owner) - 1
    rows = connection.execute(_CAME.where(passage.c.id > greatest)).all()
    came = np.array([tuple(row) for row in rows], np.int64).reshape(-1, 3)
    size = max(greatest, int(came[:, 0].max(initial=0))) + 1
    owner, length = np.zeros(size, np.int64), np.zeros(size, np.int32)
    owner[: greatest + 1], length[: greatest + 1] = read.owner, read.length
    owner[came[:, 0]], length[came[:, 0]] = came[:, 1], came[:, 2]
    went = select(retired.c.passage).where(retired.c.sequence > read.sequence)
    gone = np.array(connection.execute(went).scalars().all(), np.int64)
    gone = gone[gone < size]
    owner[gone] = length[gone] = NOBODY
    return _Read(sequence, owner, length)
