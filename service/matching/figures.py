"""Find for each number of a claim the number of the evidence that counts the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from service.matching import numbers, parts, rates, tolls
from service.matching.comparable import NUMERAL
from service.matching.families import meanings
from service.matching.numbers import magnitude
from service.matching.predicate import is_finite
from service.matching.sides import AGREES, Facts, Outcome, slot
from service.matching.stem import stem, stems
from service.matching.wording import Wording
from service.model import Fact, Reading, Slot
from service.text.facts.roles import OF_PERSONS
from service.text.facts.units import CURRENCIES, MEASURES, convert
from service.text.facts.wordlist import words

SCORE: Final = "score"
_AS_WRITTEN: Final = frozenset({NUMERAL, SCORE})
_SITE_WORDS: Final = """
wharf pier berth dock platform terminal gate hall building block hangar room ward street highway
    route junction sector zone"""
SITES: Final = stems(_SITE_WORDS)
_LEAST_SHARED: Final = 2
_LOOSE: Final = frozenset({"", "ordinal"})
_DOLLARS: Final = frozenset({"USD", "AUD", "CAD", "NZD", "HKD", "SGD"})
_CROWNS: Final = frozenset({"CROWN", "SEK", "NOK", "DKK", "CZK"})
_FRANCS: Final = frozenset({"FRANC", "CHF"})
_PERSONS: Final = frozenset({"", "person", "people", "civilian", "victim", "man", "woman", "life"})
_PLAIN_PERSONS: Final = frozenset({"person", "people"})
_WHO: Final = words(
    """patient passenger traveller worker employee resident student pupil teacher soldier migrant
    refugee tourist visitor guest customer protester demonstrator marcher spectator fan hostage
    detainee prisoner inmate miner hiker climber villager evacuee survivor signatory member
    voter caller swimmer sailor"""
)
"""Persons by what they are or do; two of these are not each other: patients, visitors."""
_SHARES: Final = frozenset({"%", "pp", "bp"})
_STUFF: Final = frozenset({"mass", "volume"})
_VESSELS: Final = words("bag sack crate box bottle pallet container drum can tin bale truckload")
_APART: Final = ({"from", "to"}, {"rise", "fall"})
_AGE: Final = "age"
_BY_CHANCE: Final = 20
_CONVERTED: Final = 0.025
_TWO_COUNTS: Final = 0.2
"""How far, as a share, two outlets' counts of one thing may well lie apart."""


def compare(facts: Facts, wording: Wording) -> Iterator[Outcome]:
    """Each claim number with the evidence's number that meets it, or else with its like."""
    asked = slot(facts.ours, Slot.NUMBER)
    free = _told_of(facts, wording) if asked else []
    waiting: list[Fact] = []
    for ours in asked:
        rivals = [_ranked(ours, theirs, facts, wording) for theirs in free]
        best = max((r for r in rivals if r), key=lambda r: r.rank, default=None)
        if best and best.outcome.reading in AGREES:
            free.remove(best.theirs)
            yield best.outcome
        else:
            waiting.append(ours)
    for ours in waiting:
        rivals = [_ranked(ours, theirs, facts, wording) for theirs in free]
        best = max((r for r in rivals if r and r.comparable), key=lambda r: r.rank, default=None)
        if best:
            free.remove(best.theirs)
        if best or ours.unit != NUMERAL:
            yield best.outcome if best else Outcome(ours)


def _told_of(facts: Facts, wording: Wording) -> list[Fact]:
    """The evidence's numbers, without wholes of which a part alone is told to do the claim's act.

    `150 of the 400 workers will go` does not say it of 400; a claim that tells of a part and its
    whole may have both.
    """
    given = slot(facts.theirs, Slot.NUMBER)
    cut = parts.wholes(given, facts.texts[1])
    if not cut or not _act_told(wording, facts.texts[0]):
        return given
    asked = {fact.value for fact in slot(facts.ours, Slot.NUMBER)}
    whole = [whole for part, whole in cut if part.value not in asked]
    return [fact for fact in given if fact not in whole]


def _act_told(wording: Wording, claim: str) -> bool:
    """Whether a verb of the claim is told in the evidence."""
    return any(pair.ours.event and is_finite(pair.ours, claim) for pair in wording.pairs)


