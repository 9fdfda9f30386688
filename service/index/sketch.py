"""A small picture of many vectors, from which the few that may be nearest are told quickly.

Product quantisation (Jégou, Douze and Schmid, 2011) of two dimensions to four bits, searched by
table look-ups in registers (André, Kermarrec and Le Scouarnec, 2017): FAISS's `IndexPQFastScan`.
Whoever uses it compares the rows that it names exactly.
"""

from __future__ import annotations

import threading

import faiss
import numpy as np

from service.ports import Ids, Vectors

_DIMENSIONS = 2
_BITS = 4
_LEARNT_FROM = 16_384
"""So many rows, evenly spread, tell where the others lie."""
_ROWS_AT_A_TIME = 16_384


class Sketch:
    """Vectors at a quarter of a byte a dimension. Never changed, so safe to search from threads."""

    def __init__(self, index: faiss.IndexPQFastScan) -> None:
        self._index = index

    def likely(self, query: Vectors, many: int) -> Ids:
        """Places, ascending, of the `many` rows that seem nearest to `query` `(dim,) float32`."""
        faiss.omp_set_num_threads(1)  # of the calling thread; more would fight over the cores
        _, places = self._index.search(query[np.newaxis], min(many, self._index.ntotal))
        found: Ids = np.sort(places[0])
        return found[found >= 0]


def sketched(vectors: Vectors) -> Sketch | None:
    """A sketch of `vectors` `(n, dim) float32`, some seconds for 400,000 rows.

    The same rows give the same sketch. None where the process ends meanwhile, and where rows are
    too few to learn from or cannot be cut into pairs.
    """
    rows, dim = vectors.shape
    if dim % _DIMENSIONS or rows < _LEARNT_FROM:
        return None
    faiss.omp_set_num_threads(1)
    index = faiss.IndexPQFastScan(dim, dim // _DIMENSIONS, _BITS, faiss.METRIC_INNER_PRODUCT)
    index.train(vectors[np.linspace(0, rows - 1, _LEARNT_FROM).astype(np.int64)])
    for start in range(0, rows, _ROWS_AT_A_TIME):
        if not threading.main_thread().is_alive():
            return None
        index.add(np.ascontiguousarray(vectors[start : start + _ROWS_AT_A_TIME]))
    return Sketch(index)
