"""How two passages that tell one thing differ: in a fact, a quote, a source, or how surely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from service.matching.comparison import Comparison, compare
from service.matching.relation import decide, deltas
from service.matching.standing import bearing
from service.matching.terms import Worded
from service.model import Certainty, Delta, Fact, QuoteChange, Reading, RowGroup, Slot, Span
from service.text.facts import certainty_of

FACTS: Final = frozenset({Slot.NUMBER, Slot.DATE, Slot.PLACE, Slot.NAME, Slot.NEGATION})
_TOLD_APART: Final = frozenset({Reading.CONFLICT, Reading.LATER_UPDATE, Reading.EARLIER_VALUE})
_MIRRORED: Final = {
    Reading.LATER_UPDATE: Reading.EARLIER_VALUE,
    Reading.EARLIER_VALUE: Reading.LATER_UPDATE,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference between two passages; `quote` tells how a quote was changed."""

    delta: Delta
    quote: QuoteChange | None = None

    def mirrored(self) -> Difference:
        """The same seen from the other side."""
        return replace(self, delta=mirrored(self.delta))

    @property
    def group(self) -> RowGroup | None:
        """The group of a row that shows it.

        A rounded figure, or one that is only told more narrowly, moves no row.
        """
        if self.quote:
            return RowGroup.DIFFERING_QUOTES
        if self.delta.slot in FACTS:
            return RowGroup.DIFFERING_FACTS if self.delta.reading in _TOLD_APART else None
        return RowGroup.DIFFERING_ATTRIBUTION_OR_CERTAINTY


def mirrored(delta: Delta) -> Delta:
    """The delta with its sides changed."""
    reading = _MIRRORED.get(delta.reading, delta.reading)
    return replace(delta, ours=delta.theirs, theirs=delta.ours, reading=reading)


def differences(first: Worded, second: Worded, *, cosine: float) -> tuple[Difference, ...]:
    """How `second` differs from `first`; the same mirrored with their sides changed.

    The shorter of the two is the claim: what the longer one says beside it is no difference.
    """
    if first.text == second.text:
        return ()
    if _size(second) < _size(first):
        return tuple(d.mirrored() for d in differences(second, first, cosine=cosine))
    pair = compare(first, second, cosine=cosine)
    relation = decide(pair)
    if not relation.takes_a_stand:
        return ()
    facts = [delta for delta in deltas(pair, relation) if delta.slot in FACTS]
    return (*map(Difference, facts), *_sources(pair), *_doubts(pair))


def _size(statement: Worded) -> tuple[float, str]:
    return statement.terms.weight, statement.text


def _sources(pair: Comparison) -> Iterator[Difference]:
    """Another source, or a source where the other tells it as its own word."""
    named = pair.compared.in_slot(Slot.ATTRIBUTION)
    yield from map(Difference, named)
    ours, theirs = _standings(pair)
    if named or {ours, theirs} != {Certainty.ASSERTED, Certainty.ATTRIBUTED}:
        return
    yield from _one_sided(pair, Slot.ATTRIBUTION, Reading.SCOPE)


def _doubts(pair: Comparison) -> Iterator[Difference]:
    """A doubt that one of the two does not have."""
    if _standings(pair).count(Certainty.HEDGED) == 1:
        yield from _one_sided(pair, Slot.CERTAINTY, Reading.CONFLICT)


def _one_sided(pair: Comparison, slot: Slot, reading: Reading) -> Iterator[Difference]:
    ours, theirs = (
        next((fact for fact in side if fact.slot is slot), None) for side in _bearing(pair)
    )
    if (ours is None) is not (theirs is None):
        yield Difference(Delta(slot, ours, theirs, reading))


def _standings(pair: Comparison) -> tuple[Certainty, Certainty]:
    ours, theirs = (
        certainty_of(facts, Span(0, len(side.text)))
        for facts, side in zip(_bearing(pair), (pair.claim, pair.passage), strict=True)
    )
    return ours, theirs


def _bearing(pair: Comparison) -> tuple[Sequence[Fact], Sequence[Fact]]:
    """The facts of each side, without the doubts of clauses that share no word with the other."""
    pairs = pair.wording.pairs
    sides = (
        (pair.claim, [each.ours.span for each in pairs]),
        (pair.passage, [each.theirs.span for each in pairs]),
    )
    ours, theirs = (tuple(bearing(side, Span(0, len(side.text)), told)) for side, told in sides)
    return ours, theirs
