"""Which of a row of things kept their order: what stands outside it has moved."""

from __future__ import annotations

from collections.abc import Sequence


def heaviest_rising(places: Sequence[int], weights: Sequence[float]) -> frozenset[int]:
    """The indexes of the heaviest part of `places` that never falls.

    The longest increasing subsequence with weights, by a Fenwick tree of best ends (P. Fenwick,
    "A new data structure for cumulative frequency tables", 1994): n log n.
    """
    ranks = {place: rank for rank, place in enumerate(sorted(set(places)), start=1)}
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    came_from: list[int] = []
    for index, (place, weight) in enumerate(zip(places, weights, strict=True)):
        rank = ranks[place]
        total, before = _best_up_to(best, rank)
        came_from.append(before)
        while rank < len(best):
            best[rank] = max(best[rank], (total + weight, index))
            rank += rank & -rank
    at, kept = _best_up_to(best, len(ranks))[1], set()
    while at >= 0:
        kept.add(at)
        at = came_from[at]
    return frozenset(kept)


def _best_up_to(best: Sequence[tuple[float, int]], rank: int) -> tuple[float, int]:
    found = (0.0, -1)
    while rank > 0:
        found = max(found, best[rank])
        rank -= rank & -rank
    return found
