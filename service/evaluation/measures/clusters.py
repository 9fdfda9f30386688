"""How well a grouping agrees with the gold one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BCubed:
    """Means over all items.

    `precision` is the share of an item's group that belongs with it, `recall` the share of what
    belongs with it that its group holds.
    """

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> BCubed:
    """The measure of A. Bagga and B. Baldwin (1998); label i of each side is that of item i."""
    both = Counter(zip(gold, found, strict=True))
    belonging, grouped = Counter(gold), Counter(found)
    shared = [(many * many, belonging[one], grouped[other]) for (one, other), many in both.items()]
    precision = sum(pairs / size for pairs, _, size in shared) / len(gold)
    recall = sum(pairs / size for pairs, size, _ in shared) / len(gold)
    return BCubed(precision, recall)
