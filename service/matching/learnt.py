"""The last stage: what the rules say and what the trained reader says, weighed as two witnesses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from service.model import Relation

READ: Final = (Relation.REPORTS, Relation.DIFFERS, Relation.DISPUTES, Relation.RELATED)
"""The relations in the order of a `Verifier`'s columns."""

SURE: Final = 0.5
"""What the likeliest relation must reach; below it the passage is unclear."""

RULED: Final[Mapping[Relation, tuple[float, float, float, float]]] = {
    Relation.REPORTS: (0.40, 0.28, 0.22, 0.41),
    Relation.DIFFERS: (0.03, 0.26, 0.02, 0.02),
    Relation.DISPUTES: (0.08, 0.05, 0.25, 0.04),
    Relation.RELATED: (0.35, 0.31, 0.45, 0.40),
    Relation.UNCLEAR: (0.14, 0.10, 0.06, 0.13),
}
"""How often the rules give a relation where the true one is each of `READ`: counted on the pairs
of `training/pairs/` by `bench/relations.py`."""


def weighed(ruled: Relation, likely: Sequence[float]) -> tuple[float, ...]:
    """How likely each relation of `READ` is, given the rules' word and the reader's `likely`.

    Naive Bayes: the reader's probabilities times how often the rules say `ruled` in each case.
    """
    products = [seen * read for seen, read in zip(RULED[ruled], likely, strict=True)]
    whole = sum(products)
    return tuple(product / whole for product in products)
