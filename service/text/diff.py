"""The words of one text that another lacks, to be marked where both are shown side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from service.model import Span
from service.text.edits import edits
from service.text.wordforms import Word, words_in

_MOST_LAID: Final = 16_000_000
"""Pairs of words up to which their order counts; a bit each is held meanwhile."""


def marks(ours: str, theirs: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The runs of words of each text that the other lacks, in order.

    Typography alone is no difference. The marks of changed sides are the marks with their sides
    changed. Beyond 16 million pairs of words, a word counts as lacking only where the other text
    holds it nowhere.
    """
    if ours == theirs:
        return (), ()
    if ours > theirs:
        second, first = marks(theirs, ours)
        return first, second
    own, other = words_in(ours), words_in(theirs)
    if len(own) * len(other) > _MOST_LAID:
        return _unheld(own, other), _unheld(other, own)
    found = edits(ours, theirs)
    return (
        tuple(edit.before for edit in found if edit.before),
        tuple(edit.after for edit in found if edit.after),
    )


def common(one: Sequence[Span], other: Sequence[Span]) -> tuple[Span, ...]:
    """What two rows of spans of one text both cover; each row is in order and free of overlaps."""
    found: list[Span] = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i].start, other[j].start), min(one[i].end, other[j].end)
        if start < end:
            found.append(Span(start, end))
        if one[i].end <= other[j].end:
            i += 1
        else:
            j += 1
    return tuple(found)


def _unheld(words: Sequence[Word], others: Sequence[Word]) -> tuple[Span, ...]:
    """The runs of words that `others` does not hold as often."""
    left = Counter(word.key for word in others)
    flags = []
    for word in words:
        flags.append(left[word.key] <= 0)
        left[word.key] -= 1
    runs = groupby(zip(flags, words, strict=True), key=lambda pair: pair[0])
    kept = ([word.span for _, word in run] for lacking, run in runs if lacking)
    return tuple(Span(run[0].start, run[-1].end) for run in kept)
