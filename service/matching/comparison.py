"""All that is known of a claim and a passage before a relation is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from service.matching import deltas, doers, evidence, figures, kinds, scopes
from service.matching.acted import Acted
from service.matching.contrast import Contrast
from service.matching.converse import Standing
from service.matching.deltas import Compared
from service.matching.doubted import doubted
from service.matching.names import NAMING, same_name
from service.matching.numbers import same_bound
from service.matching.occasion import earlier_occasion, open_event
from service.matching.opposition import Opposition
from service.matching.predicate import main_event
from service.matching.sides import Facts, slot
from service.matching.standing import standing
from service.matching.terms import MOST_TERMS, Terms, worded
from service.matching.undone import undone
from service.matching.wording import Pair, lay, meetings
from service.model import Certainty, Delta, Fact, Reading, Slot, Span, Statement
from service.text.facts.partial_dates import days_of
from service.text.shingles import words

ON_POINT: Final = 0.38
"""The share told from which a differing detail or a denial can be about the claim."""
_VALUES: Final = frozenset({Slot.NUMBER, Slot.QUOTE, Slot.DATE})
_OF_A_DAY: Final = 2
"""How many hyphens the value of a day has: `2024-05-06`, `--05-06` (three)."""
_HALF: Final = 0.5
_COSINE_FLOOR: Final = 0.25
_COSINE_ROOM: Final = 0.6
"""Cosines of news sentences lie between the floor and floor plus room: told as 0..1."""
_COSINE_ADDS: Final = 0.2
"""What a cosine can add at most to the share told, so that it never makes a report alone."""
VALUE_WEIGHT: Final = {Slot.NUMBER: 1.5, Slot.DATE: 0.5}
"""What a value weighs beside a content word, which weighs about 1."""


@dataclass(frozen=True)
class Comparison(Acted):
    """A claim set against the part of a passage that holds it best, told when it is asked.

    `cosine` is that of the embeddings of the two, where there is one.
    """

    cosine: float | None

    @cached_property
    def compared(self) -> Compared:
        """What came of the claim's facts, and what else the words show to differ."""
        by_facts = deltas.compare(self.facts, self.wording)
        missing = [fact for fact in by_facts.missing if fact.slot in NAMING]
        by_words = by_facts.with_deltas(
            *(doers.named_apart(self.acts, missing) if missing else ()),
            *(found.delta(self.claim.text, self.passage.text) for found in self.contrasted),
            *kinds.compare(self.wording, self.claim, self.passage),
            *scopes.compare(self.wording, self.facts.texts, self.evidence),
        )
        apart = self.part.delta if self._stated(by_facts) >= ON_POINT else None
        return by_words.with_deltas(apart) if apart and not by_words.holds(apart) else by_words

    @cached_property
    def opposed(self) -> tuple[Opposition, ...]:
        """Where the two say yes and no to one thing."""
        found = _unsettled(self.words_opposed(), self.facts, self.compared)
        return (*filter(self._denies, found), *self.converse_denied())

    def _denies(self, found: Opposition) -> bool:
        agrees = _crossed(found, self.turned) or self.seen_otherwise(found)
        return not (agrees or _contrasting(found, self.contrasted))

    @cached_property
    def certainty(self) -> Certainty:
        """How the evidence holds what it tells of the claim."""
        return standing(self.passage, self.chosen.core, self.wording)

    @cached_property
    def met(self) -> Counter[Slot]:
        """How many facts of the claim the evidence gives too, by slot."""
        return Counter(fact.slot for fact in self.compared.met)

    @cached_property
    def conflicting(self) -> AbstractSet[Slot]:
        """The slots in which a detail of the claim is given differently."""
        return {fact.slot for fact in self.conflicts}

    @cached_property
    def told(self) -> float:
        """How much of the claim the evidence tells, 0..1: words and values, meaning where given."""
        return told(self.stated, self.cosine)

    @cached_property
    def stated(self) -> float:
        """The share of the claim's words, numbers and dates that the evidence states."""
        return self._stated(self.compared)

    def _stated(self, compared: Compared) -> float:
        met = sum(VALUE_WEIGHT.get(fact.slot, 0.0) for fact in compared.met)
        missing = sum(VALUE_WEIGHT.get(fact.slot, 0.0) for fact in compared.missing)
        return stated(self.wording.recall, self.wording.ours.weight, met, missing)

    @cached_property
    def anchored(self) -> bool:
        """Whether both give a value that two texts hardly share by chance."""
        return any(
            fact.slot is Slot.QUOTE or (fact.slot is Slot.NUMBER and figures.telling(fact))
            for fact in self.compared.met
        )

    @cached_property
    def event_told(self) -> bool:
        """Whether the evidence has a word for what happens in the claim, where one is known."""
        events = [term.place for term in self.wording.ours.items if term.event]
        if not events:
            return self.wording.recall_of_plain >= _HALF
        return any(place in self.wording.of_ours for place in events)

    @cached_property
    def verb_untold(self) -> bool:
        """Whether the claim turns on a verb for which the evidence has no word, nor a value."""
        verb = self.main_event
        if verb is None or any(fact.slot in _VALUES for fact in self.compared.met):
            return False
        pair = self.wording.of_ours.get(verb.place)
        return pair is None or self.ends.get(verb.place, Standing.AGREES) is not Standing.AGREES

    @cached_property
    def tells_another_act(self) -> bool:
        """Whether the evidence says of the claim's subject nothing that the claim says of it.

        It has a verb of its own, and no word from the claim's verb on.
        """
        ours = self.main_event
        theirs = main_event(self.passage, self.wording.theirs)
        if ours is None or theirs is None or theirs.place in self.wording.of_theirs:
            return False
        told = self.wording.of_ours.keys()
        return not any(t.place in told for t in self.wording.ours.items if t.place >= ours.place)

    @cached_property
    def other_place(self) -> bool:
        """Whether the passage lacks all the claim's places and its evidence names others."""
        ours = slot(self.claim.facts, Slot.PLACE)
        known = [fact for fact in self.passage.facts if fact.slot in NAMING]
        if not ours or any(same_name(mine, name) for mine in ours for name in known):
            return False
        held = (f for f in known if f.slot is Slot.PLACE and f.span.overlaps(self.evidence))
        return any(self._is_new(place) for place in held)

    def _is_new(self, place: Fact) -> bool:
        inside = self.wording.theirs.within(place.span)
        return not any(term.place in self.wording.of_theirs for term in inside)

    @cached_property
    def another_time(self) -> bool:
        """Whether the evidence tells of an occasion of years before, or of what may come."""
        return (
            earlier_occasion(self.wording, self.claim, self.passage, self.evidence)
            or open_event(self.wording, self.claim, self.passage, self.evidence)
            or undone(self.wording, self.claim, self.passage.text)
            or doubted(self.wording, self.claim, self.passage, self.evidence)
        )

    @cached_property
    def day_untold(self) -> bool:
        """Whether the claim names a day of the calendar, and the evidence none of its days.

        Or any day, and the evidence only a day on which something was said.
        """
        return any(fact.slot is Slot.DATE for fact in self.compared.missing) or any(
            fact.slot is Slot.DATE and _is_day(fact) and fact not in self.compared.met
            for fact in self.claim.facts
        )

    @cached_property
    def other_year(self) -> bool:
        """Whether the claim names a year that the passage neither names nor was written in."""
        asked = {day[0].year for f in slot(self.claim.facts, Slot.DATE) if (day := _year(f))}
        if not asked or self.passage.clock is None:
            return False
        rivals = [delta.theirs for delta in self.compared.in_slot(Slot.DATE) if delta.theirs]
        if any((day := _year(rival)) and str(day[0].year) in rival.text for rival in rivals):
            return False
        told = {day[0].year for f in slot(self.passage.facts, Slot.DATE) if (day := _year(f))}
        return asked.isdisjoint(told | {self.passage.clock.year})

    @cached_property
    def conflicts(self) -> tuple[Fact, ...]:
        """The claim's details that the evidence gives differently, whatever the reading."""
        told_apart = {Reading.CONFLICT, Reading.LATER_UPDATE, Reading.EARLIER_VALUE}
        return tuple(
            delta.ours
            for delta in self.compared.deltas
            if delta.ours and (delta.reading in told_apart or _two_bounds(delta))
        )


