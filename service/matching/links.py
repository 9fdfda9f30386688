"""How likely two sentences tell one thing: by their vectors and the rare words that they share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.matching.stem import stem
from service.text.shingles import words

LINKED: Final = 0.55
"""The score from which two sentences tell one thing."""

Scores = NDArray[np.float32]
TermWeights = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """Sentences with their vectors, `(n, dim) float32`."""

    texts: tuple[str, ...]
    vectors: NDArray[np.float32]


def term_weights(texts: Iterable[str]) -> TermWeights:
    """What each word says of a sentence: the rarer among all the sentences, the more."""
    stems = [{stem(word) for word in words(text)} for text in texts]
    held_by = Counter(key for each in stems for key in each)
    return {key: math.log(1 + len(stems) / count) for key, count in held_by.items()}


def scores(first: Units, second: Units, *, weights: TermWeights) -> Scores:
    """`(n, m)` in 0..1; those of changed sides are the transposed."""
    cosines = np.clip((first.vectors @ second.vectors.T - 0.1) / 0.8, 0, 1)
    places = {key: place for place, key in enumerate(sorted(weights))}
    one, other = (_weighed(units, weights, places) for units in (first, second))
    shared = np.sqrt(np.clip(one @ other.T, 0, 1))
    return np.asarray(0.5 * cosines + 0.5 * shared, np.float32)


def _weighed(units: Units, weights: TermWeights, places: Mapping[str, int]) -> Scores:
    held = np.zeros((len(units.texts), len(places) + 1), np.float32)
    for row, text in zip(held, units.texts, strict=True):
        row[-1] = 1e-6
        for key in {stem(word) for word in words(text)}:
            row[places[key]] = weights[key]
    return np.asarray(held / np.linalg.norm(held, axis=1, keepdims=True), np.float32)
