"""Choose the sentence of a passage that holds a claim best, with the neighbours it needs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from service.matching.terms import Terms
from service.matching.wording import Meetings
from service.model import Span

_NEIGHBOUR_ADDS: Final = 0.15
"""A neighbour joins only if it tells this share of the claim that the others do not."""


class Evidence(NamedTuple):
    """The part of a passage that a verdict rests on, and the one sentence that carries it."""

    held: Span
    core: Span


def choose(ours: Terms, met: Meetings, sentences: Sequence[Span], *, asked: int) -> Evidence:
    """The best sentence with the neighbours that tell more of the claim; the first if none does.

    At most two sentences, or as many as the `asked` ones of a longer claim. `met` tells which
    terms of the passage may stand for those of the claim.
    """
    if len(sentences) == 1:
        return Evidence(sentences[0], sentences[0])
    told = _told(ours, met, sentences)
    best = max(range(len(told)), key=lambda i: (sum(told[i].values()), -i))
    worth = ours.weight * min(_NEIGHBOUR_ADDS, _NEIGHBOUR_ADDS * 4 / max(asked, 1))
    first = last = best
    known = dict(told[best])
    while last - first + 1 < max(2, asked):
        gain, other = max(
            (sum(w for place, w in told[i].items() if place not in known), -i)
            for i in (first - 1, first, last + 1)
            if 0 <= i < len(told)
        )
        if gain <= worth:
            break
        known |= told[-other]
        first, last = min(first, -other), max(last, -other)
    return Evidence(Span(sentences[first].start, sentences[last].end), sentences[best])


def _told(ours: Terms, met: Meetings, sentences: Sequence[Span]) -> list[dict[int, float]]:
    """For each sentence, the claim terms that it has: weight by the claim term's place."""
    starts = [sentence.start for sentence in sentences]
    told: list[dict[int, float]] = [{} for _ in sentences]
    for term in ours.distinct:
        for other, _ in met[term.place]:
            told[max(bisect_right(starts, other.span.start) - 1, 0)][term.place] = term.weight
    return told
