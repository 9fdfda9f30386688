"""How likely two sentences tell one thing: by their meaning, rare words and surroundings."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from service.matching.stem import stem
from service.text.shingles import words

LINKED: Final = 0.3
"""The score from which two sentences tell one thing."""

_MEANING: Final = 8.1
_WORDS: Final = 11.2
_RIVALS: Final = -10.2
_NEIGHBOURS: Final = 5.8
_NEVER: Final = -7.6
"""What each reason adds to the log-odds, fitted by `training/fit_links.py`."""

Scores = NDArray[np.float32]
TermWeights = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """Sentences with their vectors, `(n, dim) float32`."""

    texts: tuple[str, ...]
    vectors: NDArray[np.float32]


def term_weights(texts: Iterable[str]) -> TermWeights:
    """What each word says of a sentence: the rarer among all the sentences, the more."""
    stems = [_stems(text) for text in texts]
    held_by = Counter(key for each in stems for key in each)
    return {key: math.log(1 + len(stems) / count) for key, count in held_by.items()}


def scores(first: Units, second: Units, *, weights: TermWeights) -> Scores:
    """`(n, m)` in 0..1: the chance that two sentences tell one thing.

    Those of changed sides are the transposed, to the last bit: how a sum is rounded hangs on its
    order, so one of the two orders is always taken.
    """
    if first.texts > second.texts:
        return scores(second, first, weights=weights).T
    told = reasons(first, second, weights=weights) @ np.array(
        [_MEANING, _WORDS, _RIVALS, _NEIGHBOURS], np.float32
    )
    found = np.asarray(1 / (1 + np.exp(-told - _NEVER)), np.float32)
    return np.maximum(found, found.T) if first.texts == second.texts else found


def reasons(first: Units, second: Units, *, weights: TermWeights) -> Scores:
    """`(n, m, 4)`: what speaks for each pair, and against it.

    How near the meanings are; the rare words that they share; how well either goes with another
    sentence instead; how well the sentences before and after go together.
    """
    meaning = np.clip(first.vectors @ second.vectors.T, 0, 1)
    ours, theirs = ({key for text in u.texts for key in _stems(text)} for u in (first, second))
    places = {key: place for place, key in enumerate(sorted(ours & theirs))}
    one, other = (_weighed(units, weights, places) for units in (first, second))
    shared = np.clip((one @ other.T).toarray(), 0, 1)
    near = (meaning + shared) / 2
    rivals = (_best_other(near) + _best_other(near.T).T) / 2
    told = (meaning, np.sqrt(shared), rivals, _beside(near))
    return np.stack(told, axis=-1).astype(np.float32)


def _best_other(near: Scores) -> Scores:
    """For each pair the best that its row has in another column; 0 where there is none."""
    if near.shape[1] < 2:  # noqa: PLR2004 (a rival takes two)
        return np.zeros_like(near)
    second, best = np.partition(near, -2, axis=1)[:, -2:].T
    others = np.where(near >= best[:, None], second[:, None], best[:, None])
    return np.asarray(others, np.float32)


def _beside(near: Scores) -> Scores:
    """For each pair the mean of the pair before and the pair after."""
    framed = np.pad(near, 1)
    return np.asarray((framed[:-2, :-2] + framed[2:, 2:]) / 2)


def _weighed(units: Units, weights: TermWeights, places: Mapping[str, int]) -> csr_array:
    """`(n, places) float32`: of rows of length 1 over all words, those that have a place."""
    data: list[float] = []
    columns: list[int] = []
    ends = [0]
    for text in units.texts:
        row = _stems(text)
        length = math.sqrt(sum(weights[key] ** 2 for key in row)) or 1.0
        placed = [key for key in row if key in places]
        data += [weights[key] / length for key in placed]
        columns += [places[key] for key in placed]
        ends.append(len(columns))
    shape = len(units.texts), len(places)
    return csr_array((np.array(data, np.float32), columns, ends), shape=shape)


@lru_cache(maxsize=8_192)
def _stems(text: str) -> tuple[str, ...]:
    """The different words of a sentence; kept, for it is set against each other article."""
    return tuple(sorted({stem(word) for word in words(text)}))
