"""Brute force over every vector, in numpy: slow, plain, and the measure of the other indexes."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np

from service.index.ranking import best, cosines, unit_query
from service.index.rows import admitted, joined, no_rows, picked
from service.ports import Additions, ChangeLog, Hit, Ids, RowFilter, Vectors


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    rows: Additions
    incarnation: str = ""
    sequence: int = 0


class ExactIndex:
    """Compares a query with every row. Searches see one state while the next is made."""

    def __init__(self, *, generation: str, dim: int) -> None:
        self._generation = generation
        self._dim = dim
        self._lock = threading.Lock()
        self._held = _Held(no_rows(dim))

    @property
    def sequence(self) -> int:
        """The last sequence that this index holds."""
        return self._held.sequence

    def catch_up(self, log: ChangeLog) -> int:
        """Take in the log up to its present end and return that sequence. Safe to race."""
        with self._lock:
            upto, incarnation = log.sequence(), log.incarnation()
            held = self._held
            if incarnation != held.incarnation or upto < held.sequence:
                held = _Held(no_rows(self._dim))
            rows = _without(held.rows, log.removals(held.sequence, upto))
            for batch in log.additions(self._generation, held.sequence, upto):
                rows = joined(_without(rows, batch.ids), admitted(batch))
            self._held = _Held(rows, incarnation, upto)
            return upto

    def search(self, query: Vectors, k: int, rows: RowFilter) -> tuple[Hit, ...]:
        """The `k` rows kept by `rows` that are nearest to `query`, ties by id."""
        unit = unit_query(query, self._dim)
        held = self._held.rows
        mask = rows.kept(held)
        wanted = np.arange(len(held.ids)) if mask is None else np.flatnonzero(mask)
        similar = cosines(held.vectors.__getitem__, wanted, unit)
        return best(held.ids[wanted], held.articles[wanted], similar, max(k, 0))

    def snapshot(self) -> None:
        """Nothing: this index is made anew from the log at each start."""


def _without(rows: Additions, ids: Ids) -> Additions:
    return picked(rows, ~np.isin(rows.ids, ids))
