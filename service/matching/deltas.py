"""Set the claim's facts against the evidence's: which are met, and how the others differ."""

from __future__ import annotations

from calendar import day_name
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from service.matching import names, numbers, quotes
from service.matching.families import meanings
from service.matching.numbers import magnitude
from service.matching.sides import Facts, Outcome, slot
from service.matching.stem import stem
from service.matching.wording import Wording
from service.model import Delta, Fact, Reading, Slot
from service.text.facts.roles import OF_PERSONS
from service.text.facts.units import CURRENCIES, MEASURES, convert

_LEAST_SHARED: Final = 1
_PERSONS: Final = frozenset({"", "person", "people", "civilian", "victim", "man", "woman", "life"})
_WEEKDAYS: Final = frozenset(day.lower() for day in day_name)
_SHARES: Final = frozenset({"%", "pp", "bp"})
_APART: Final = ({"from", "to"}, {"rise", "fall"})
_BY_CHANCE: Final = 20
_CONVERTED: Final = 0.025
_AGREES: Final = frozenset({None, Reading.ROUNDING})


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of a claim's facts: those the evidence gives too, those it lacks, the deltas."""

    met: tuple[Fact, ...]
    missing: tuple[Fact, ...]
    deltas: tuple[Delta, ...]

    def in_slot(self, slot: Slot) -> tuple[Delta, ...]:
        """The deltas of one slot."""
        return tuple(delta for delta in self.deltas if delta.slot is slot)


def compare(facts: Facts, wording: Wording) -> Compared:
    """Every fact of the claim, met, missing or differing."""
    outcomes = [
        *_numbers(facts, wording),
        *_dates(facts),
        *_quotes(facts),
        *names.compare(facts, wording),
    ]
    return Compared(
        met=tuple(o.ours for o in outcomes if o.theirs and o.reading in _AGREES),
        missing=tuple(o.ours for o in outcomes if o.theirs is None),
        deltas=tuple(
            Delta(o.ours.slot, o.ours, o.theirs, o.reading)
            for o in outcomes
            if o.theirs and o.reading
        ),
    )


# Numbers


def _numbers(facts: Facts, wording: Wording) -> Iterator[Outcome]:
    """Each claim number with the evidence's number that meets it, or else with its like."""
    free = slot(facts.theirs, Slot.NUMBER)
    waiting: list[Fact] = []
    for ours in slot(facts.ours, Slot.NUMBER):
        rivals = [_ranked(ours, theirs, facts, wording) for theirs in free]
        best = max((r for r in rivals if r), key=lambda r: r.rank, default=None)
        if best and best.outcome.reading in _AGREES:
            free.remove(best.theirs)
            yield best.outcome
        else:
            waiting.append(ours)
    for ours in waiting:
        rivals = [_ranked(ours, theirs, facts, wording) for theirs in free]
        best = max((r for r in rivals if r and r.comparable), key=lambda r: r.rank, default=None)
        if best:
            free.remove(best.theirs)
        yield best.outcome if best else Outcome(ours)


@dataclass(frozen=True, slots=True)
class _Rival:
    """A number that may stand for the claim's, and how well it does."""

    outcome: Outcome
    theirs: Fact
    kinship: int
    near: int

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        return (self.outcome.reading in _AGREES, self.kinship, self.near, -self.theirs.span.start)

    @property
    def comparable(self) -> bool:
        return self.kinship + self.near > _LEAST_SHARED


def _ranked(ours: Fact, theirs: Fact, facts: Facts, wording: Wording) -> _Rival | None:
    kinship = _kinship(ours, theirs)
    if kinship is None:
        return None
    near = wording.shared_around(ours.span, theirs.span)
    same_kind = _in_unit(theirs, ours)
    if same_kind is None:
        return _Rival(Outcome(ours, theirs, Reading.CONFLICT), theirs, kinship, near)
    found = numbers.reading(ours, same_kind)
    if found:
        found = numbers.timed(found, (ours, same_kind), facts.clocks)
    return _Rival(Outcome(ours, theirs, found), theirs, kinship, near)


