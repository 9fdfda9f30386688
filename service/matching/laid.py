"""A claim's words laid on the part of a passage that holds it best, before facts are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from service.matching import answering, contrast, without
from service.matching.comparable import comparable
from service.matching.contrast import Contrast
from service.matching.corrections import taken_back
from service.matching.evidence import Evidence
from service.matching.numbers import Clocks
from service.matching.opposition import Opposition, oppositions
from service.matching.polarity import Polarity, polarity
from service.matching.predicate import finite_events, main_event
from service.matching.sides import Facts
from service.matching.terms import Worded
from service.matching.without import Lack
from service.matching.wording import Wording
from service.model import Span


@dataclass(frozen=True)
class Laid:
    """A claim and a passage with the evidence in it. What else words tell is told when asked."""

    claim: Worded
    passage: Worded
    chosen: Evidence
    wording: Wording
    sentences: Sequence[Span]

    @property
    def evidence(self) -> Span:
        """The part of the passage that is compared."""
        return self.chosen.held

    @cached_property
    def facts(self) -> Facts:
        """The facts of the claim and of the evidence."""
        return Facts(
            ours=self.claim.comparable,
            theirs=comparable(self.passage, self.evidence),
            context=self.passage.facts,
            clocks=Clocks(self.claim.clock, self.passage.clock),
            texts=(self.claim.text, self.passage.text),
        )

    @cached_property
    def contrasted(self) -> tuple[Contrast, ...]:
        """Where the passage sets the claim's word aside for another."""
        if not contrast.possible(self.passage.text):
            return ()
        return contrast.contrasts(self.wording, self.facts, self.passage.text, self.evidence)

    @cached_property
    def lacked(self) -> tuple[Lack, ...]:
        """What one of the two does without, and the other speaks of."""
        if not without.possible(self.claim.text) and not without.possible(self.passage.text):
            return ()
        ours, theirs = self._polarities
        return without.lacks(
            self.wording,
            (self.claim, self.wording.ours, ours),
            (self.passage, self.wording.theirs, theirs),
        )

    @cached_property
    def _polarities(self) -> tuple[Polarity, Polarity]:
        """The cues of the claim and of the evidence."""
        wording, held = self.wording, [s for s in self.sentences if s.overlaps(self.evidence)]
        return (
            polarity(self.claim, wording.ours, self.claim.sentences, wording.of_ours),
            polarity(self.passage, wording.theirs, held, wording.of_theirs),
        )

    def words_opposed(self) -> tuple[Opposition, ...]:
        """Where the two pull apart, by their words alone."""
        ours, theirs = self._polarities
        ours, theirs = (
            without.agreed(ours, self.lacked, is_ours=True),
            without.agreed(theirs, self.lacked, is_ours=False),
        )
        texts = self.claim.text, self.passage.text
        unsaid = [r.cue for r in ours.reaches if not answering.said(r, self.wording, texts)]
        verbs = finite_events(self.claim, self.wording.ours) if theirs.reaches else ()
        opposed = oppositions(self.wording, ours, theirs, verbs={verb.place for verb in verbs})
        said = tuple(found for found in opposed if found.ours not in unsaid)
        if self.withdrawn and said and self._denies_its_verb(ours):
            return ()
        return (*said, *without.opposed(self.wording, self.lacked, texts), *self.withdrawn)

    @cached_property
    def withdrawn(self) -> tuple[Opposition, ...]:
        """Where the passage takes back that the claim was printed."""
        return tuple(taken_back(self.wording, self.passage.text, self.sentences))

    def _denies_its_verb(self, ours: Polarity) -> bool:
        verb = main_event(self.claim, self.wording.ours)
        return verb is not None and verb.place in ours.negated
