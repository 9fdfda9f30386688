"""Leave out, before it is compared in full, a passage that cannot bear on a claim.

Most passages that a search proposes share a few words with the claim and say nothing to it. What
each signal can come to at most is known long before its value is: from the words and the kinds of
facts that the two have. A passage whose signals cannot reach the score asked for, and which tells
too little of the claim to take a stand, is left out; no other is.
"""

from __future__ import annotations

import math
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from service.matching import contrast, features
from service.matching.calibration import BIAS
from service.matching.comparable import DIGITS, NUMERAL
from service.matching.comparison import VALUE_WEIGHT, compared, stated, told
from service.matching.corrections import TOLD
from service.matching.features import Feature
from service.matching.figures import SITES
from service.matching.kinds import of_a_kind
from service.matching.laid import Laid, lay_out
from service.matching.names import NAMING, met_by, same_name
from service.matching.relation import ON_POINT, decide, verdict
from service.matching.terms import Worded
from service.model import Fact, Slot, Verdict

_WEIGHT: Final = {row.feature: row.weight for row in features.SIGNALS}
_ROUNDED: Final = 0.0005 * len(_WEIGHT)
"""What rounding may add to the weights of all signals."""
_OF_NUMBERS: Final = (
    *(features.number_differs, features.toll_moved, features.number_rounded),
    *(features.bound_differs, features.place_differs),
)
_OF_DATES: Final = (features.dates_agree, features.date_differs)
_OF_QUOTES: Final = (features.quote_shared, features.quote_altered)
_OF_NAMES: Final = (features.name_differs, features.place_differs)
_OF_KINDS: Final = (features.name_differs, features.date_differs)
_A_SWAP: Final = 3
"""How many pairs of words it takes to see roles swapped: the verb, who, and to whom."""
_ROLES: Final = frozenset({"subject", "object"})


