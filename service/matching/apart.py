"""How two passages that tell one thing differ: in a fact, a quote, a source, or how surely."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from service.matching.clauses import clause_around
from service.matching.comparison import Comparison, compare
from service.matching.details_apart import TOLD_APART, details_apart
from service.matching.one_detail import DATELINE, is_one_detail
from service.matching.quotes_apart import indirect, quote_deltas
from service.matching.relation import TOLD, decide, deltas
from service.matching.terms import Worded
from service.model import (
    Certainty,
    Delta,
    Fact,
    QuoteChange,
    Reading,
    Relation,
    RowGroup,
    Slot,
    Span,
    Statement,
)
from service.text.facts import certainty_of

FACTS: Final = frozenset({Slot.NUMBER, Slot.DATE, Slot.PLACE, Slot.NAME, Slot.NEGATION})
_MOSTLY: Final = 0.5
"""The share of the shorter passage that both tell where a source is missed in one of them."""
_IN_CLAUSE: Final = 1 / 3
"""The share of the words that both have which a doubt's clause must hold."""
_SAYING: Final = re.compile(r"\b(?:saying|adding|claiming|alleging|insisting|arguing|warning)\b")
"""What names no source of its own, but does not tell it as the outlet's own word."""
_TELLING: Final = ("told", "warned")
"""Who was told or warned is often a part of the story, or in a headline the one who was told."""
_HELD: Final = (Certainty.ASSERTED, Certainty.ATTRIBUTED, Certainty.HEDGED)
_DOUBTED: Final = (
    (Relation.UNCLEAR, Relation.REPORTS),
    (Relation.RELATED, Relation.DISPUTES),
)
"""How the longer stands to the shorter and the shorter to the longer, where the shorter is not to
be believed: the one may deny what it says, or is about something else than what it denies."""
_Sides = tuple[Statement, Statement]
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

    def moved(self, ours: int, theirs: int) -> Difference:
        """The same in texts that begin so many code points earlier."""
        delta = self.delta
        return replace(
            self,
            delta=replace(
                delta,
                ours=delta.ours and delta.ours.moved(ours),
                theirs=delta.theirs and delta.theirs.moved(theirs),
            ),
        )

    @property
    def group(self) -> RowGroup | None:
        """The group of a row that shows it.

        A rounded figure, or one that is only told more narrowly, moves no row.
        """
        if self.quote:
            return RowGroup.DIFFERING_QUOTES
        if self.delta.slot in FACTS:
            return RowGroup.DIFFERING_FACTS if self.delta.reading in TOLD_APART else None
        return RowGroup.DIFFERING_ATTRIBUTION_OR_CERTAINTY


def mirrored(delta: Delta) -> Delta:
    """The delta with its sides changed."""
    reading = _MIRRORED.get(delta.reading, delta.reading)
    return replace(delta, ours=delta.theirs, theirs=delta.ours, reading=reading)


@dataclass(frozen=True, slots=True)
class Beside:
    """Two passages side by side: whether one says what the other says, and how they differ."""

    says_the_same: bool
    differences: tuple[Difference, ...]

    def mirrored(self) -> Beside:
        """The same seen from the other side."""
        return replace(self, differences=tuple(d.mirrored() for d in self.differences))

    def moved(self, ours: int, theirs: int) -> Beside:
        """The same in texts that begin so many code points earlier."""
        return replace(self, differences=tuple(d.moved(ours, theirs) for d in self.differences))


def set_beside(first: Worded, second: Worded, *, cosine: float, linked: bool = True) -> Beside:
    """How `second` stands to `first`; the same mirrored with their sides changed.

    `linked`: they are known to be about one thing.

    The shorter of the two is the claim: what the longer one says beside it is no difference. Only
    where the longer takes no stand on it is it asked how the shorter stands to the longer.
    """
    if first.text == second.text:
        return Beside(says_the_same=True, differences=())
    if _size(second) < _size(first):
        return set_beside(second, first, cosine=cosine, linked=linked).mirrored()
    pair = compare(first, second, cosine=cosine)
    relation = decide(pair)
    if relation.takes_a_stand:
        return _judged(pair, relation)
    turned = compare(second, first, cosine=cosine)
    back = decide(turned)
    if back.takes_a_stand and (relation, back) not in _DOUBTED:
        return _judged(turned, back).mirrored()
    about_one = linked and relation is Relation.RELATED
    details = map(Difference, details_apart(pair) if about_one else ())
    quotes = (Difference(*each) for each in quote_deltas(first, second, _source(pair)))
    return Beside(says_the_same=False, differences=(*details, *quotes))