@dataclass(frozen=True, slots=True)
class _Rival:
    """A number that may stand for the claim's, and how well it does."""

    outcome: Outcome
    theirs: Fact
    kinship: int
    near: int

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        return (self.outcome.reading in AGREES, self.kinship, self.near, -self.theirs.span.start)

    @property
    def comparable(self) -> bool:
        if self.theirs.unit == NUMERAL or self.outcome.ours.slot is Slot.PLACE:
            return self.near > _LEAST_SHARED
        ours = self.outcome.ours
        if self.theirs.unit in _LOOSE and ours.role in OF_PERSONS:
            return self.near >= (1 if self.theirs.role == "rise" else _LEAST_SHARED)
        one_fate = ours.role != self.theirs.role
        asked = _LEAST_SHARED + 1 if one_fate else _LEAST_SHARED
        return self.near > 0 and self.kinship + self.near >= asked


def _ranked(ours: Fact, theirs: Fact, facts: Facts, wording: Wording) -> _Rival | None:
    kinship = _kinship(ours, theirs)
    if kinship is None or parts.apart(ours, theirs, facts.texts):
        return None
    near = wording.shared_around(ours.span, theirs.span)
    if not near and ours.role and ours.role == theirs.role:
        near = _near_counts(ours, theirs, facts, wording)
    if {ours.unit, theirs.unit} <= {NUMERAL, ""} and _of_one_site(ours, theirs, wording):
        near += _LEAST_SHARED + 1
        ours = replace(ours, slot=Slot.PLACE)
    same_kind = _in_order(theirs, ours)
    if same_kind is None:
        return _Rival(Outcome(ours, theirs, Reading.CONFLICT), theirs, kinship, near)
    found = numbers.reading(ours, same_kind)
    if found in AGREES and _told_per_another(ours, theirs, facts):
        found = Reading.CONFLICT
    if found:
        found = numbers.timed(found, (ours, same_kind), facts.clocks)
    return _Rival(Outcome(ours, theirs, found), theirs, kinship, near)


def _near_counts(ours: Fact, theirs: Fact, facts: Facts, wording: Wording) -> int:
    """How near they stand where one of them is what a count has reached, words after it."""
    places = tolls.place(ours, facts.texts[0]), tolls.place(theirs, facts.texts[1])
    return 0 if places == (ours.span, theirs.span) else wording.shared_around(*places)


def kin(ours: Fact, theirs: Fact) -> bool:
    """Whether two numbers may count one thing, whatever stands around them."""
    return _kinship(ours, theirs) is not None


def may_meet(ours: Fact, theirs: Fact) -> bool:
    """Whether the passage's number, kin to the claim's, can meet it, whatever else the two say."""
    same_kind = _in_order(theirs, ours)
    return same_kind is not None and numbers.reading(ours, same_kind) in AGREES


def may_be_one(ours: Fact, theirs: Fact) -> bool:
    """Whether two telling numbers may count one thing, in whatever unit, at two times perhaps."""
    if not (telling(ours) and telling(theirs)) or _kinship(ours, theirs) is None:
        return False
    same_kind = _in_unit(theirs, ours)
    if same_kind is None:
        return False
    apart = abs(magnitude(same_kind) - magnitude(ours))
    return apart <= _TWO_COUNTS * abs(magnitude(same_kind))


def _told_per_another(ours: Fact, theirs: Fact, facts: Facts) -> bool:
    """Whether one number is told per day, say, and the other per week."""
    asked = rates.per(ours, facts.texts[0])
    return bool(asked) and rates.apart(asked, rates.per(theirs, facts.texts[1]))


def _of_one_site(ours: Fact, theirs: Fact, wording: Wording) -> bool:
    """Whether both number a site of one sort: `Wharf 9`, `Wharf 6`."""
    return any(
        pair.ours.key in SITES
        and pair.ours.span.end + 1 == ours.span.start
        and pair.theirs.span.end + 1 == theirs.span.start
        for pair in wording.pairs
    )


def _kinship(ours: Fact, theirs: Fact) -> int | None:
    """How surely two numbers count the same thing; `None` when they cannot."""
    if _apart_by_role(ours, theirs):
        return None
    roles = 2 if ours.role and ours.role == theirs.role else 0
    if ours.unit == theirs.unit or _bare_dollars(ours, theirs):
        return roles + (2 if ours.unit not in _LOOSE else 0)
    if _measured(ours.unit) or _measured(theirs.unit):
        return _measured_kinship(ours, theirs)
    if roles or not (ours.unit and theirs.unit):
        return roles or int(telling(ours) and telling(theirs))
    if _same_noun(ours.unit, theirs.unit) or _of_persons(ours.unit, theirs.unit):
        return 2
    return 1 if telling(ours) and magnitude(ours) == magnitude(theirs) else None


