"""How likely two sentences tell one thing: by their meaning, rare words and surroundings."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from service.matching.lexemes import STOP_WORDS
from service.matching.stem import stem
from service.text.shingles import words

LINKED: Final = 0.3
"""The score from which two sentences tell one thing."""

MAY_LINK: Final = 0.25
"""The score below which nobody need fear that a sentence tells the thing in other words.

Of the statements of `abcd_link_synth` that the other article tells, .81 have a sentence there that
scores so much, of those that it does not tell .10 (.82 and .24 of `abcd_link_ecb`, every tenth
pair): to say that an article leaves a statement out takes more than that no two are linked.
"""

MAY_LINK_ALONE: Final = 0.5
"""The same for a claim that stands in no article.

What its neighbours would say is not known of it, so that half the sentences about its story come
above .25.
"""

WEIGHTS: Final = {
    "meaning": 1.24,
    "words": 29.11,
    "words_squared": -25.19,
    "weight": -1.34,
    "ahead": 2.1,
    "beside": 1.17,
    "longer": 1.98,
    "later": -2.18,
}
"""What each reason adds to the log-odds, fitted by `training/fit_links.py`."""
NEVER: Final = -11.98
"""The log-odds where no reason speaks."""

NEARLY_ALL: Final = 0.7
"""The share of their words from which two sentences tell one thing whatever else speaks.

The weights have learnt from sentences that were written anew, and let few words more than a third
in common count; of the pairs of `abcd_link_synth` and `abcd_link_ecb` that they leave apart and
that share so much, nearly all are copies with a word or a dash changed.
"""

_BESIDES: Final = 5
_EMPTY: Final = frozenset(map(stem, STOP_WORDS))

Scores = NDArray[np.float32]
Column = NDArray[np.float32]
TermWeights = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """Sentences with their vectors, `(n, dim) float32`."""

    texts: tuple[str, ...]
    vectors: NDArray[np.float32]


def term_weights(texts: Iterable[str]) -> TermWeights:
    """What each word says of a sentence: the rarer among all the sentences, the more.

    As if they stood among some more, half of which have each word of no content, for a few
    sentences do not show how common such a word is.
    """
    stems = [_stems(text) for text in texts]
    held_by = Counter(key for each in stems for key in each)
    among = 1 + _BESIDES + len(stems)
    return {
        key: math.log(among / (count + (_BESIDES / 2 if key in _EMPTY else 0)))
        for key, count in held_by.items()
    }


def scores(first: Units, second: Units, *, weights: TermWeights, copies: bool = False) -> Scores:
    """`(n, m)` in 0..1: the chance that two sentences tell one thing.

    With `copies` two of nearly the same words do so, whatever stands around them.
    Those of changed sides are the transposed, to the last bit: how a sum is rounded hangs on its
    order, so one of the two orders is always taken.
    """
    if first.texts > second.texts:
        return scores(second, first, weights=weights, copies=copies).T
    told: Scores = np.full((len(first.texts), len(second.texts)), NEVER, np.float32)
    shared = np.zeros_like(told)
    for name, reason in reasons(first, second, weights=weights):
        told += np.float32(WEIGHTS[name]) * reason
        if copies and name == "words_squared":
            shared = reason
    found = np.asarray(1 / (1 + np.exp(-told)), np.float32)
    found = np.where(shared >= NEARLY_ALL, np.maximum(found, shared), found)
    return np.maximum(found, found.T) if first.texts == second.texts else found


def reasons(first: Units, second: Units, *, weights: TermWeights) -> Iterator[tuple[str, Scores]]:
    """What speaks for each pair and against it, by name: each `(n, m)`, or broadcast to that.

    How near the meanings are; the share of the rare words that the two have in common, plain and
    as its root, and how much those words weigh; how far the pair is ahead of what its row and its
    column have else; how near a neighbouring pair is; how long the longer sentence is; how late in
    its article the later one stands, for the lead tells what all tell.
    """
    meaning = np.clip(first.vectors @ second.vectors.T, 0, 1)
    ours, theirs = ({key for text in u.texts for key in _stems(text)} for u in (first, second))
    places = {key: place for place, key in enumerate(sorted(ours & theirs))}
    (one, heavy), (other, weighty) = (_weighed(units, weights, places) for units in (first, second))
    shared = np.clip((one @ other.T).toarray(), 0, 1)
    root = np.sqrt(shared)
    near = meaning + root
    yield "meaning", meaning
    yield "words", root
    yield "words_squared", shared
    yield "weight", np.log1p(shared * heavy[:, None] * weighty)
    yield "ahead", 2 * near - _best_other(near) - _best_other(near.T).T
    yield "beside", _best_beside(near)
    yield "longer", np.log1p(np.maximum(_lengths(first)[:, None], _lengths(second)))
    yield "later", np.maximum(_positions(first)[:, None], _positions(second))


def _best_other(near: Scores) -> Scores:
    """For each pair the best that its row has in another column.

    Half its own where there is none, as many a sentence without a like has elsewhere.
    """
    if near.shape[1] < 2:  # noqa: PLR2004 (a rival takes two)
        return np.asarray(near / 2, np.float32)
    second, best = np.partition(near, -2, axis=1)[:, -2:].T
    others = np.where(near >= best[:, None], second[:, None], best[:, None])
    return np.asarray(others, np.float32)


def _best_beside(near: Scores) -> Scores:
    """For each pair the nearest of the up to eight pairs around it."""
    framed = np.pad(near, 1)
    n, m = near.shape
    around = (
        framed[i : i + n, j : j + m] for i, j in product(range(3), repeat=2) if (i, j) != (1, 1)
    )
    return np.asarray(reduce(np.maximum, around))


def _lengths(units: Units) -> Column:
    """How many different words each sentence has."""
    return np.array([len(_stems(text)) for text in units.texts], np.float32)


def _positions(units: Units) -> Column:
    """Where each sentence stands in its article: 0 the first, 1 the last."""
    return np.linspace(0, 1, max(len(units.texts), 2), dtype=np.float32)[: len(units.texts)]


def _weighed(
    units: Units, weights: TermWeights, places: Mapping[str, int]
) -> tuple[csr_array, Column]:
    """Rows of length 1 over all words, `(n, places)` of those with a place, and their lengths."""
    data: list[float] = []
    columns: list[int] = []
    ends = [0]
    lengths = []
    for text in units.texts:
        row = _stems(text)
        length = math.sqrt(sum(weights[key] ** 2 for key in row)) or 1.0
        placed = [key for key in row if key in places]
        data += [weights[key] / length for key in placed]
        columns += [places[key] for key in placed]
        ends.append(len(columns))
        lengths.append(length)
    shape = len(units.texts), len(places)
    rows = csr_array((np.array(data, np.float32), columns, ends), shape=shape)
    return rows, np.array(lengths, np.float32)


@lru_cache(maxsize=8_192)
def _stems(text: str) -> tuple[str, ...]:
    """The different words of a sentence; kept, for it is set against each other article."""
    return tuple(sorted({stem(word) for word in words(text)}))
