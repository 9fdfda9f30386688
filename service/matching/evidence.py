"""Choose the sentence, or two neighbours, of a passage that hold a claim best."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from service.matching.terms import Terms
from service.matching.wording import candidates, likeness
from service.model import Span

_SECOND_ADDS: Final = 0.15
"""A neighbour joins only if it tells this share of the claim that the first does not."""


class Evidence(NamedTuple):
    """The part of a passage that a verdict rests on, and the one sentence that carries it."""

    held: Span
    core: Span


def choose(ours: Terms, theirs: Terms, sentences: Sequence[Span]) -> Evidence:
    """The best one or two neighbouring sentences; the first one where nothing is shared."""
    told = _told(ours, theirs, sentences)
    weights = [sum(here.values()) for here in told]
    best = max(range(len(told)), key=lambda i: (weights[i], -i))
    gain, other = max(
        (sum({**told[best], **told[i]}.values()) - weights[best], -i)
        for i in (best - 1, best, best + 1)
        if 0 <= i < len(told)
    )
    if gain <= _SECOND_ADDS * ours.weight:
        return Evidence(sentences[best], sentences[best])
    first, last = sorted((best, -other))
    return Evidence(Span(sentences[first].start, sentences[last].end), sentences[best])


def _told(ours: Terms, theirs: Terms, sentences: Sequence[Span]) -> list[dict[int, float]]:
    """For each sentence, the claim terms that it has: weight by the claim term's place."""
    starts = [sentence.start for sentence in sentences]
    told: list[dict[int, float]] = [{} for _ in sentences]
    for term in ours.items:
        for other in candidates(term, theirs):
            if likeness(term, other):
                told[max(bisect_right(starts, other.span.start) - 1, 0)][term.place] = term.weight
    return told
