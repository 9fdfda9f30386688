"""A claim's words laid on the part of a passage that holds it best, before facts are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from service.matching import evidence
from service.matching.comparable import comparable
from service.matching.contrast import Contrast, contrasts
from service.matching.corrections import taken_back
from service.matching.numbers import Clocks
from service.matching.opposition import Opposition, oppositions
from service.matching.polarity import polarity
from service.matching.sides import Facts
from service.matching.terms import MOST_TERMS, Terms, Worded
from service.matching.wording import Wording, lay, meetings
from service.model import Span


@dataclass(frozen=True)
class Laid:
    """A claim and a passage with the evidence in it. What else words tell is told when asked."""

    claim: Worded
    passage: Worded
    evidence: evidence.Evidence
    wording: Wording
    sentences: Sequence[Span]

    @property
    def held(self) -> Span:
        """The part of the passage that is compared."""
        return self.evidence.held

    @cached_property
    def facts(self) -> Facts:
        """The facts of the claim and of the evidence."""
        return Facts(
            ours=self.claim.comparable,
            theirs=comparable(self.passage, self.held),
            context=self.passage.facts,
            clocks=Clocks(self.claim.clock, self.passage.clock),
            texts=(self.claim.text, self.passage.text),
        )

    @cached_property
    def opposed(self) -> tuple[Opposition, ...]:
        """Where the two pull apart, by their words alone."""
        wording, held = self.wording, [s for s in self.sentences if s.overlaps(self.held)]
        ours = polarity(self.claim, wording.ours, self.claim.sentences, wording.of_ours)
        theirs = polarity(self.passage, wording.theirs, held, wording.of_theirs)
        return (
            *oppositions(wording, ours, theirs),
            *taken_back(wording, self.passage.text, self.sentences),
        )

    @cached_property
    def contrasted(self) -> tuple[Contrast, ...]:
        """Where the passage sets the claim's word aside for another."""
        return contrasts(self.wording, self.facts, self.passage.text, self.held)


def lay_out(claim: Worded, passage: Worded) -> Laid:
    """Choose the evidence and lay the claim's words on it. Linear in the two texts."""
    met = meetings(claim.asked, passage.terms)
    cut = passage.sentences or (Span(0, len(passage.text)),)
    chosen = evidence.choose(claim.asked, met, cut, asked=len(claim.sentences))
    theirs = Terms(passage.terms.within(chosen.held)[:MOST_TERMS])
    return Laid(claim, passage, chosen, lay(claim.asked, theirs, met), cut)
