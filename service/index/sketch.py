"""A small picture of many vectors, from which the few that may be nearest are told quickly.

Two layers. Product quantisation (Jégou, Douze and Schmid, 2011) of two dimensions to four bits,
searched by table look-ups in registers (André, Kermarrec and Le Scouarnec, 2017): FAISS's
`IndexPQFastScan` names some thousand rows. A byte a dimension, with one scale a row, tells which
of them may be among the nearest. Those are read from disk and compared as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import faiss
import numpy as np
from numpy.typing import NDArray

from service.index.row_file import RowFile
from service.ports import Ids, Vectors

SHAPES: Final = ("codes", "scales", "packed", "codebook")
"""The columns that a sketch is kept in."""

_DIMENSIONS = 2
_BITS = 4
LEARNT_FROM: Final = 16_384
"""So many rows, evenly spread, tell where the others lie."""

_STEPS = 127
"""How many steps a byte has to either side of zero."""
_SPREAD = 4 / 12**0.5
"""How many steps a coarse cosine is off at most: four times what it is off on average.

A step's error is even between half a step up and half a step down, the mean of its square a
twelfth; over a query of length 1 such errors sum to the same.
"""
_ROWS_AT_A_TIME = 4_096


class Sketch:
    """The two layers of `(n, dim)` vectors, and the vectors themselves, which stay on disk.

    `codes` are `(n, dim) int8`, `scales` `(n,) float32`. Never changed, so safe to search from
    threads.
    """

    def __init__(
        self,
        columns: Mapping[str, NDArray[Any]],
        vectors: RowFile,
        layer: faiss.IndexPQFastScan | None = None,
    ) -> None:
        """`layer` is the `first_layer` of the columns, where it is in memory already."""
        self._codes = columns["codes"]
        self._scales = columns["scales"]
        self._index = layer or first_layer(columns)
        self.vectors = vectors

    def __len__(self) -> int:
        return len(self._scales)

    def likely(self, query: Vectors, many: int) -> Ids:
        """Places, ascending, of the `many` rows that seem nearest to `query` `(dim,) float32`."""
        faiss.omp_set_num_threads(1)  # of the calling thread; more would fight over the cores
        _, places = self._index.search(query[np.newaxis], min(many, self._index.ntotal))
        found: Ids = np.sort(places[0])
        return found[found >= 0]

    def nearest(self, query: Vectors, k: int, places: Ids) -> Ids:
        """Those of `places` that may be among the `k` nearest to `query`, all that tie with them.

        `places` are more than `k`.
        """
        near = np.empty(len(places), np.float32)
        for start in range(0, len(places), _ROWS_AT_A_TIME):
            part = slice(start, start + _ROWS_AT_A_TIME)
            near[part] = self._codes[places[part]].astype(np.float32) @ query
        scales = self._scales[places]
        near *= scales
        reach = _SPREAD * scales
        surely = near - reach
        possible: Ids = places[near + reach >= np.partition(surely, -k)[-k]]
        return possible


class Sketcher:
    """Makes the columns of a sketch from rows that come in parts."""

    def __init__(self, sample: Vectors) -> None:
        """Learn from `sample` `(LEARNT_FROM, dim)`."""
        faiss.omp_set_num_threads(1)
        self._index = _empty(sample.shape[1])
        self._index.train(np.ascontiguousarray(sample))

    def add(self, vectors: Vectors) -> tuple[NDArray[np.int8], Vectors]:
        """The codes and the scales of some more rows `(m, dim) float32`."""
        self._index.add(np.ascontiguousarray(vectors))
        scales = np.abs(vectors).max(axis=1, initial=1e-12) / np.float32(_STEPS)
        codes = np.rint(vectors / scales[:, np.newaxis])
        return codes.astype(np.int8), scales.astype(np.float32)

    def packed(self) -> tuple[NDArray[np.uint8], Vectors]:
        """The first layer of all rows that were added, and its codebook."""
        codes = self._index.codes
        packed: NDArray[np.uint8] = faiss.rev_swig_ptr(codes.get(), codes.size()).copy()
        return packed, faiss.vector_to_array(self._index.pq.centroids)


def can_be_sketched(rows: int, dim: int) -> bool:
    """Whether rows are enough to learn from, and can be cut into pairs."""
    return rows >= LEARNT_FROM and dim % _DIMENSIONS == 0


def packed_size(rows: int, dim: int) -> int:
    """Bytes of the first layer."""
    index = _empty(dim)
    blocks = -(-rows // index.bbs)
    return int(blocks * index.bbs * index.M2 * _BITS // 8)


def codebook_size(dim: int) -> int:
    """How many numbers the codebook has."""
    return int(dim * 2**_BITS)


def _empty(dim: int) -> faiss.IndexPQFastScan:
    return faiss.IndexPQFastScan(dim, dim // _DIMENSIONS, _BITS, faiss.METRIC_INNER_PRODUCT)


def first_layer(columns: Mapping[str, NDArray[Any]]) -> faiss.IndexPQFastScan:
    """The first layer as FAISS searches it: a copy in memory, for it takes none that is mapped."""
    packed, (rows, dim) = columns["packed"], columns["codes"].shape
    index = _empty(dim)
    faiss.copy_array_to_vector(np.array(columns["codebook"]), index.pq.centroids)
    index.codes.resize(len(packed))
    faiss.rev_swig_ptr(index.codes.get(), len(packed))[:] = packed
    index.ntotal = rows
    index.ntotal2 = -(-rows // index.bbs) * index.bbs  # type: ignore[attr-defined]
    index.is_trained = True
    return index
