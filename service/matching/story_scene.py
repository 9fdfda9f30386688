"""Articles compared by what tells them apart from the articles around them.

The reports of a war share its names and places whatever day they tell of. Words that most of the
articles around one have count for little while that one finds its place; what sets an event apart
from its like then weighs more than what they have in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

_SAME: Final = 0.25
"""Articles that are more alike tell of one event: what they share may set it apart."""
_UNSEEN: Final = 3
"""Articles that are thought to be around every one, so that a few do not decide."""

Weights = Mapping[str, float]


def dot(one: Weights, other: Weights) -> float:
    """The inner product of two vectors."""
    return sum(weight * other[word] for word, weight in one.items() if word in other)


@dataclass(frozen=True, slots=True)
class Scene:
    """How much each word counts around an article, from 0 to 1; one that is missing counts 1."""

    counting: Weights

    @classmethod
    def around(cls, near: Iterable[tuple[float, Weights]]) -> Scene:
        """The scene of an article, from how alike those near it are to it, and their vectors."""
        related = [other for alike, other in near if alike < _SAME]
        having = Counter(word for other in related for word in other)
        seen = len(related) + _UNSEEN
        return cls({word: 1 - count / seen for word, count in having.items()})

    def seen(self, weights: Weights) -> Weights:
        """A vector whose inner product with others tells how alike they are here; 1 with itself."""
        counted = self._counted(weights)
        norm = dot(counted, weights) or 1.0
        return {word: weight / norm for word, weight in counted.items()}

    def alike(self, one: Weights, other: Weights, of: Weights) -> float:
        """How alike two sums of vectors are here, where an article with weights `of` is 1."""
        small, large = sorted((one, other), key=len)
        return dot(self._counted(small), large) / (dot(self._counted(of), of) or 1.0)

    def _counted(self, weights: Weights) -> Weights:
        return {word: weight * self.counting.get(word, 1) for word, weight in weights.items()}
