"""The words of one text that another lacks, to be marked where both are shown side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from service.model import Span
from service.text.edits import ranges
from service.text.wordforms import Word, words_in

_MOST_LAID: Final = 16_000_000
"""Pairs of words up to which their order counts; a bit each is held meanwhile."""


Marks = tuple[Span, ...]


def marks(ours: str, theirs: str) -> tuple[Marks, Marks]:
    """The runs of words of each text that the other lacks, in order.

    Typography alone is no difference. The marks of changed sides are the marks with their sides
    changed. Beyond 16 million pairs of words, a word counts as lacking only where the other text
    holds it nowhere.
    """
    return marks_of_words(words_in(ours), words_in(theirs))


def marks_of_words(ours: Sequence[Word], theirs: Sequence[Word]) -> tuple[Marks, Marks]:
    """The same of texts whose words are known: a text is set against many."""
    if len(ours) * len(theirs) > _MOST_LAID:
        return _unheld(ours, theirs), _unheld(theirs, ours)
    if [word.key for word in theirs] < [word.key for word in ours]:
        second, first = marks_of_words(theirs, ours)
        return first, second
    found = ranges(ours, theirs)
    return (
        tuple(_run(ours, start, end) for start, end, *_ in found if start < end),
        tuple(_run(theirs, start, end) for *_, start, end in found if start < end),
    )


def _run(words: Sequence[Word], start: int, end: int) -> Span:
    return Span(words[start].span.start, words[end - 1].span.end)


def common(one: Sequence[Span], other: Sequence[Span]) -> Marks:
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


def _unheld(words: Sequence[Word], others: Sequence[Word]) -> Marks:
    """The runs of words that `others` does not hold as often."""
    left = Counter(word.key for word in others)
    flags = []
    for word in words:
        flags.append(left[word.key] <= 0)
        left[word.key] -= 1
    runs = groupby(zip(flags, words, strict=True), key=lambda pair: pair[0])
    kept = ([word.span for _, word in run] for lacking, run in runs if lacking)
    return tuple(Span(run[0].start, run[-1].end) for run in kept)
