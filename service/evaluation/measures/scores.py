"""How good scores are: whether they rank, and whether they say how sure one may be."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from service.evaluation.measures.intervals import Array

_BINS = 10


def auroc(scores: Sequence[float], positive: Sequence[bool]) -> float:
    """How often a positive case scores above a negative one; ties count half. 0.5 without both."""
    wanted = np.asarray(positive, bool)
    many = int(wanted.sum())
    if not many or many == len(wanted):
        return 0.5
    ranks = midranks(scores)[wanted].sum()
    return float((ranks - many * (many + 1) / 2) / (many * (len(wanted) - many)))


def midranks(values: Sequence[float]) -> Array:
    """`(n,)`: the place of each value from 1 up, equal values sharing the mean of their places."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    middle = last - (counts - 1) / 2
    return np.asarray(middle[place], np.float64)


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Spearman's: 1 if both order the cases the same way, 0 if either does not order them."""
    ranks = midranks(one), midranks(other)
    if min(np.ptp(r) for r in ranks) == 0:
        return 0.0
    return float(np.corrcoef(*ranks)[0, 1])


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """How far confidence lies from the share that is right, over ten bins of equal width.

    Each bin counts by its cases. Source: Naeini, Cooper and Hauskrecht, "Obtaining well
    calibrated probabilities using Bayesian binning", AAAI 2015.
    """
    if not confidences:
        return 0.0
    given = np.asarray(confidences, np.float64)
    bins = np.minimum((given * _BINS).astype(int), _BINS - 1)
    gaps = np.bincount(bins, weights=given - np.asarray(right, np.float64), minlength=_BINS)
    return float(np.abs(gaps).sum() / len(given))


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0..100) of `values` lie."""
    return float(np.percentile(np.asarray(values, np.float64), share))
