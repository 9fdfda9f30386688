"""How good a ranking is, by what in it is relevant. All gains are 0 or 1."""

from __future__ import annotations

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet


def average_precision(ranked: Sequence[str], relevant: AbstractSet[str], cut: int) -> float:
    """The mean precision at each relevant one among the first `cut`; its mean is MAP@`cut`.

    Divided by the most that the cut could hold, so that a perfect ranking has 1.
    """
    hits, total = 0, 0.0
    for rank, item in enumerate(ranked[:cut], start=1):
        if item in relevant:
            hits += 1
            total += hits / rank
    return total / min(len(relevant), cut) if relevant else 0.0


def recall(ranked: Sequence[str], relevant: AbstractSet[str], cut: int) -> float:
    """How many relevant ones are among the first `cut`, as a share of the most it could hold."""
    most = min(len(relevant), cut)
    return len(relevant & set(ranked[:cut])) / most if most else 0.0


def ndcg(ranked: Sequence[str], relevant: AbstractSet[str], cut: int) -> float:
    """The gain discounted by the logarithm of the rank, as a share of the best possible one.

    Source: Jarvelin and Kekalainen, "Cumulated gain-based evaluation of IR techniques", ACM
    Transactions on Information Systems 20 (2002).
    """
    best = sum(_discount(rank) for rank in range(1, min(len(relevant), cut) + 1))
    gain = sum(
        _discount(rank) for rank, item in enumerate(ranked[:cut], start=1) if item in relevant
    )
    return gain / best if best else 0.0


def _discount(rank: int) -> float:
    return 1 / math.log2(rank + 1)
