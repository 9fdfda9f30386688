"""Set the times of day of two texts against one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from service.matching.clock_times import UNSURE, is_time
from service.matching.sides import Facts, Outcome
from service.matching.wording import Wording
from service.model import Fact, Reading, Slot

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_LEAST_SHARED: Final = 2


def compare(facts: Facts, wording: Wording) -> Iterator[Outcome]:
    """Each time of day of the claim, met or else set against another told of the same thing."""
    asked = _of_day(facts.ours)
    given = _of_day(facts.theirs) if asked else []
    for ours in asked:
        met = next((theirs for theirs in given if not _apart(ours, theirs)), None)
        rival = next((theirs for theirs in given if _stands_for(theirs, ours, wording)), None)
        if met:
            yield Outcome(ours, met)
        elif rival:
            yield Outcome(ours, rival, Reading.CONFLICT)


def _of_day(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.slot is Slot.DATE and is_time(fact)]


def _stands_for(theirs: Fact, ours: Fact, wording: Wording) -> bool:
    if ours.unit and theirs.unit and ours.unit != theirs.unit:
        return False
    loosely = ours.role or theirs.role
    near = wording.shared_around(ours.span, theirs.span) >= _LEAST_SHARED
    return near and _apart(ours, theirs) > (_HOUR if loosely else 0)


def _apart(ours: Fact, theirs: Fact) -> int:
    """How many minutes lie between two times, the shorter way round the clock."""
    one, other = _minutes(ours), _minutes(theirs)
    unsure = any(str(fact.value).endswith(UNSURE) for fact in (ours, theirs))
    round_ = _DAY // 2 if unsure else _DAY
    away = abs(one - other) % round_
    return min(away, round_ - away)


def _minutes(fact: Fact) -> int:
    hour, minute = str(fact.value)[1:6].split(":")
    return int(hour) * _HOUR + int(minute)