def _most(*signals: Feature) -> float:
    return sum(max(0.0, _WEIGHT[each]) for each in signals)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is known of a pair: all of it is told at most.

    `recall` is the share of the claim's words, `pairs` how many they are, `names` the share of
    its names; `slots` are the kinds of facts in the passage, `denied` what one denies of the other.
    """

    recall: float
    pairs: int
    names: float
    slots: AbstractSet[Slot]
    denied: float


@dataclass(frozen=True)
class Bearing:
    """A claim, and the score below which a passage that takes no stand is not asked for.

    `floor` lies below 0.5, where the scores of passages that take a stand begin.
    """

    claim: Worded
    floor: float

    def verdict(self, passage: Worded, *, cosine: float | None) -> Verdict | None:
        """How the passage stands to the claim; `None` where it surely lies below the floor."""
        if not self._can(self._at_sight(passage), cosine) and not contrast.possible(passage.text):
            return None
        laid = lay_out(self.claim, passage)
        if not self._can_once_laid(laid, cosine) and not laid.contrasted:
            return None
        pair = compared(laid, cosine)
        return verdict(pair, decide(pair))

    def _can_once_laid(self, laid: Laid, cosine: float | None) -> bool:
        seen = self._once_laid(laid)
        if not self._can(seen, cosine):
            return False
        denied = max((found.share for found in laid.opposed), default=0.0)
        return self._can(replace(seen, denied=denied), cosine)

    def _at_sight(self, passage: Worded) -> _Seen:
        """By the words that the two have in common anywhere."""
        keys = passage.terms.by_key.keys()
        asked = self.claim.asked
        hits = [term for term in asked.items if not keys.isdisjoint(term.keys)]
        places = {term.place for term in hits}
        known = [fact for fact in passage.facts if fact.slot in NAMING]
        met = sum(
            any(same_name(name, each) for each in known) or (bool(inside) and inside <= places)
            for name, inside in self._names
        )
        slots = {fact.slot for fact in passage.facts}
        if DIGITS.search(passage.text):
            slots.add(Slot.NUMBER)
        return _Seen(
            recall=sum(term.weight for term in hits) / asked.weight if hits else 0.0,
            pairs=len(hits),
            names=met / len(self._names) if self._names else 0.0,
            slots=slots,
            denied=1.0,
        )

    def _once_laid(self, laid: Laid) -> _Seen:
        """By the words that the evidence has, and its facts."""
        passage, held = laid.passage, laid.held
        known = [fact for fact in passage.facts if fact.slot in NAMING]
        met = sum(bool(met_by(name, known, laid.wording)) for name, _ in self._names)
        slots = {fact.slot for fact in passage.facts if fact.span.overlaps(held)}
        if DIGITS.search(passage.text, held.start, held.end):
            slots.add(Slot.NUMBER)
        return _Seen(
            recall=laid.wording.recall,
            pairs=len(laid.wording.pairs),
            names=met / len(self._names) if self._names else 0.0,
            slots=slots,
            denied=1.0,
        )

    def _can(self, seen: _Seen, cosine: float | None) -> bool:
        """Whether a passage of which so much is known can bear on the claim."""
        words, values = self.claim.asked.weight, self._values
        met = values if not seen.slots.isdisjoint(VALUE_WEIGHT) else 0.0
        if told(stated(seen.recall, words, met, 0.0), cosine) >= ON_POINT:
            return True
        # The less is stated, the more the cosine can add.
        least = stated(seen.recall, words, 0.0, values)
        close = _WEIGHT[features.meaning_close] * (told(least, cosine) - least)
        return close + self._by_words(seen) + self._by_facts(seen) >= self._needed

    def _by_words(self, seen: _Seen) -> float:
        """The most that comes of words, names aside."""
        found = _WEIGHT[features.words_shared] * seen.recall + _most(features.attributed)
        # An event that is told the other way adds as much as the other words of the claim tell.
        found += _WEIGHT[features.outcome_opposite] * seen.recall * (1 + self._sites)
        if self._can_deny(seen.slots, seen.recall):
            found += _WEIGHT[features.denied] * seen.denied
        if seen.pairs >= _A_SWAP or self._has_roles:
            found += _most(features.roles_swapped)
        return found + (_most(*_OF_KINDS) if self._has_kinds else 0.0)

    def _by_facts(self, seen: _Seen) -> float:
        """The most that comes of names, numbers, dates, quotes and sources."""
        found = _WEIGHT[features.names_shared] * seen.names
        common = seen.slots & self._slots
        if seen.names < 1:
            found += _most(*_OF_NAMES)
        if Slot.NUMBER in common:
            found += self._numbers_met + _most(*_OF_NUMBERS)
        elif self._counts:
            found += _WEIGHT[features.number_missing]
        found += _most(*_OF_DATES) if Slot.DATE in common else 0.0
        found += _most(*_OF_QUOTES) if Slot.QUOTE in common else 0.0
        return found + (_most(features.source_differs) if Slot.ATTRIBUTION in common else 0.0)

    def _can_deny(self, slots: AbstractSet[Slot], recall: float) -> bool:
        """Whether one may say no to the other, by a cue or by taking back what was printed."""
        return Slot.NEGATION in slots or self._negated or recall >= TOLD

    @cached_property
    def _needed(self) -> float:
        """The weight of the signals from which a passage that takes no stand has the score."""
        share = 2 * self.floor
        return math.log(share / (1 - share)) - BIAS - _ROUNDED

    @cached_property
    def _names(self) -> tuple[tuple[Fact, frozenset[int]], ...]:
        """The claim's names and places, each with the places of its words."""
        asked = self.claim.asked
        return tuple(
            (fact, frozenset(term.place for term in asked.within(fact.span)))
            for fact in self.claim.facts
            if fact.slot in NAMING
        )

    @cached_property
    def _numbers(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.claim.comparable if fact.slot is Slot.NUMBER)

    @cached_property
    def _counts(self) -> bool:
        """Whether the claim gives a number that can be missing."""
        return any(fact.unit != NUMERAL for fact in self._numbers)

    @cached_property
    def _numbers_met(self) -> float:
        """The most that comes of numbers that agree; bare digits are met beside those asked for."""
        asked = sum(fact.slot is Slot.NUMBER for fact in self.claim.facts)
        found = _WEIGHT[features.numbers_agree] * len(self._numbers) / asked if asked else 0.0
        names = max(1, len(self._names))
        return found + _WEIGHT[features.names_shared] * self._sites / names

    @cached_property
    def _sites(self) -> int:
        """How many numbers may be met as places: those of a wharf, a gate and the like."""
        has_site = any(term.key in SITES for term in self.claim.asked.items)
        return len(self._numbers) if has_site else 0

    @cached_property
    def _values(self) -> float:
        """The weight of the claim's values, if all of them were met."""
        return sum(VALUE_WEIGHT.get(fact.slot, 0.0) for fact in self.claim.comparable)

    @cached_property
    def _slots(self) -> AbstractSet[Slot]:
        return {fact.slot for fact in self.claim.comparable}

    @cached_property
    def _negated(self) -> bool:
        return any(fact.slot is Slot.NEGATION for fact in self.claim.facts)

    @cached_property
    def _has_roles(self) -> bool:
        return {name.role for name, _ in self._names} >= _ROLES

    @cached_property
    def _has_kinds(self) -> bool:
        return any(map(of_a_kind, self.claim.asked.items))
