"""Lay a claim's content words on those of a passage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Final

from service.matching.terms import Term, Terms
from service.model import Span


class Likeness(IntEnum):
    """How two terms meet, worst first."""

    DERIVED = 1
    OPPOSITE = 2
    SYNONYM = 3
    SAME = 4


_WORTH: Final = {
    Likeness.DERIVED: 0.7,
    Likeness.OPPOSITE: 0.8,
    Likeness.SYNONYM: 0.9,
    Likeness.SAME: 1.0,
}
LEAST_OF_OPPOSITES: Final = _WORTH[Likeness.OPPOSITE]
"""What a word counts at least, of its own weight, for which another tells the opposite."""
_NEIGHBOURS: Final = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A term of the claim and the passage's term that stands for it."""

    ours: Term
    theirs: Term
    likeness: Likeness

    @property
    def worth(self) -> float:
        """What the pair adds to the share of the claim that is told."""
        return self.ours.weight * _WORTH[self.likeness]


@dataclass(frozen=True)
class Wording:
    """The pairs between a claim and the evidence, in the claim's order."""

    ours: Terms
    theirs: Terms
    pairs: tuple[Pair, ...]

    @cached_property
    def recall(self) -> float:
        """The weighted share of the claim's words that the evidence has."""
        return sum(pair.worth for pair in self.pairs) / self.ours.weight if self.ours.items else 0.0

    @property
    def alike(self) -> float:
        """How nearly the two texts have the same words, 0..1."""
        return self.recall * self.precision

    @property
    def alike_but_for_names(self) -> float:
        """How nearly the two texts have the same words, names aside, 0..1."""
        shared = sum(not pair.ours.name for pair in self.pairs)
        longest = max(sum(not t.name for t in side.items) for side in (self.ours, self.theirs))
        return shared / longest if longest else 0.0

    @cached_property
    def recall_of_plain(self) -> float:
        """The share of the claim's words that the evidence has, names aside."""
        asked = sum(term.weight for term in self.ours.items if not term.name)
        told = sum(pair.ours.weight for pair in self.pairs if not pair.ours.name)
        return told / asked if asked else 0.0

    def recall_without(self, one: Pair) -> float:
        """The share of the claim's other words that the evidence has."""
        others = self.ours.weight - one.ours.weight
        told = sum(pair.worth for pair in self.pairs if pair is not one)
        return told / others if others else 0.0

    @cached_property
    def precision(self) -> float:
        """The weighted share of the evidence's words that the claim has."""
        if not self.theirs.items:
            return 0.0
        used = {pair.theirs.place: pair.theirs.weight for pair in self.pairs}
        return sum(used.values()) / self.theirs.weight

    @cached_property
    def of_ours(self) -> dict[int, Pair]:
        """Pairs by the place of the claim's term."""
        return {pair.ours.place: pair for pair in self.pairs}

    @cached_property
    def of_theirs(self) -> dict[int, Pair]:
        """Pairs by the place of the evidence's term."""
        return {pair.theirs.place: pair for pair in self.pairs}

    def shared_around(self, ours: Span, theirs: Span, *, reach: int = _NEIGHBOURS) -> int:
        """How many pairs lie close to both spans: whether two details stand in one context."""
        nigh = {term.place for term in around(self.theirs, theirs, reach)}
        near = (self.of_ours.get(term.place) for term in around(self.ours, ours, reach))
        return sum(
            pair.theirs.place in nigh and pair.likeness is not Likeness.OPPOSITE
            for pair in near
            if pair
        )


def around(terms: Terms, span: Span, reach: int) -> Sequence[Term]:
    """The few terms before and after a span, without those inside it."""
    first = bisect_left(terms.starts, span.start)
    end = bisect_left(terms.starts, span.end)
    return (*terms.items[max(first - reach, 0) : first], *terms.items[end : end + reach])


def likeness(ours: Term, theirs: Term) -> Likeness | None:
    """How two terms meet, if they do."""
    if ours.key == theirs.key:
        return Likeness.SAME
    if any(meaning in theirs.meanings for meaning in ours.meanings):
        return Likeness.SYNONYM
    named = ours.name or theirs.name
    if not named and any(
        mine.family == yours.family for mine in ours.meanings for yours in theirs.meanings
    ):
        return Likeness.OPPOSITE
    last = ours.keys[-1]
    return Likeness.DERIVED if last == theirs.keys[-1] and last.endswith("*") else None


Meetings = Mapping[int, Sequence[tuple[Term, Likeness]]]
"""By the place of a claim's term, the terms of a passage that may stand for it, and how."""


def meetings(ours: Terms, theirs: Terms) -> Meetings:
    """Which terms of a passage may stand for each term of the claim."""
    found = theirs.under(ours.by_key)
    return {term.place: _meetings(term, found) for term in ours.items}


def _meetings(term: Term, index: Mapping[str, Sequence[Term]]) -> list[tuple[Term, Likeness]]:
    return [
        (other, kind)
        for key in term.keys
        if key in index
        for other in index[key]
        if (kind := likeness(term, other))
    ]


def lay(ours: Terms, theirs: Terms, met: Meetings | None = None) -> Wording:
    """Pair each claim term with its likest term of the evidence, keeping order where it can.

    `met` tells of a whole passage of which `theirs` are a part.
    """
    met = meetings(ours, theirs) if met is None else met
    pairs: list[Pair] = []
    expected = first = theirs.items[0].place if theirs.items else 0
    last = first + len(theirs.items) - 1
    for term in ours.items:
        pair = _best(term, [m for m in met[term.place] if first <= m[0].place <= last], expected)
        if pair:
            pairs.append(pair)
            expected = pair.theirs.place + 1
    return Wording(ours, theirs, tuple(pairs))


def _best(term: Term, found: Iterable[tuple[Term, Likeness]], expected: int) -> Pair | None:
    best: Pair | None = None
    best_rank: tuple[int, int] = (0, 0)
    for other, kind in found:
        rank = (int(kind), -abs(other.place - expected))
        if best is None or rank > best_rank:
            best, best_rank = Pair(term, other, kind), rank
    return best