def _of_persons(one: str, other: str) -> bool:
    """Whether both count persons: one of them just persons, the other whoever they were."""
    if one in _PERSONS and other in _PERSONS:
        return True
    return (one in _PLAIN_PERSONS and other in _WHO) or (other in _PLAIN_PERSONS and one in _WHO)


def _apart_by_role(ours: Fact, theirs: Fact) -> bool:
    """Whether what the two are numbers of is not one: a rise and a fall, an age and a sentence."""
    if ours.role == theirs.role:
        return False
    aged = _AGE in (ours.role, theirs.role) and ours.value != theirs.value
    return aged or {ours.role, theirs.role} in _APART or _fates_differ(ours.role, theirs.role)


def _fates_differ(one: str, other: str) -> bool:
    """Killed is not injured: what befell persons keeps their numbers apart."""
    return one != other and {one, other} <= OF_PERSONS


def telling(fact: Fact) -> bool:
    """Whether two texts hardly give this number by chance: 1,500 rather than 3."""
    return magnitude(fact) > _BY_CHANCE or fact.unit in CURRENCIES


def _bare_dollars(ours: Fact, theirs: Fact) -> bool:
    """Whether a bare `$`, crown or franc on one side may be the other side's, of some country."""
    units = {ours.unit, theirs.unit}
    if units <= _CROWNS or units <= _FRANCS:
        return not units.isdisjoint({"CROWN", "FRANC"})
    return units <= _DOLLARS and any(
        fact.text.startswith("$") or ("dollar" in fact.text and fact.unit == "USD")
        for fact in (ours, theirs)
    )


def _measured_kinship(ours: Fact, theirs: Fact) -> int | None:
    if convert(1.0, theirs.unit, ours.unit) is not None:
        return 2
    either = {ours.unit, theirs.unit}
    rival = either <= CURRENCIES or either <= _SHARES or _share_or_money(either)
    rival = rival or all(_of_stuff(unit) for unit in either)
    if rival and magnitude(ours) == magnitude(theirs):
        return 1
    return None


def _of_stuff(unit: str) -> bool:
    """Whether the unit measures how much there is of a stuff: tonnes, barrels, bags."""
    return unit in _VESSELS or (unit in MEASURES and MEASURES[unit].dimension in _STUFF)


def _share_or_money(units: set[str]) -> bool:
    return len(units - {"%"}) == 1 and "%" in units and not units.isdisjoint(CURRENCIES)


def _measured(unit: str) -> bool:
    return unit in MEASURES or unit in CURRENCIES or unit == "%"


def _same_noun(one: str, other: str) -> bool:
    a, b = (stem(noun.lower().rpartition(" ")[2]) for noun in (one, other))
    return a == b or not {*meanings(a)}.isdisjoint(meanings(b))


def _in_order(fact: Fact, ours: Fact) -> Fact | None:
    """The fact as one that is more or less than the claim's, or `None` where it is neither.

    A score may be told from either side: `won 3-1`, `lost 1-3`.
    """
    if ours.unit in _AS_WRITTEN and {ours.value, ours.high} != {fact.value, fact.high}:
        return None
    if ours.unit == fact.unit == SCORE:
        return ours
    return _in_unit(fact, ours)


def _in_unit(fact: Fact, ours: Fact) -> Fact | None:
    """The fact in the claim's unit, or `None` where it has no such value.

    Two outlets round before they convert, so a value that comes out near the claim's is it.
    """
    if (
        fact.unit == ours.unit
        or _bare_dollars(fact, ours)
        or not (_measured(fact.unit) or _measured(ours.unit))
    ):
        return fact
    value = convert(magnitude(fact), fact.unit, ours.unit)
    if value is None:
        return None
    if abs(value - magnitude(ours)) <= _CONVERTED * abs(value):
        value = magnitude(ours)
    high = None if fact.high is None else convert(fact.high, fact.unit, ours.unit)
    return replace(fact, value=value, high=high, unit=ours.unit)
