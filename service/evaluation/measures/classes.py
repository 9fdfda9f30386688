"""Precision, recall and F1 over a confusion table, for one table or many at once.

A table is `(..., classes, answers)`: row i counts what was said of the cases whose gold class is
i. The first answers are the classes in their order; what else may be said, such as `unclear`,
follows and is never right.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from service.evaluation.measures.intervals import Array


def confusion(
    gold: Sequence[str], said: Sequence[str], classes: Sequence[str], others: Sequence[str] = ()
) -> Array:
    """The table `(classes, classes + others) float64` of one set of cases."""
    row = {name: place for place, name in enumerate(classes)}
    column = {name: place for place, name in enumerate([*classes, *others])}
    table = np.zeros((len(row), len(column)))
    for wanted, given in zip(gold, said, strict=True):
        table[row[wanted], column[given]] += 1
    return table


def precision(table: Array) -> Array:
    """`(..., classes)`: the share that is right of what was said; 0 if it was never said."""
    return _ratio(_hits(table), table.sum(-2)[..., : table.shape[-2]])


def recall(table: Array) -> Array:
    """`(..., classes)`: the share of the gold cases that was said so; 0 without cases."""
    return _ratio(_hits(table), table.sum(-1))


def f1(table: Array) -> Array:
    """`(..., classes)`: the harmonic mean of precision and recall."""
    return _ratio(2 * _hits(table), table.sum(-1) + table.sum(-2)[..., : table.shape[-2]])


def macro_f1(table: Array) -> Array:
    """`(...)`: the mean F1 of the classes, each counting the same."""
    return np.asarray(f1(table).mean(-1))


def accuracy(table: Array) -> Array:
    """`(...)`: the share of all cases that is right."""
    return _ratio(_hits(table).sum(-1), table.sum((-1, -2)))


def _hits(table: Array) -> Array:
    return np.diagonal(table, axis1=-2, axis2=-1)


def _ratio(part: Array, whole: Array) -> Array:
    return np.divide(part, whole, out=np.zeros(np.shape(part)), where=whole > 0)
