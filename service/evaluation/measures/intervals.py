"""Intervals of 95 %: Wilson's for a share, resampling for everything else."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_Z = 1.959964
_RESAMPLES = 1_000
_AT_ONCE = 100
"""How many resamples are weighed together: what bounds the memory."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true value lies with 95 % confidence."""

    low: float
    high: float


def wilson(hits: int, of: int) -> Interval:
    """The interval of the share `hits / of`; all of 0..1 where there is no case.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical
    inference", Journal of the American Statistical Association 22 (1927).
    """
    if not of:
        return Interval(0.0, 1.0)
    share, spread = hits / of, _Z * _Z / of
    middle = (share + spread / 2) / (1 + spread)
    reach = _Z * math.sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return Interval(max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach)))


def bootstrap(groups: Array, statistic: Callable[[Array], Array]) -> Interval:
    """The interval of `statistic` over the sum of `groups`, drawn anew with replacement.

    `groups` is `(n, ...)`: what each story or query adds, so that pairs of one story are drawn
    together. `statistic` maps `(resamples, ...)` sums to `(resamples,)` values. The draw is the
    same in every run. Source: B. Efron, "Bootstrap methods: another look at the jackknife",
    Annals of Statistics 7 (1979); the percentile interval.
    """
    draw = np.random.default_rng(1)
    size = len(groups)
    flat = groups.reshape(size, -1)
    values = []
    for _ in range(_RESAMPLES // _AT_ONCE):
        weights = draw.multinomial(size, np.full(size, 1 / size), _AT_ONCE)
        values.append(statistic((weights @ flat).reshape(_AT_ONCE, *groups.shape[1:])))
    low, high = np.percentile(np.concatenate(values), [2.5, 97.5])
    return Interval(float(low), float(high))
