"""The last stage: what the rules found and what the trained reader makes of it, weighed together.

A multinomial logistic regression over the signals of a comparison, the word of the rules and the
reader's opinion. `training/weigh.py` fits it on pairs that the reader has not learnt from.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from service.matching.comparison import Comparison
from service.matching.features import SIGNALS
from service.matching.learnt import WEIGHTS
from service.model import Delta, Opinion, Relation

RELATIONS: Final = (Relation.REPORTS, Relation.DIFFERS, Relation.DISPUTES, Relation.RELATED)
"""In the order of an `Opinion` and of the columns of `WEIGHTS`."""

LONG: Final = 300
"""Code points of a usual paragraph: the longer a passage, the less the reader is to be believed."""
MOST_LENGTHS: Final = 3.0

_LEAST: Final = 1e-3
"""A reader's chance below this is taken for it: no opinion is surer than the pairs were many."""


def chances(
    pair: Comparison, ruled: Relation, opinion: Opinion, apart: Sequence[Delta]
) -> dict[Relation, float]:
    """How likely each relation is, in chances that sum to 1; `apart` is what the facts show."""
    sums = [0.0] * len(RELATIONS)
    for name, value in evidence(pair, ruled, opinion, apart):
        for column, weight in enumerate(WEIGHTS.get(name, ())):
            sums[column] += weight * value
    odds = [math.exp(each - max(sums)) for each in sums]
    return {relation: each / sum(odds) for relation, each in zip(RELATIONS, odds, strict=True)}


def evidence(
    pair: Comparison, ruled: Relation, opinion: Opinion, apart: Sequence[Delta]
) -> Iterator[tuple[str, float]]:
    """All that is weighed, by name."""
    length = min(len(pair.passage.text) / LONG, MOST_LENGTHS)
    yield "always", 1.0
    yield "length", length
    yield f"ruled {ruled}", 1.0
    yield f"ruled {ruled}, by length", length
    for relation, chance in zip(RELATIONS, opinion.relation, strict=True):
        yield f"read {relation}", math.log(max(chance, _LEAST))
        yield f"read {relation}, by length", length * math.log(max(chance, _LEAST))
    yield "facts apart", float(bool(apart))
    yield "told", pair.told
    yield "cosine known", float(pair.cosine is not None)
    yield "cosine", pair.cosine or 0.0
    for row in SIGNALS:
        if strength := row.feature(pair):
            yield row.feature.__name__, strength


def names() -> Mapping[str, int]:
    """Each name that `evidence` may give, with its place."""
    said = [*(f"ruled {each}" for each in Relation), *(f"read {each}" for each in RELATIONS)]
    by_length = (f"{each}, by length" for each in said)
    signals = (row.feature.__name__ for row in SIGNALS)
    measured = ("facts apart", "told", "cosine known", "cosine")
    every = ("always", "length", *said, *by_length, *measured, *signals)
    return {name: place for place, name in enumerate(every)}
