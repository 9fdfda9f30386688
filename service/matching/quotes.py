"""Tell an altered quote from another quote."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Final

from service.model import Fact
from service.text import shingles

_ALTERED: Final = 0.6
"""The share of words that two wordings of one utterance have in common, at least."""
_SHORTEST: Final = 3

_words = lru_cache(maxsize=4_096)(shingles.words)


def same_words(ours: Fact, theirs: Fact) -> bool:
    """Whether one quote holds the other, word for word: a part of a quote is not another one."""
    one, other = " ".join(_words(ours.text)), " ".join(_words(theirs.text))
    short, long = sorted((one, other), key=len)
    return f" {short} " in f" {long} "


def altered(ours: Fact, theirs: Fact) -> bool:
    """Whether both quote one utterance in different words."""
    one, other = _words(ours.text), _words(theirs.text)
    if min(len(one), len(other)) < _SHORTEST or same_words(ours, theirs):
        return False
    shared = sum((Counter(one) & Counter(other)).values())
    return shared >= _ALTERED * min(len(one), len(other)) and (
        2 * shared >= _ALTERED * (len(one) + len(other))
    )
