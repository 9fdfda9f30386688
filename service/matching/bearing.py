"""Leave out, before it is compared in full, a passage that cannot bear on a claim.

Most passages that a search proposes share a few words with the claim and say nothing to it. What
each signal can come to at most is known long before its value is: from the words and the facts
that the two have. A passage whose signals cannot reach the score asked for, and which tells too
little of the claim to take a stand, is left out; no other is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Final

from service.matching import clock_times, contrast, features, figures, quotes, scopes
from service.matching.calibration import BIAS
from service.matching.comparable import NUMERAL, countable
from service.matching.comparison import ON_POINT, VALUE_WEIGHT, Comparison, compare, stated, told
from service.matching.corrections import TOLD
from service.matching.features import SIGNALS, Feature
from service.matching.figures import SITES
from service.matching.kinds import rivals
from service.matching.names import NAMING, same_name
from service.matching.polarity import IDLE, TURNING
from service.matching.relation import decide, verdict
from service.matching.sides import MOST_FACTS, slot
from service.matching.swaps import A_SWAP
from service.matching.terms import Worded
from service.matching.wording import LEAST_OF_OPPOSITES, Likeness
from service.model import Fact, Slot, Verdict

_WEIGHT: Final = {row.feature: row.weight for row in SIGNALS}
_ROUNDED: Final = 0.0005 * len(_WEIGHT)
"""What rounding may add to the weights of all signals."""
_ROLES: Final = frozenset({"subject", "object"})


def _most(*signals: Feature) -> float:
    return sum(max(0.0, _WEIGHT[each]) for each in signals)


_DIFFERENT_NUMBERS: Final = _most(
    *(features.number_differs, features.toll_moved, features.bound_differs),
    features.place_differs,
)
_OTHER_NAMES: Final = _most(features.name_differs, features.place_differs)
_OTHER_KINDS: Final = _most(features.name_differs, features.date_differs, features.number_differs)
_DATES: Final = _most(features.dates_agree, features.date_differs)
_LATE: Final = (
    *(features.roles_swapped, features.denied, features.outcome_opposite),
    *(features.attributed, features.hedged),
)
"""The signals that take longer to see than all others together."""
_EARLY: Final = tuple(row for row in SIGNALS if row.feature not in _LATE)


@dataclass(frozen=True)
class Bearing:
    """A claim, and the score below which a passage that takes no stand is not asked for.

    `floor` lies below 0.5, where the scores of passages that take a stand begin.
    """

    claim: Worded
    floor: float

    def verdict(self, passage: Worded, *, cosine: float | None) -> Verdict | None:
        """How the passage stands to the claim; `None` where it surely lies below the floor."""
        if not self._can_at_sight(passage, cosine) and not contrast.possible(passage.text):
            return None
        pair = compare(self.claim, passage, cosine=cosine)
        return verdict(pair, decide(pair)) if self._can_once_laid(pair) else None

    def _can_at_sight(self, passage: Worded, cosine: float | None) -> bool:
        """Whether it can by the words that the two have in common anywhere, and by their facts."""
        keys, asked = passage.keys, self.claim.asked
        hits = [term for term in asked.items if not keys.isdisjoint(term.keys)]
        recall = sum(term.weight for term in hits) / asked.weight if hits else 0.0
        valued = not VALUE_WEIGHT.keys().isdisjoint(passage.by_slot) or self._timed(passage)
        met = self._values if valued else 0.0
        if told(stated(recall, asked.weight, met, 0.0), cosine) >= ON_POINT:
            return True
        # The less is stated, the more the cosine can add.
        least = stated(recall, asked.weight, 0.0, self._values)
        found = _WEIGHT[features.meaning_close] * (told(least, cosine) - least)
        found += _WEIGHT[features.words_shared] * recall + self._of_opposites(recall)
        found += self._by_cues(passage, recall, len(hits))
        found += 0.0 if self._rivals.isdisjoint(keys) else _OTHER_KINDS
        found += self._by_names(passage, {term.place for term in hits})
        return found + self._by_values(passage) >= self._needed

    def _can_once_laid(self, pair: Comparison) -> bool:
        """Whether it can once its words and facts are set against the claim's."""
        if pair.told >= ON_POINT or pair.contrasted:
            return True
        lacks = self._needed - sum(row.weight * row.feature(pair) for row in _EARLY)
        recall, pairs = pair.wording.recall, pair.wording.pairs
        late = self._by_cues(pair.passage, recall, len(pairs))
        if any(each.likeness is Likeness.OPPOSITE for each in pairs):
            late += self._of_opposites(recall)
        return lacks <= late and lacks <= sum(_WEIGHT[each] * each(pair) for each in _LATE)

    def _of_opposites(self, recall: float) -> float:
        """An event that is told the other way adds as much as the claim's other words tell."""
        share = min(1.0, recall / LEAST_OF_OPPOSITES)
        return _WEIGHT[features.outcome_opposite] * share * (1 + self._sites)

    def _by_cues(self, passage: Worded, recall: float, pairs: int) -> float:
        """The most that comes of sources, of swapped roles, and of a no to the other.

        No is said by a cue, or by taking back what was printed.
        """
        found = _most(features.attributed)
        if pairs >= A_SWAP or (self._has_roles and _roles(passage) >= _ROLES):
            found += _most(features.roles_swapped)
        if recall >= TOLD or self._denies or _denies(passage):
            found += _most(features.denied)
        return found

    def _by_names(self, passage: Worded, places: AbstractSet[int]) -> float:
        """The most that comes of names, where the claim's words at `places` may be told."""
        known = _named(passage)
        same = frozenset[int]().union(*map(self._same, known))
        met = sum(
            at in same or (bool(inside) and inside <= places)
            for at, (_, inside) in enumerate(self._names)
        )
        strange = any(self._same(each).isdisjoint(range(MOST_FACTS)) for each in known)
        found = _WEIGHT[features.names_shared] * met / len(self._names) if met else 0.0
        return found + (_OTHER_NAMES if strange and len(same) < len(self._names) else 0.0)

    def _by_values(self, passage: Worded) -> float:
        """The most that comes of numbers, dates, quotes and sources."""
        found = self._by_numbers(passage) if self._numbers else 0.0
        found += self._by_scope
        common = self.claim.by_slot.keys() & passage.by_slot.keys()
        if Slot.QUOTE in common:
            found += _by_quotes(self.claim.by_slot[Slot.QUOTE], passage.by_slot[Slot.QUOTE])
        if Slot.DATE in common or self._timed(passage):
            found += _DATES
        if Slot.ATTRIBUTION in common:
            found += _most(features.source_differs)
        return found

    def _by_numbers(self, passage: Worded) -> float:
        """The most that comes of numbers, those of wharves and gates being met as places."""
        given = countable(passage)
        kin = [(ours, [n for n in given if figures.kin(ours, n)]) for ours in self._numbers]
        if not any(near for _, near in kin):
            return _WEIGHT[features.number_missing] if self._counts else 0.0
        met = sum(any(figures.may_meet(ours, each) for each in near) for ours, near in kin)
        asked = len(self.claim.by_slot.get(Slot.NUMBER, ()))
        found = _WEIGHT[features.numbers_agree] * met / asked if asked else 0.0
        found += _WEIGHT[features.names_shared] * min(met, self._sites) / max(1, len(self._names))
        return found + _DIFFERENT_NUMBERS + (_most(features.number_rounded) if met else 0.0)

    def _timed(self, passage: Worded) -> bool:
        """Whether both tell a time of day."""
        return self._has_times and clock_times.possible(passage.text)

    def _same(self, name: Fact) -> AbstractSet[int]:
        """Which of the claim's names can be the same as a passage's, by place."""
        found = self._met.get(name.value)
        if found is None:
            names = enumerate(self._names)
            found = frozenset(at for at, (each, _) in names if same_name(each, name))
            self._met[name.value] = found
        return found

    @cached_property
    def _met(self) -> dict[float | str, AbstractSet[int]]:
        return {}

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
            for fact in _named(self.claim)
        )

    @cached_property
    def _numbers(self) -> Sequence[Fact]:
        return slot(self.claim.comparable, Slot.NUMBER)

    @cached_property
    def _counts(self) -> bool:
        """Whether the claim gives a number that can be missing."""
        return any(fact.unit != NUMERAL for fact in self._numbers)

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
    def _rivals(self) -> AbstractSet[str]:
        """The stems of things that exclude one of the claim's."""
        return frozenset[str]().union(*(rivals(term.key) for term in self.claim.asked.items))

    @cached_property
    def _has_times(self) -> bool:
        return any(map(clock_times.is_time, self.claim.comparable))

    @cached_property
    def _by_scope(self) -> float:
        """The most that comes of all being told in the place of some."""
        return _most(features.number_differs) if scopes.possible(self.claim.text) else 0.0

    @cached_property
    def _has_roles(self) -> bool:
        return _roles(self.claim) >= _ROLES

    @cached_property
    def _denies(self) -> bool:
        return _denies(self.claim)


def _by_quotes(ours: Sequence[Fact], theirs: Sequence[Fact]) -> float:
    """The most that comes of quotes that the two may have in common."""
    like = (quotes.altered, quotes.are_epithets)
    pairs = any(each(one, other) for one, other in product(ours, theirs) for each in like)
    met = sum(any(quotes.same_words(one, other) for other in theirs) for one in ours)
    found = _WEIGHT[features.quote_shared] * met / len(ours)
    return found + (_most(features.quote_altered) if pairs else 0.0)


def _named(statement: Worded) -> Sequence[Fact]:
    return [fact for fact in statement.facts if fact.slot in NAMING]


def _roles(statement: Worded) -> AbstractSet[str]:
    return {fact.role for fact in _named(statement)}


def _denies(statement: Worded) -> bool:
    """Whether it has a cue that may bear on what the other says."""
    cues = statement.by_slot.get(Slot.NEGATION, ())
    return any(cue.role in TURNING and cue.value not in IDLE for cue in cues)
