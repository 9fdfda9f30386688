"""Overlap of two texts in runs of words: the sign of a copy.

The measures are those of A. Broder, "On the resemblance and containment of documents" (1997).
"""

import re
from dataclasses import dataclass

from service.text.clean import fold

_WORD = re.compile(r"\w++(?:'\w++)*+")


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two sets of shingles share; each share lies between 0 and 1.

    `of_first` is the share of the first that the second holds too, `of_second` the reverse,
    `jaccard` what they share over all that either holds.
    """

    shared: int
    of_first: float
    of_second: float
    jaccard: float


def words(text: str) -> tuple[str, ...]:
    """The words of `text` in order, case and punctuation aside."""
    return tuple(_WORD.findall(fold(text).casefold()))


def shingles(text: str, n: int = 5) -> frozenset[str]:
    """Every run of `n` words of `text`; of a shorter text, its words as one run."""
    found = words(text)
    if len(found) <= n:
        return frozenset({" ".join(found)} if found else ())
    return frozenset(" ".join(found[at : at + n]) for at in range(len(found) - n + 1))


def overlap(first: frozenset[str], second: frozenset[str]) -> Overlap:
    """What `first` and `second` share. Two empty sets share nothing."""
    shared = len(first & second)
    return Overlap(
        shared,
        of_first=shared / max(1, len(first)),
        of_second=shared / max(1, len(second)),
        jaccard=shared / max(1, len(first | second)),
    )
