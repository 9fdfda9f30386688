"""A change log in memory, with the semantics of the one in SQL."""

import threading
from dataclasses import dataclass, replace

import numpy as np

from service.ports import Additions

UNDATED = int(np.iinfo(np.int64).min)


@dataclass(frozen=True)
class Row:
    """One window, as an index will know it."""

    id: int
    vector: np.ndarray
    article: int = 1
    outlet: int = 1
    language: int = 1
    published: int = UNDATED
    sequence: int = 0


class FakeLog:
    """Live rows with the sequence at which each came in, and the ids that were retired."""

    def __init__(self, dim=16, seed=7, generation="fake-1", batch=100):
        self.dim = dim
        self.generation = generation
        self._batch = batch
        self._random = np.random.default_rng(seed)
        self._lock = threading.Lock()
        self._incarnation = "first"
        self._sequence = 0
        self._live = {}
        self._retired = []
        self.reads = 0

    # What the tests do to it

    def add(self, *rows):
        """One change that brings `rows`, each in place of a live one of its id."""
        with self._lock:
            self._sequence += 1
            for row in rows:
                self._live[row.id] = replace(row, sequence=self._sequence)
            return self._sequence

    def grow(self, count, first=None):
        """One change that brings `count` random rows with ascending ids; the ids."""
        start = max(self._live, default=0) + 1 if first is None else first
        self.add(*(self.row(start + n) for n in range(count)))
        return list(range(start, start + count))

    def row(self, id_, **columns):
        """A random row, for the columns that are not given."""
        pick = self._random.integers
        drawn = {
            "vector": self.direction(),
            "article": int(pick(40)),
            "outlet": int(pick(8)),
            "language": int(pick(3)),
            "published": UNDATED if pick(5) == 0 else int(pick(1_000)),
        }
        return Row(id_, **(drawn | columns))

    def direction(self):
        """A random unit vector."""
        vector = self._random.normal(size=self.dim).astype(np.float32)
        return vector / np.linalg.norm(vector)

    def retire(self, *ids):
        """One change that takes rows away."""
        with self._lock:
            self._sequence += 1
            for id_ in ids:
                del self._live[id_]
                self._retired.append((self._sequence, id_))
            return self._sequence

    def restore(self, incarnation, sequence=0):
        """Become another database, empty, that happens to be at `sequence`."""
        with self._lock:
            self._incarnation, self._sequence = incarnation, sequence
            self._live, self._retired = {}, []

    @property
    def live(self):
        """The ids that count now."""
        return set(self._live)

    # What an index asks of it

    def sequence(self):
        return self._sequence

    def incarnation(self):
        return self._incarnation

    def additions(self, generation, after, upto):
        self.reads += 1
        with self._lock:
            rows = [row for row in self._live.values() if after < row.sequence <= upto]
        rows = sorted(rows, key=lambda row: (row.sequence, row.id))
        if generation == self.generation:
            for start in range(0, len(rows), self._batch):
                yield self._columns(rows[start : start + self._batch])

    def removals(self, after, upto):
        with self._lock:
            return np.array([i for s, i in self._retired if after < s <= upto], np.int64)

    def unembedded(self, generation, limit):
        del generation, limit
        return ()

    def count_unembedded(self, generation):
        del generation
        return 0

    def embed(self, generation, ids, vectors):
        del generation, ids, vectors
        return self._sequence

    def _columns(self, rows):
        return Additions(
            ids=np.array([row.id for row in rows], np.int64),
            vectors=np.array([row.vector for row in rows], np.float32).reshape(-1, self.dim),
            articles=np.array([row.article for row in rows], np.int64),
            outlets=np.array([row.outlet for row in rows], np.int32),
            languages=np.array([row.language for row in rows], np.int32),
            published=np.array([row.published for row in rows], np.int64),
            sequences=np.array([row.sequence for row in rows], np.int64),
        )