def stated(recall: float, words: float, met: float, missing: float) -> float:
    """The share of a claim stated: of its `words`, and of the values `met` and `missing`."""
    whole = words + met + missing
    return (recall * words + met) / whole if whole else 0.0


def told(stated: float, cosine: float | None) -> float:
    """How much of a claim is told, by what is stated of it and by the cosine, if there is one."""
    if cosine is None:
        return stated
    meaning = min(max((cosine - _COSINE_FLOOR) / _COSINE_ROOM, 0.0), 1.0)
    return max(stated, min(stated + _COSINE_ADDS, 0.55 * stated + 0.45 * meaning))


def compare(claim: Statement, passage: Statement, *, cosine: float | None) -> Comparison:
    """Choose the evidence and lay the claim's words on it. Linear in the two texts."""
    ours, theirs = worded(claim), worded(passage)
    met = meetings(ours.asked, theirs.terms)
    cut = theirs.sentences or (Span(0, len(theirs.text)),)
    chosen = evidence.choose(ours.asked, met, cut, asked=len(ours.sentences))
    held = Terms(theirs.terms.within(chosen.held)[:MOST_TERMS])
    return Comparison(ours, theirs, chosen, lay(ours.asked, held, met), cut, cosine)


def _unsettled(
    opposed: Iterable[Opposition], facts: Facts, compared: Compared
) -> Iterator[Opposition]:
    """Leave out what the quotes have settled.

    Where both quote the same words, a denial beside them denies
    something else; where a quote is reworded, a `not` inside it is part of the rewording.
    """
    same = any(fact.slot is Slot.QUOTE for fact in compared.met)
    reworded = [delta for delta in compared.in_slot(Slot.QUOTE) if not _negated_only(delta)]
    ours, theirs = (
        [fact.span for fact in slot(side, Slot.QUOTE)] for side in (facts.ours, facts.theirs)
    )
    for found in opposed:
        if found.pair:
            yield found
            continue
        cue, quoted = (found.ours, ours) if found.ours else (found.theirs, theirs)
        inside = cue is not None and any(map(cue.span.overlaps, quoted))
        denial = cue is not None and cue.role == "denial"
        if not (same and denial) and not (reworded and inside):
            yield found


def _crossed(found: Opposition, swapped: Iterable[Pair]) -> bool:
    """Whether swapped roles settle it: `A beat B` and `B lost to A` agree."""
    at = found.pair.ours.place if found.pair else None
    return any(pair.ours.place == at for pair in swapped)


def _contrasting(found: Opposition, contrasted: Iterable[Contrast]) -> bool:
    """Whether the `not` sets one thing aside for another, and denies nothing more."""
    cue = found.theirs
    return cue is not None and any(cue.span.overlaps(c.cue) for c in contrasted)


def _year(fact: Fact) -> tuple[date, date] | None:
    return days_of(str(fact.value))


def _is_day(fact: Fact) -> bool:
    """Whether the date is a day of a month, with its year or without."""
    return str(fact.value).count("-") >= _OF_A_DAY


def _negated_only(delta: Delta) -> bool:
    """Whether a quote was changed by a single word more or less, such as `not`."""
    ours, theirs = (len(words(fact.text)) if fact else 0 for fact in (delta.ours, delta.theirs))
    return abs(ours - theirs) == 1


def _two_bounds(delta: Delta) -> bool:
    ours, theirs = delta.ours, delta.theirs
    return ours is not None and theirs is not None and same_bound(ours, theirs)
