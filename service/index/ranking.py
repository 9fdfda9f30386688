"""What every index agrees on: what a query is, and the one order of the hits.

A cosine is computed in double precision and rounded before hits are compared, so that the last
bits, which depend on the order of summation, never decide an order or a cut.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from service.errors import Invalid
from service.ports import Hit, Ids, Vectors

DECIMALS = 6
MARGIN = 1e-5
"""More than a single precision cosine is ever off by."""

_ROWS_AT_A_TIME = 4096

Mask = NDArray[np.bool_]


def unit_query(query: Vectors, dim: int) -> Vectors:
    """`query` as `(dim,) float32` of length 1. Raises `Invalid` if it is no such direction."""
    vector = np.ascontiguousarray(query, np.float32)
    if vector.shape != (dim,) or not np.isfinite(vector).all():
        raise Invalid(f"a query is {dim} finite numbers, not {vector.shape}")
    unit: Vectors = vector / (np.linalg.norm(vector) or np.float32(1))
    return unit


def cosines(vectors: Callable[[Ids], Vectors], rows: Ids, query: Vectors) -> NDArray[np.float64]:
    """The cosines of some `rows` to a unit `query`, as all indexes report them.

    `vectors` answers to places with their vectors.
    """
    wide = query.astype(np.float64)
    exact = np.empty(len(rows))
    for start in range(0, len(rows), _ROWS_AT_A_TIME):
        part = slice(start, start + _ROWS_AT_A_TIME)
        exact[part] = vectors(rows[part]).astype(np.float64) @ wide
    return np.round(exact, DECIMALS)


def best(ids: Ids, articles: Ids, similarities: NDArray[np.float64], k: int) -> tuple[Hit, ...]:
    """The `k` hits of the highest similarity, best first, ties by id."""
    order = np.lexsort((ids, -similarities))[:k]
    columns = ids[order].tolist(), similarities[order].tolist(), articles[order].tolist()
    return tuple(map(Hit._make, zip(*columns, strict=True)))
