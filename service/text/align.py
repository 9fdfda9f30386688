"""Which pieces of one text stand for which of another, from a matrix of scores.

First the best one-to-one assignment; then a piece that was left over joins the group that it
scores best with, as where one text says in two sentences what the other says in one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Scores = NDArray[np.float32]
_Gains = NDArray[np.float64]
_Places = NDArray[np.intp]
_Pair = tuple[int, int]

_MOST_EXACT: Final = 250_000
"""Pairs of one knot up to which the best assignment is sought."""
_MOST_UNTIED: Final = 4_000_000
"""Pairs of two texts up to which knots are told apart."""
_MOST_ROUNDS: Final = 64
_NEARNESS: Final = 1e-6
"""What standing at the same place of both texts is worth: it decides between equals alone."""
_JOINS: Final = 0.6
"""The share of a pair's score that one more piece must have to join it."""


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """Pieces that stand for each other: one to one, one to many, or many to one.

    `score` is the mean of its pairs' scores.
    """

    firsts: tuple[int, ...]
    seconds: tuple[int, ...]
    score: float


def groups(scores: Scores, *, floor: float) -> tuple[Group, ...]:
    """The pieces of two texts that stand for each other by `scores` `(n, m)`, in order of firsts.

    A piece is in one group at most, and no pair below `floor` is in any. What the one-to-one part
    exceeds the floor by has the greatest sum (H. W. Kuhn, "The Hungarian method for the
    assignment problem", 1955). In a knot of more than 250,000 pairs and between texts of more
    than 4,000,000 the best pairs are taken first instead, and so they are where scores are their
    own transpose and no best assignment is: transposed scores always give the same groups with
    their sides changed.
    """
    gains = _gains(scores, floor)
    pairs = sorted(pair for rows, columns in _knots(gains) for pair in _best(gains, rows, columns))
    if not pairs:
        return ()
    ours = _joining(scores, gains, {j: i for i, j in pairs})
    theirs = _joining(scores.T, gains.T, dict(pairs))
    return tuple(_group(scores, (i, j), ours.get(j, []), theirs.get(i, [])) for i, j in pairs)


def _gains(scores: Scores, floor: float) -> _Gains:
    """`(n, m)`: what each pair exceeds the floor by, and a trifle; 0 where it may not be linked."""
    n, m = scores.shape
    apart = np.abs(np.arange(n)[:, None] / max(n, 1) - np.arange(m) / max(m, 1))
    gains = scores.astype(np.float64) - floor
    return np.where(gains >= 0, gains + _NEARNESS * (2 - apart), 0.0)


def _knots(gains: _Gains) -> Iterator[tuple[_Places, _Places]]:
    """The rows and columns of each set of pairs that compete with each other."""
    n, m = gains.shape
    if gains.size > _MOST_UNTIED:
        yield np.arange(n), np.arange(m)
        return
    rows, columns = np.nonzero(gains)
    linked = coo_array((np.ones(len(rows), bool), (rows, columns + n)), shape=(n + m, n + m))
    _, knot = connected_components(linked, directed=False)
    order = np.argsort(knot, kind="stable")
    for members in np.split(order, np.flatnonzero(np.diff(knot[order])) + 1):
        if len(members) > 1:
            yield members[members < n], members[members >= n] - n


def _best(gains: _Gains, rows: _Places, columns: _Places) -> Iterator[_Pair]:
    """The one-to-one pairs of a knot."""
    knot = gains[np.ix_(rows, columns)]
    places = _exact(knot) if knot.size <= _MOST_EXACT else None
    for i, j in _greedy(knot) if places is None else places:
        yield int(rows[i]), int(columns[j])


def _exact(knot: _Gains) -> list[_Pair] | None:
    """The assignment of the greatest sum; `None` if `knot` is its own transpose and that is not.

    Of two equal assignments the solver takes one by the order of rows, so a knot and its
    transpose are brought into one shape before.
    """
    turned = _is_turned(knot)
    rows, columns = linear_sum_assignment(knot.T if turned else knot, maximize=True)
    found = {(i, j) for i, j in zip(rows.tolist(), columns.tolist(), strict=True)}
    found = {(j, i) for i, j in found} if turned else found
    if turned is None and found != {(j, i) for i, j in found}:
        return None
    return [pair for pair in found if knot[pair] > 0]


def _is_turned(knot: _Gains) -> bool | None:
    """Whether the transpose comes first of the two; `None` if they are the same."""
    n, m = knot.shape
    if n != m:
        return bool(n > m)
    differs = np.flatnonzero(knot != knot.T)
    if not len(differs):
        return None
    place = divmod(int(differs[0]), m)
    return bool(knot[place] > knot[place[::-1]])


def _greedy(knot: _Gains) -> Iterator[_Pair]:
    """Pairs that are each other's best, taken out again and again: the best pairs first."""
    rows, columns = (np.arange(size) for size in knot.shape)
    for _ in range(_MOST_ROUNDS):
        left = knot[np.ix_(rows, columns)]
        if not left.any():
            return
        best, back = left.argmax(1), left.argmax(0)
        taken = np.flatnonzero((back[best] == np.arange(len(rows))) & (left.max(1) > 0))
        yield from zip(rows[taken].tolist(), columns[best[taken]].tolist(), strict=True)
        rows, columns = np.delete(rows, taken), np.delete(columns, best[taken])


def _joining(scores: Scores, gains: _Gains, partner: dict[int, int]) -> dict[int, list[int]]:
    """The rows left over by the column that each joins: the one it scores best with.

    `partner` is the row that each linked column has already.
    """
    joining: dict[int, list[int]] = {}
    left = np.setdiff1d(np.arange(len(gains), dtype=np.intp), list(partner.values()))
    for row, column in zip(left.tolist(), gains[left].argmax(1).tolist(), strict=True):
        held = partner.get(column)
        if held is None or not gains[row, column]:
            continue
        if scores[row, column] >= _JOINS * scores[held, column]:
            joining.setdefault(column, []).append(row)
    return joining


def _group(scores: Scores, pair: _Pair, firsts: list[int], seconds: list[int]) -> Group:
    """A pair with what joins it: on the side where a piece scores best, on neither if both do."""
    i, j = pair
    ours, theirs = scores[firsts, j], scores[i, seconds]
    lead = ours.max(initial=0) - theirs.max(initial=0)
    firsts, seconds = firsts if lead > 0 else [], seconds if lead < 0 else []
    worth = np.concatenate([[scores[i, j]], scores[firsts, j], scores[i, seconds]])
    return Group(
        tuple(sorted((i, *firsts))), tuple(sorted((j, *seconds))), float(np.sort(worth).mean())
    )
