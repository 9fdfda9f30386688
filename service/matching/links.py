"""How likely two sentences tell one thing: by their vectors and the rare words that they share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

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
    shared = np.sqrt(np.clip((one @ other.T).toarray(), 0, 1))
    return np.asarray(0.5 * cosines + 0.5 * shared, np.float32)


def _weighed(units: Units, weights: TermWeights, places: Mapping[str, int]) -> csr_array:
    """`(n, words) float32`, each row of length 1 where it has a word."""
    rows = [sorted({stem(word) for word in words(text)}) for text in units.texts]
    data: list[float] = []
    for row in rows:
        length = math.sqrt(sum(weights[key] ** 2 for key in row)) or 1.0
        data += [weights[key] / length for key in row]
    ends = np.cumsum([0, *map(len, rows)])
    columns = [places[key] for row in rows for key in row]
    shape = len(rows), len(places)
    return csr_array((np.array(data, np.float32), columns, ends), shape=shape)
