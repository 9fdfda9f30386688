"""Nearest neighbours by FAISS over a mapped snapshot and what came in since.

A large snapshot is written with a sketch, through which it is searched.

FAISS crashes when one thread changes an index that another searches, so nothing that is searched
is ever changed: a search takes one state, and whoever learns of changes makes the next state.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, replace

import numpy as np

from service.errors import CrossreadError, SnapshotDamaged
from service.index.nearest import nearest, without_the_rest
from service.index.ranking import best, cosines, unit_query
from service.index.segments import (
    Segments,
    added,
    count,
    count_dead,
    living_ids,
    newer,
    removed,
)
from service.index.snapshot import Snapshot, SnapshotFolder
from service.ports import ChangeLog, Hit, RowFilter, Vectors

_FEW_DEAD = 1_024
"""So many dead rows cost nothing."""

_GROWTH = 8
"""A large index is written once it has grown by this part of itself, not over and over."""

_LARGEST_TAIL = 65_536
"""Rows in memory beside the snapshot: of 384 dimensions 100 MB in each process."""

_RETRY_SECONDS = 60.0

_DEAD_SHARE = 0.2
"""A snapshot with more dead rows than this is worth writing anew."""

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class _State:
    """All rows up to `sequence`: those of the snapshot at `base_sequence`, then later ones."""

    incarnation: str = ""
    sequence: int = 0
    base_sequence: int = 0
    segments: Segments = ()

    def came_in_since(self) -> int:
        """How many rows the snapshot does not hold."""
        return sum(len(segment) for segment in self.segments if segment.room is not None)

    def is_worn(self) -> bool:
        """Whether dead rows slow the search noticeably."""
        return count_dead(self.segments) > _FEW_DEAD + _DEAD_SHARE * count(self.segments)


class FaissIndex:
    """The nearest rows: exactly, or but for one of a thousand where a sketch chose what to compare.

    Searches take no lock and wait for nobody.
    """

    def __init__(
        self,
        folder: SnapshotFolder,
        *,
        generation: str,
        dim: int,
        every: int,
    ) -> None:
        self._folder = folder
        self._generation = generation
        self._dim = dim
        self._every = every
        self._not_before = 0.0
        self._distrusted = False
        self._state = _State()
        self._changing = threading.Lock()
        self._writing = threading.Lock()

    @property
    def sequence(self) -> int:
        """The last sequence that this index holds."""
        return self._state.sequence

    def catch_up(self, log: ChangeLog) -> int:
        """Take in the log up to its present end and return that sequence. Safe to race.

        The first call opens the snapshot, or rebuilds from the log if it cannot be trusted.
        """
        upto = log.sequence()
        state = self._state
        if state.sequence != upto or not state.incarnation:
            with self._changing:
                state = self._state = self._caught_up(log)
            if self._is_due(state):
                self._write_aside()
        return state.sequence

    @property
    def is_sketched(self) -> bool:
        """Whether searches compare only the rows of the snapshot that its sketch names."""
        return any(segment.sketch is not None for segment in self._state.segments)

    def search(self, query: Vectors, k: int, rows: RowFilter) -> tuple[Hit, ...]:
        """The `k` rows kept by `rows` that are nearest to `query`, ties by id."""
        unit = unit_query(query, self._dim)
        segments = self._state.segments
        if k <= 0 or not segments:
            return ()
        near = [(segment, nearest(segment, unit, k, rows)) for segment in segments]
        found = without_the_rest(near, unit, k)
        ids = np.concatenate([s.rows.ids[here] for s, here in found])
        similar = np.concatenate([cosines(s.vectors_of, here, unit) for s, here in found])
        articles = np.concatenate([s.rows.articles[here] for s, here in found])
        return best(ids, articles, similar, k)

    def snapshot(self) -> None:
        """Write what is held aside, unless it is there. Raises `StorageFull` or `Unavailable`."""
        with self._writing:
            self._write(enough=self._state.sequence)

    def _caught_up(self, log: ChangeLog) -> _State:
        upto, incarnation = log.sequence(), log.incarnation()
        state = self._state
        if state.incarnation != incarnation or state.sequence > upto:
            state = self._opened(incarnation, upto)
        segments = removed(state.segments, log.removals(state.sequence, upto))
        for batch in log.additions(self._generation, state.sequence, upto):
            segments = added(segments, batch)
        return replace(state, sequence=upto, segments=segments)

    def _opened(self, incarnation: str, upto: int) -> _State:
        try:
            snapshot = self._folder.read(incarnation, upto)
        except SnapshotDamaged as fault:
            _logger.warning("the index is rebuilt from the database: %s", fault)
            self._distrusted = True
            snapshot = None
        if snapshot is None:
            return _State(incarnation)
        return _State(incarnation, snapshot.sequence, snapshot.sequence, (snapshot.segment,))

    def _is_due(self, state: _State) -> bool:
        """Whether a snapshot should be written now."""
        enough = max(self._every, min(count(state.segments) // _GROWTH, _LARGEST_TAIL))
        wanted = self._distrusted or state.came_in_since() >= enough or state.is_worn()
        return wanted and time.monotonic() >= self._not_before

    def _write_aside(self) -> None:
        """Write a snapshot while searches and writes go on.

        Not in a daemon, which a process at its end would cut off inside FAISS.
        """
        if self._writing.acquire(blocking=False):
            threading.Thread(target=self._try_to_write, name="index snapshot").start()

    def _try_to_write(self) -> None:
        try:
            self._write(enough=self._state.base_sequence + 1)
        except CrossreadError as fault:
            _logger.warning("the index goes on without a new snapshot: %s", fault)
            self._not_before = time.monotonic() + _RETRY_SECONDS
        finally:
            self._writing.release()

    def _write(self, *, enough: int) -> None:
        """Stand on a snapshot at `enough` or later: another process's, else our own."""
        if not self._state.segments:
            return
        with self._folder.one_writer():
            state = self._state
            snapshot = self._of_others(state, enough)
            if snapshot is None:
                snapshot = self._folder.write(state.segments, state.incarnation, state.sequence)
        with self._changing:
            if self._state.incarnation == state.incarnation:
                self._state = _standing_on(snapshot, self._state)
            self._distrusted = False

    def _of_others(self, state: _State, enough: int) -> Snapshot | None:
        if not enough <= self._folder.newest(state.incarnation) <= state.sequence:
            return None
        try:
            return self._folder.read(state.incarnation, state.sequence)
        except SnapshotDamaged as fault:
            _logger.warning("a snapshot is written anew: %s", fault)
            return None


def _standing_on(snapshot: Snapshot, state: _State) -> _State:
    """`state` with the rows that `snapshot` holds taken from there."""
    base = snapshot.segment
    alive = np.isin(base.rows.ids, living_ids(state.segments))
    segments: Segments = (base if alive.all() else replace(base, alive=alive),)
    for rows in newer(state.segments, snapshot.sequence):
        segments = added(segments, rows)
    return replace(state, base_sequence=snapshot.sequence, segments=segments)
