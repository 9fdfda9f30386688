"""Who does what, and to whom, in a claim and in the part of a passage that it is laid on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from service.matching import converse, doers, swaps, ways
from service.matching.converse import Standing
from service.matching.doers import BY_MANY, Act
from service.matching.laid import Laid
from service.matching.names import NAMING
from service.matching.opposition import Opposition
from service.matching.part_taken import AS_CLAIMED, PartTaken, part_taken, told_verb
from service.matching.parties import MOST_VERBS, Side, Sides
from service.matching.predicate import main_event
from service.matching.sides import slot
from service.matching.subjects import of_two_things
from service.matching.terms import Term
from service.matching.wording import Likeness, Pair
from service.model import Delta, Slot

_LEAST: Final = 0.3
"""The share of the claim's words without which nothing is told of its event."""


@dataclass(frozen=True)
class Acted(Laid):
    """A claim laid on a passage, and who does in the one what is done in the other."""

    @cached_property
    def main_event(self) -> Term | None:
        """The verb that the claim turns on, where one is sure."""
        return main_event(self.claim, self.wording.ours)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """What both tell to be done, the one by somebody else than the other."""
        return doers.acts(self.wording, self.facts)

    @cached_property
    def swapped(self) -> tuple[Pair, ...]:
        """The verbs of both whose doer and done-to have changed places."""
        return tuple(pair for pair in self.turned if pair.likeness is not Likeness.OPPOSITE)

    @cached_property
    def turned(self) -> tuple[Pair, ...]:
        """As `swapped`, with the verbs that are opposites, which then agree."""
        return swaps.swapped(self.wording, self.facts, self.claim.text, self.passage.text)

    @cached_property
    def turned_ways(self) -> tuple[Delta, ...]:
        """Where one goes from here to there, and the other from there to here."""
        return ways.turned(self.wording, self.facts)

    @cached_property
    def part(self) -> PartTaken:
        """Who takes the parts of the claim's names in what is told of its main verb.

        What many may do to one thing is another's deed if another does it, and no difference.
        """
        if self.wording.recall < _LEAST:
            return AS_CLAIMED
        verb = told_verb(self.main_event, self.claim.text, self.wording)
        found = part_taken(verb, self._sides) if verb else AS_CLAIMED
        if verb is None or not (found.delta or found.elsewhere):
            return found
        if self.swapped or self.turned_ways:
            return AS_CLAIMED
        if not found.delta or verb.key not in BY_MANY:
            return found
        in_a_name = any(fact.slot is Slot.ATTRIBUTION for fact in self.facts.theirs)
        return AS_CLAIMED if in_a_name else PartTaken(elsewhere=True)

    @cached_property
    def ends(self) -> Mapping[int, Standing]:
        """How opposite words stand to those of the claim, by the place of these."""
        opposite = (p for p in self.wording.pairs if p.likeness is Likeness.OPPOSITE)
        return {
            pair.ours.place: converse.standing(pair, self._sides)
            for pair in islice(opposite, MOST_VERBS)
        }

    def seen_otherwise(self, found: Opposition) -> bool:
        """Whether an opposite word denies nothing, as another party does what it says."""
        if found.pair is None:
            return False
        end = self.ends.get(found.pair.ours.place, Standing.DENIES)
        return end is not Standing.DENIES

    def about_another(self, found: Opposition) -> bool:
        """Whether an opposite word or a plain no is said of another thing than the claim's."""
        cue = found.ours or found.theirs
        if cue and cue.role != "negation":
            return False
        verb = found.pair or self._told_of_verb
        return verb is not None and of_two_things(verb, self.wording, self._sides)

    @property
    def reversed_elsewhere(self) -> bool:
        """Whether the opposite of the claim's verb is said of another thing."""
        verb = self._told_of_verb
        if verb is None or verb.likeness is not Likeness.OPPOSITE:
            return False
        return of_two_things(verb, self.wording, self._sides)

    @property
    def _told_of_verb(self) -> Pair | None:
        return self.wording.of_ours.get(self.main_event.place) if self.main_event else None

    def converse_denied(self) -> tuple[Opposition, ...]:
        """Where the one says no to what the other tells from its other end."""
        turned = (place for place, each in self.ends.items() if each is Standing.TURNED)
        pairs = (self.wording.of_ours[place] for place in turned)
        return tuple(Opposition(self.wording.recall_without(each), pair=each) for each in pairs)

    @cached_property
    def _sides(self) -> Sides:
        """The words and the names of the claim and of the evidence."""
        return Sides(
            Side(self.claim.text, self.wording.ours, slot(self.facts.ours, *NAMING)),
            Side(self.passage.text, self.wording.theirs, slot(self.facts.theirs, *NAMING)),
        )
