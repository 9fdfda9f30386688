"""All that is known of a claim and a passage before a relation is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from service.matching import deltas, evidence, names
from service.matching.deltas import Compared
from service.matching.numbers import Clocks
from service.matching.polarity import Opposition, oppositions, polarity
from service.matching.sides import Facts
from service.matching.terms import Terms, terms
from service.matching.wording import Likeness, Pair, Wording, lay
from service.model import Certainty, Fact, Reading, Slot, Span, Statement
from service.text.facts import certainty_of
from service.text.sentences import sentences

_COSINE_FLOOR: Final = 0.25
_COSINE_ROOM: Final = 0.6
_VALUE_WEIGHT: Final = {Slot.NUMBER: 1.5, Slot.DATE: 0.5}
"""What a value weighs beside a content word, which weighs about 1."""


@dataclass(frozen=True)
class Comparison:
    """A claim set against the part of a passage that holds it best."""

    claim: Statement
    passage: Statement
    evidence: Span
    wording: Wording
    compared: Compared
    opposed: tuple[Opposition, ...]
    swapped: tuple[Pair, ...]
    certainty: Certainty
    cosine: float | None

    @cached_property
    def told(self) -> float:
        """How much of the claim the evidence tells, 0..1: words and values, meaning where given."""
        words = self.stated
        if self.cosine is None:
            return words
        meaning = min(max((self.cosine - _COSINE_FLOOR) / _COSINE_ROOM, 0.0), 1.0)
        return max(words, 0.55 * words + 0.45 * meaning)

    @cached_property
    def stated(self) -> float:
        """The share of the claim's words, numbers and dates that the evidence states."""
        met = sum(_VALUE_WEIGHT.get(fact.slot, 0.0) for fact in self.compared.met)
        missing = sum(_VALUE_WEIGHT.get(fact.slot, 0.0) for fact in self.compared.missing)
        words = self.wording.ours.weight
        whole = words + met + missing
        return (self.wording.recall * words + met) / whole if whole else 0.0

    @cached_property
    def anchored(self) -> bool:
        """Whether both give a value that two texts hardly share by chance."""
        return any(
            fact.slot is Slot.QUOTE or (fact.slot is Slot.NUMBER and deltas.telling(fact))
            for fact in self.compared.met
        )

    @cached_property
    def event_told(self) -> bool:
        """Whether the evidence has a word for what happens in the claim, where one is known."""
        verbs = [term.place for term in self.wording.ours.items if term.verb]
        return not verbs or any(place in self.wording.of_ours for place in verbs)

    @cached_property
    def conflicts(self) -> tuple[Fact, ...]:
        """The claim's details that the evidence gives differently, whatever the reading."""
        told_apart = {Reading.CONFLICT, Reading.LATER_UPDATE, Reading.EARLIER_VALUE}
        return tuple(
            delta.ours
            for delta in self.compared.deltas
            if delta.ours and delta.reading in told_apart
        )


def compare(claim: Statement, passage: Statement, *, cosine: float | None) -> Comparison:
    """Choose the evidence and lay the claim's words and facts on it."""
    ours, whole = terms(claim), terms(passage)
    cut = sentences(passage.text) or (Span(0, len(passage.text)),)
    held = evidence.choose(ours, whole, cut)
    theirs = Terms(whole.within(held))
    wording = lay(ours, theirs)
    facts = Facts(
        ours=_counted(claim.facts),
        theirs=_counted(fact for fact in passage.facts if held.overlaps(fact.span)),
        context=passage.facts,
        clocks=Clocks(claim.clock, passage.clock),
    )
    swapped = names.swapped(wording, claim.text, passage.text)
    opposed = oppositions(
        wording,
        polarity(claim, ours, sentences(claim.text), wording.of_ours),
        polarity(passage, theirs, [s for s in cut if s.overlaps(held)], wording.of_theirs),
    )
    crossed = {pair.ours.place for pair in swapped}
    return Comparison(
        claim=claim,
        passage=passage,
        evidence=held,
        wording=wording,
        compared=deltas.compare(facts, wording),
        opposed=tuple(o for o in opposed if not (o.pair and o.pair.ours.place in crossed)),
        swapped=tuple(p for p in swapped if p.likeness is not Likeness.OPPOSITE),
        certainty=certainty_of(passage.facts, held),
        cosine=cosine,
    )


def _counted(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts without the numbers inside a negation: `no one` counts nobody."""
    kept = tuple(facts)
    cues = [fact.span for fact in kept if fact.slot is Slot.NEGATION]
    return tuple(
        fact
        for fact in kept
        if fact.slot is not Slot.NUMBER or not any(fact.span.overlaps(cue) for cue in cues)
    )
