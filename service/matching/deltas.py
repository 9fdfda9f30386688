"""Set the claim's facts against the evidence's: which are met, and how the others differ."""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from service.matching import figures, names, quotes, saying_days, sources, times_apart
from service.matching.clock_times import is_time
from service.matching.sides import AGREES, Facts, Outcome, slot
from service.matching.wording import Wording
from service.model import Delta, Fact, Reading, Slot
from service.text.facts.partial_dates import can_be_one_date
from service.text.shingles import words

_WEEKDAYS: Final = frozenset(day.lower() for day in day_name)
_NAMED: Final = _WEEKDAYS | frozenset(month.lower() for month in month_name if month)
_WEEK: Final = 7 * 86_400


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of a claim's facts: those the evidence gives too, those it lacks, the deltas."""

    met: tuple[Fact, ...]
    missing: tuple[Fact, ...]
    deltas: tuple[Delta, ...]

    def in_slot(self, slot: Slot) -> tuple[Delta, ...]:
        """The deltas of one slot."""
        return tuple(delta for delta in self.deltas if delta.slot is slot)

    def holds(self, delta: Delta) -> bool:
        """Whether a difference in the same fact of the claim is known."""
        ours = delta.ours
        return any(
            ours and each.ours and ours.span.overlaps(each.ours.span) for each in self.deltas
        )

    def with_deltas(self, *more: Delta) -> Compared:
        """The same with further differences."""
        return replace(self, deltas=(*self.deltas, *more))


def compare(facts: Facts, wording: Wording) -> Compared:
    """Every fact of the claim, met, missing or differing."""
    said = list(sources.compare(facts))
    apart = [each for each in said if each.reading]
    named = names.compare(facts, wording)
    outcomes = [
        *figures.compare(facts, wording),
        *_dates(facts),
        *times_apart.compare(facts, wording),
        *_quotes(facts, wording),
        *(each for each in named if not (apart and sources.of_saying(each, apart))),
        *said,
    ]
    return Compared(
        met=tuple(o.ours for o in outcomes if o.theirs and o.reading in AGREES),
        missing=tuple(o.ours for o in outcomes if o.theirs is None),
        deltas=tuple(
            Delta(o.ours.slot, o.ours, o.theirs, o.reading)
            for o in outcomes
            if o.theirs and o.reading
        ),
    )


def _dates(facts: Facts) -> Iterator[Outcome]:
    """Each date of the claim met, or else set against a date that meets none of them.

    A weekday or a month that both give by its name alone is never set against itself: its week or
    year is inferred. It is met where both texts are of one week.
    """
    ours = [fact for fact in slot(facts.ours, Slot.DATE) if not is_time(fact)]
    if not ours:
        return
    given = [fact for fact in slot(facts.theirs, Slot.DATE) if not is_time(fact)]
    gap = facts.clocks.gap
    of_one_week = gap is None or abs(gap) <= _WEEK
    free = [t for t in given if not any(_can_be_one(o, t) or _namesakes(o, t) for o in ours)]
    for fact in ours:
        met = next((t for t in given if _can_be_one(fact, t)), None)
        namesake = None if met else next((t for t in given if _namesakes(fact, t)), None)
        rivals = [] if met else [theirs for theirs in free if _rivals(fact, theirs)]
        rival = next((theirs for theirs in rivals if _of_one_thing(fact, theirs, facts)), None)
        if met or (namesake and of_one_week):
            yield Outcome(fact, met or namesake)
        elif rivals and not namesake:
            yield Outcome(fact, rival, Reading.CONFLICT) if rival else Outcome(fact)


def _of_one_thing(ours: Fact, theirs: Fact, facts: Facts) -> bool:
    """Whether both are days on which it was done, or both days on which it was said."""
    said = saying_days.is_of_saying(ours, facts.ours, facts.texts[0])
    return said == saying_days.is_of_saying(theirs, facts.context, facts.texts[1])


def _can_be_one(ours: Fact, theirs: Fact) -> bool | None:
    return can_be_one_date(str(ours.value), str(theirs.value))


def _namesakes(ours: Fact, theirs: Fact) -> bool:
    """Whether both are one weekday or month, told by nothing but its name."""
    return ours.text == theirs.text and ours.text.lower() in _NAMED


def _rivals(ours: Fact, theirs: Fact) -> bool:
    """Whether the two name different days: by the calendar, or two weekdays."""
    one, other = str(ours.value), str(theirs.value)
    apart = can_be_one_date(one, other)
    if apart is None:
        named = [_WEEKDAYS & {*words(fact.text)} for fact in (ours, theirs)]
        return all(named) and named[0].isdisjoint(named[1])
    return one != other and not apart


def _quotes(facts: Facts, wording: Wording) -> Iterator[Outcome]:
    """Each quote of the claim: met, or reworded, or missing where its words stand nowhere."""
    asked, given = slot(facts.ours, Slot.QUOTE), slot(facts.theirs, Slot.QUOTE)
    alone = len(asked) == len(given) == 1
    for ours in asked:
        met = next((t for t in given if quotes.same_words(ours, t)), None)
        other = next((t for t in given if quotes.altered(ours, t)), None)
        if not other and alone and quotes.in_one_frame(ours, given[0], wording):
            other = given[0]
        if met:
            yield Outcome(ours, met)
        elif other:
            yield Outcome(ours, other, Reading.CONFLICT)
        elif quotes.is_said(ours, facts.texts[0]) and not quotes.told(ours, wording):
            yield Outcome(ours)