def _kinship(ours: Fact, theirs: Fact) -> int | None:
    """How surely two numbers count the same thing; `None` when they cannot."""
    if {ours.role, theirs.role} in _APART or _fates_differ(ours.role, theirs.role):
        return None
    roles = 2 if ours.role and ours.role == theirs.role else 0
    if ours.unit == theirs.unit:
        return roles + (2 if ours.unit else 0)
    if _measured(ours.unit) or _measured(theirs.unit):
        return _measured_kinship(ours, theirs)
    if roles or not (ours.unit and theirs.unit):
        return roles
    if _same_noun(ours.unit, theirs.unit) or (ours.unit in _PERSONS and theirs.unit in _PERSONS):
        return 2
    return 1 if telling(ours) and magnitude(ours) == magnitude(theirs) else None


def _fates_differ(one: str, other: str) -> bool:
    """Killed is not injured: what befell persons keeps their numbers apart."""
    return one != other and {one, other} <= OF_PERSONS


def telling(fact: Fact) -> bool:
    """Whether two texts hardly give this number by chance: 1,500 rather than 3."""
    return magnitude(fact) > _BY_CHANCE


def _measured_kinship(ours: Fact, theirs: Fact) -> int | None:
    if convert(1.0, theirs.unit, ours.unit) is not None:
        return 2
    either = {ours.unit, theirs.unit}
    rival = either <= CURRENCIES or either <= _SHARES
    if rival and magnitude(ours) == magnitude(theirs):
        return 1
    return None


def _measured(unit: str) -> bool:
    return unit in MEASURES or unit in CURRENCIES or unit == "%"


def _same_noun(one: str, other: str) -> bool:
    a, b = (stem(noun.lower().rpartition(" ")[2]) for noun in (one, other))
    return a == b or not {*meanings(a)}.isdisjoint(meanings(b))


def _in_unit(fact: Fact, ours: Fact) -> Fact | None:
    """The fact in the claim's unit, or `None` where it has no such value.

    Two outlets round before they convert, so a value that comes out near the claim's is it.
    """
    if fact.unit == ours.unit or not (_measured(fact.unit) or _measured(ours.unit)):
        return fact
    value = convert(magnitude(fact), fact.unit, ours.unit)
    if value is None:
        return None
    if abs(value - magnitude(ours)) <= _CONVERTED * abs(value):
        value = magnitude(ours)
    high = None if fact.high is None else convert(fact.high, fact.unit, ours.unit)
    return replace(fact, value=value, high=high, unit=ours.unit)


# Dates and quotes


def _dates(facts: Facts) -> Iterator[Outcome]:
    given = slot(facts.theirs, Slot.DATE)
    for ours in slot(facts.ours, Slot.DATE):
        met = next((t for t in given if _one_date(str(ours.value), str(t.value))), None)
        if met:
            yield Outcome(ours, met)
            continue
        rival = next((t for t in given if _same_kind(str(ours.value), str(t.value))), None)
        if rival:
            yield Outcome(ours, rival, Reading.CONFLICT)


def _same_kind(one: str, other: str) -> bool:
    """Whether both are calendar dates or both weekdays; words such as `later` tell nothing."""
    calendar = one[-1:].isdigit() and other[-1:].isdigit()
    return calendar or {one, other} <= _WEEKDAYS


def _one_date(one: str, other: str) -> bool:
    """Whether two partial ISO dates can name one day: `1998` and `1998-05`, `--05-03` too."""
    if one.startswith("--") != other.startswith("--"):
        one, other = (
            date.removeprefix("--") if date[0] == "-" else date[5:] for date in (one, other)
        )
    short, long = sorted((one, other), key=len)
    return long == short or not short or long.startswith(f"{short}-")


def _quotes(facts: Facts) -> Iterator[Outcome]:
    given = slot(facts.theirs, Slot.QUOTE)
    for ours in slot(facts.ours, Slot.QUOTE):
        met = next((t for t in given if quotes.same_words(ours, t)), None)
        other = next((t for t in given if quotes.altered(ours, t)), None)
        if met:
            yield Outcome(ours, met)
        elif other:
            yield Outcome(ours, other, Reading.CONFLICT)
