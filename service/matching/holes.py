"""Where an outlet is missing from the index: longer than it usually pauses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from heapq import nlargest
from itertools import pairwise
from statistics import median
from typing import Final

from service.model import Hole

UNUSUAL: Final = 3
"""A pause of so many times the usual one, and of so many days, is a hole."""
MOST: Final = 5
"""The longest holes of an outlet are told, no more."""
_EPOCH: Final = date(1970, 1, 1)


def holes(days: Sequence[int], active: Sequence[int]) -> tuple[Hole, ...]:
    """The outlet has nothing here for much longer than it usually pauses, while others have.

    `days` are those of the outlet's articles, `active` those of all; both since 1970, ascending,
    each once, the first contained in the second. Time is counted in active days, so that a day
    on which nobody published, or nothing at all was taken in, is nobody's hole. The stretch
    before the outlet's first article and after its last count too. In order of time.
    """
    if not days:
        return ()
    places = [bisect_left(active, day) for day in days]
    pauses = [later - earlier for earlier, later in pairwise(places)]
    least = UNUSUAL * (median(pauses) if pauses else 1)
    bounds = pairwise([-1, *places, len(active)])
    missed = [(before + 1, after) for before, after in bounds if after - before - 1 >= least]
    longest = nlargest(MOST, missed, key=lambda hole: hole[1] - hole[0])
    return tuple(
        Hole(_day(active[first]), _day(active[end - 1]), end - first)
        for first, end in sorted(longest)
    )


def _day(days: int) -> date:
    return _EPOCH + timedelta(days=days)
