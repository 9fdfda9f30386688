"""Which pieces of one text stand for which of another, from a matrix of scores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces that stand for each other. `score` is the mean of its pairs' scores."""

    firsts: tuple[int, ...]
    seconds: tuple[int, ...]
    score: float


def groups(scores: NDArray[np.float32], *, floor: float) -> tuple[Group, ...]:
    """The pieces of two texts that stand for each other, by `scores` `(n, m)`; in order of firsts.

    The best pairs first, none below `floor`; those at the same place of both texts among equals.
    The groups of the transposed scores are the same with their sides changed.
    """
    n, m = scores.shape
    edges = sorted(
        (-float(scores[i, j]), abs(i * m - j * n), abs(i - j), i + j, i, j)
        for i, j in np.argwhere(scores >= floor).tolist()
    )
    seconds_of: dict[int, int] = {}
    for *_, i, j in edges:
        if i not in seconds_of and j not in seconds_of.values():
            seconds_of[i] = j
    return tuple(Group((i,), (j,), float(scores[i, j])) for i, j in sorted(seconds_of.items()))
