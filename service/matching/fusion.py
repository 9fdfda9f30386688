"""One ranking out of several that cannot be compared by score."""

from collections import defaultdict
from collections.abc import Iterable

_DAMPING = 60


def fused(rankings: Iterable[Iterable[int]]) -> tuple[int, ...]:
    """All ids of `rankings` by reciprocal rank fusion, best first, ties by id.

    Source: Cormack, Clarke and Buettcher, "Reciprocal rank fusion outperforms Condorcet and
    individual rank learning methods", SIGIR 2009; 60 is the constant of the paper.
    """
    weight: defaultdict[int, float] = defaultdict(float)
    for ranking in rankings:
        for rank, item in enumerate(ranking, start=1):
            weight[item] += 1 / (_DAMPING + rank)
    return tuple(sorted(weight, key=lambda item: (-weight[item], item)))
