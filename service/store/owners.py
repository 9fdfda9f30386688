"""Which article each window belongs to, held in memory: words are counted by article too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Text, cast, func, select

from service.ports import Ids
from service.store import log
from service.store.tables import passage, retired

NOBODY = 0
"""The owner of a window that is gone. Keys of articles begin at 1."""

_DAY = 24 * 60 * 60

_LENGTH = cast(passage.c.end - passage.c.start, Text)

_CAME = select(
    passage.c.article,
    func.min(passage.c.id),
    func.min(passage.c.published),
    func.aggregate_strings(_LENGTH, ",").aggregate_order_by(passage.c.id),
).group_by(passage.c.article)
"""An article a row: its first window and the lengths of all, for a row each takes ten times as long
to fetch."""


@dataclass(frozen=True, slots=True, eq=False)
class Owned:
    """All windows at one state of the log.

    `owner` and `length` `(greatest id + 1,) int32` answer to a window's id, `length` in code
    points; the others `(greatest key + 1,)` answer to the key of an article: `lengths`, the sums of
    those, `days` since 1970 when it came out, nan where unknown, `first`, the least id of its
    windows, and `many`, how many they are. The windows of an article lie side by side, for they
    come in one transaction, and writers take turns.
    """

    owner: NDArray[np.int32]
    length: NDArray[np.int32]
    lengths: NDArray[np.float64]
    days: NDArray[np.float64]
    first: Ids
    many: Ids

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

    def counts(self, lists: Sequence[Ids]) -> tuple[Ids, Ids, Ids]:
        """The places of `lists` of windows, in order each, the articles there, and how often.

        As the windows of an article lie side by side, nothing needs to be sorted. `NOBODY` may
        come more than once in a list.
        """
        ends = np.cumsum([len(windows) for windows in lists])
        owner = self.of(np.concatenate(lists))
        is_first = np.empty(len(owner), np.bool_)
        np.not_equal(owner[1:], owner[:-1], out=is_first[1:])
        is_first[[0, *ends[:-1]]] = True
        starts = np.flatnonzero(is_first)
        homes: Ids = np.searchsorted(ends, starts, side="right")
        return homes, owner[starts].astype(np.int64), np.diff(starts, append=len(owner))

    def windows_of(self, article: int) -> Ids:
        """The windows of an article, ascending; none of one that is gone or not known yet."""
        if article >= len(self.first):
            return np.empty(0, np.int64)
        ids = np.arange(self.first[article], self.first[article] + self.many[article])
        living: Ids = ids[self.owner[ids] == article]
        return living

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
            owner=np.zeros(1, np.int32),
            length=np.zeros(1, np.int32),
            lengths=np.zeros(1),
            days=np.full(1, np.nan),
            first=np.zeros(1, np.int64),
            many=np.zeros(1, np.int64),
        )
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Came:
    """New windows, an article at each place: its key, the first of its windows, how many they are.

    `published` is in seconds since 1970, nan where unknown; `lengths` are those of all windows.
    """

    articles: Ids
    first: Ids
    many: Ids
    published: NDArray[np.float64]
    lengths: NDArray[np.int32]

    def windows(self) -> Ids:
        """The ids of the windows, which lie side by side in each article."""
        ends = np.cumsum(self.many)
        before = np.repeat(self.first - (ends - self.many), self.many)
        ids: Ids = before + np.arange(len(before))
        return ids


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
    came = _came(connection, greatest)
    size = max(greatest, int((came.first + came.many).max(initial=0)) - 1) + 1
    owner, length = _grown(before.owner, size, 0), _grown(before.length, size, 0)
    ids = came.windows()
    owner[ids], length[ids] = np.repeat(came.articles, came.many), came.lengths
    went = select(retired.c.passage).where(retired.c.sequence > read.sequence)
    gone = np.array(connection.execute(went).scalars().all(), np.int64)
    gone = gone[gone < size]
    owner[gone] = length[gone] = NOBODY
    days = _grown(before.days, int(came.articles.max(initial=len(before.days) - 1)) + 1, np.nan)
    days[came.articles] = came.published / _DAY
    sums = np.bincount(owner, weights=length, minlength=len(days)).astype(np.float64)
    first, many = _grown(before.first, len(days), 0), _grown(before.many, len(days), 0)
    first[came.articles], many[came.articles] = came.first, came.many
    return _Read(sequence, Owned(owner, length, sums, days, first, many))


def _came(connection: Connection, after: int) -> _Came:
    """The windows with an id above `after`."""
    query = _CAME.where(passage.c.id > after) if after else _CAME
    rows = [tuple(row) for row in connection.execute(query)]
    articles, first, published, lengths = tuple(zip(*rows, strict=True)) or ((), (), (), ())
    return _Came(
        articles=np.array(articles, np.int64),
        first=np.array(first, np.int64),
        many=np.array([told.count(",") + 1 for told in lengths], np.int64),
        published=np.array(published, np.float64),
        lengths=np.fromstring(",".join(lengths), np.int32, sep=","),
    )


def _grown(column: NDArray[Any], size: int, filler: float) -> NDArray[Any]:
    larger = np.full(size, filler, column.dtype)
    larger[: len(column)] = column
    return larger