def _judged(pair: Comparison, relation: Relation) -> Beside:
    """What a pair shows of which one takes a stand on the other."""
    sides = _sides(pair)
    facts = [d for d in deltas(pair, relation) if d.slot in FACTS and is_one_detail(d, pair)]
    quotes = quote_deltas(pair.claim, pair.passage, _source(pair))
    if relation is not Relation.DISPUTES:
        quotes = (*quotes, *indirect(pair.claim, pair.passage))
    said = any(each.change is QuoteChange.REATTRIBUTED for each in quotes)
    return Beside(
        says_the_same=relation is Relation.REPORTS
        or (relation is Relation.DIFFERS and not facts and pair.told >= TOLD),
        differences=(
            *(Difference(_named(delta, pair)) for delta in facts),
            *(Difference(*each) for each in quotes),
            *(() if said else _sources(pair, sides)),
            *_doubts(sides),
        ),
    )


def _source(pair: Comparison) -> Delta | None:
    return next(iter(pair.compared.in_slot(Slot.ATTRIBUTION)), None)


def _size(statement: Worded) -> tuple[float, str]:
    return statement.terms.weight, statement.text


def _named(delta: Delta, pair: Comparison) -> Delta:
    """The delta with the name that stands before a verb, where the rules found the verb alone."""
    if delta.slot is not Slot.NAME:
        return delta
    return replace(
        delta,
        ours=delta.ours and _doer(delta.ours, pair.claim),
        theirs=delta.theirs and _doer(delta.theirs, pair.passage),
    )


def _doer(fact: Fact, side: Statement) -> Fact:
    if not fact.text.islower():
        return fact
    filed = DATELINE.match(side.text)
    told = Span(filed.end() if filed else 0, fact.span.start)
    names = (each for each in side.facts if each.slot is Slot.NAME)
    return next((name for name in names if name.span.overlaps(told)), fact)


def _sources(pair: Comparison, sides: _Sides) -> Iterator[Difference]:
    """Another source, or a source where the other tells it as its own word."""
    named = pair.compared.in_slot(Slot.ATTRIBUTION)
    yield from map(Difference, named)
    if named or pair.wording.recall < _MOSTLY:
        return
    if {_standing(side) for side in sides} == {Certainty.ASSERTED, Certainty.ATTRIBUTED}:
        yield from _one_sided(sides, Slot.ATTRIBUTION, Reading.SCOPE)


def _doubts(sides: _Sides) -> Iterator[Difference]:
    """A doubt that one of the two does not have."""
    if [_standing(side) for side in sides].count(Certainty.HEDGED) == 1:
        yield from _one_sided(sides, Slot.CERTAINTY, Reading.CONFLICT)


def _one_sided(sides: _Sides, slot: Slot, reading: Reading) -> Iterator[Difference]:
    ours, theirs = (
        next((f for f in side.facts if f.slot is slot and not f.text.endswith(_TELLING)), None)
        for side in sides
    )
    if (ours is None) is not (theirs is None):
        yield Difference(Delta(slot, ours, theirs, reading))


def _standing(side: Statement) -> Certainty:
    if _SAYING.search(side.text):
        return max(certainty_of(side.facts, _whole(side)), Certainty.ATTRIBUTED, key=_HELD.index)
    return certainty_of(side.facts, _whole(side))


def _sides(pair: Comparison) -> _Sides:
    """Both sides without the doubts of clauses that hold little of what the two have in common."""
    pairs = pair.wording.pairs
    return (
        _sure(pair.claim, [each.ours.span for each in pairs]),
        _sure(pair.passage, [each.theirs.span for each in pairs]),
    )


def _sure(side: Statement, told: Sequence[Span]) -> Statement:
    return replace(side, facts=tuple(fact for fact in side.facts if _bears(fact, side, told)))


def _bears(fact: Fact, side: Statement, told: Sequence[Span]) -> bool:
    if fact.slot is not Slot.CERTAINTY:
        return True
    clause = clause_around(fact, side.text, _whole(side))
    return sum(map(clause.overlaps, told)) >= _IN_CLAUSE * len(told)


def _whole(side: Statement) -> Span:
    return Span(0, len(side.text))
