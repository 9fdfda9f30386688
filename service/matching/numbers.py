"""Set one number against another: bounds, rounding, scale and units.

A number with its comparator is an interval of what it allows to be true. A claim is met when
what the passage allows lies inside what the claim allows.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from service.model import Comparator, Fact, Reading

_ABOUT: Final = 0.07
"""How far, as a share of the value, a number that is only about right may lie off."""
_TOLD_IN_PERCENT: Final = re.compile(r"\d|per\s?-?cent|%|\bpct?\b", re.IGNORECASE)
_WHOLE_PERCENT: Final = 1.0
_HALF_PERCENT: Final = 0.5
_ROUNDED: Final = 0.05
_ROUNDED_FROM: Final = 1_000
"""Below this a whole number is counted out, not rounded: 105 dead are not 100 dead."""

_PLAIN: Final = frozenset({Comparator.EXACT, Comparator.ABOUT})
_FLOORS: Final = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})
CEILINGS: Final = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})

CUMULATIVE: Final = frozenset(
    {"killed", "injured", "displaced", "missing", "arrested", "infected", "evacuated", "homeless"}
)
"""Roles whose count grows while a story is young."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The closed interval that a number allows, in its own unit."""

    low: float
    high: float

    def inside(self, other: Bounds) -> bool:
        """Whether all that this allows, the other allows too."""
        return other.low <= self.low and self.high <= other.high

    def meets(self, other: Bounds) -> bool:
        """Whether some value is allowed by both."""
        return self.low <= other.high and other.low <= self.high


def magnitude(fact: Fact) -> float:
    """The value of a number fact."""
    return float(fact.value)


def bounds(fact: Fact) -> Bounds:
    """What the number allows. Strict bounds step one ulp aside, so that 20 is not over 20."""
    value = magnitude(fact)
    margin = abs(value) * _ABOUT if fact.op is Comparator.ABOUT else 0.0
    low, high = {
        Comparator.AT_LEAST: (value, math.inf),
        Comparator.MORE_THAN: (math.nextafter(value, math.inf), math.inf),
        Comparator.AT_MOST: (-math.inf, value),
        Comparator.LESS_THAN: (-math.inf, math.nextafter(value, -math.inf)),
    }.get(fact.op, (value - margin, value + margin))
    return Bounds(low, fact.high + margin if fact.high is not None else high)


def reading(ours: Fact, theirs: Fact) -> Reading | None:
    """How the passage's number stands to the claim's, both in one unit; `None` when it meets it.

    Two bounds of one kind that lie apart differ in scope, also where one includes the other:
    `at least 20` and `at least 90` are two versions.
    """
    asked, given = bounds(ours), bounds(theirs)
    if magnitude(ours) == magnitude(theirs) and ours.high == theirs.high:
        return None if ours.op is theirs.op or given.inside(asked) else _same_value(ours, theirs)
    if _rounds(ours, theirs):
        return Reading.ROUNDING
    if same_bound(ours, theirs):
        return Reading.SCOPE if asked.meets(given) else Reading.CONFLICT
    if given.inside(asked):
        return Reading.CONFLICT if _barely(ours) and far(ours, theirs) else None
    if (_barely(theirs) or _capped_above(ours, theirs)) and far(ours, theirs):
        return Reading.CONFLICT
    return Reading.SCOPE if asked.meets(given) else Reading.CONFLICT


def far(ours: Fact, theirs: Fact) -> bool:
    """Whether two numbers of one unit lie too far apart to be about one."""
    return abs(magnitude(theirs) - magnitude(ours)) > _ABOUT * magnitude(theirs)


def _capped_above(ours: Fact, theirs: Fact) -> bool:
    """Whether the passage counts up to more than the claim's plain number: nine, not four."""
    higher = magnitude(theirs) > magnitude(ours)
    return higher and ours.op in _PLAIN and theirs.op is Comparator.AT_MOST and ours.high is None


def _barely(fact: Fact) -> bool:
    """Whether a bound is close to its number: `just over 300`."""
    return fact.text.lower().startswith(("just ", "slightly ", "a little "))


def same_bound(ours: Fact, theirs: Fact) -> bool:
    """Whether both numbers are bounded, and in the same way."""
    return ours.op is theirs.op and ours.op not in _PLAIN


def timed(found: Reading, pair: tuple[Fact, Fact], clocks: Clocks) -> Reading:
    """A conflict of a growing toll read by the clocks: later and higher, or earlier and lower."""
    ours, theirs = pair
    grows = not {ours.role, theirs.role}.isdisjoint(CUMULATIVE)
    if found not in {Reading.CONFLICT, Reading.SCOPE} or not grows or clocks.gap is None:
        return found
    more = magnitude(theirs) - magnitude(ours)
    if clocks.gap > 0 and more > 0:
        return Reading.LATER_UPDATE
    return Reading.EARLIER_VALUE if clocks.gap < 0 and more < 0 else found


@dataclass(frozen=True, slots=True)
class Clocks:
    """The times by which the claim's and the passage's relative dates were resolved."""

    ours: datetime | None
    theirs: datetime | None

    @property
    def gap(self) -> float | None:
        """Seconds from the claim to the passage; `None` when either is unknown."""
        if self.ours is None or self.theirs is None:
            return None
        if (self.ours.tzinfo is None) != (self.theirs.tzinfo is None):
            return None
        return (self.theirs - self.ours).total_seconds()


def _same_value(ours: Fact, theirs: Fact) -> Reading:
    if {ours.op, theirs.op} == _PLAIN:
        return Reading.ROUNDING
    ops = {ours.op, theirs.op}
    return Reading.CONFLICT if ops & _FLOORS and ops & CEILINGS else Reading.SCOPE


def _rounds(ours: Fact, theirs: Fact) -> bool:
    """Whether one is the other with fewer digits, and either says so or is large or decimal."""
    if ours.op not in _PLAIN or theirs.op not in _PLAIN:
        return False
    a, b = magnitude(ours), magnitude(theirs)
    off = abs(a - b) / max(abs(a), abs(b))
    if Comparator.ABOUT in {ours.op, theirs.op}:
        return off <= _ABOUT
    if _is_fraction(ours) != _is_fraction(theirs):
        return _meets_fraction(a, b) if _is_fraction(ours) else _meets_fraction(b, a)
    coarse, fine = sorted((a, b), key=_digits)
    large = min(abs(a), abs(b)) >= _ROUNDED_FROM or not (a.is_integer() and b.is_integer())
    return large and off <= _ROUNDED and _to_digits(fine, _digits(coarse)) == coarse


def _is_fraction(fact: Fact) -> bool:
    """Whether a share is told in words: `two-thirds`, `one in five`, `half of`."""
    return fact.unit == "%" and _TOLD_IN_PERCENT.search(fact.text) is None


def _meets_fraction(fraction: float, percent: float) -> bool:
    """Whether a share in percent may be told as a fraction: 66 or 67 as two-thirds, 33 as a third.

    A fraction that is no whole number of percent is cut off as often as it is rounded.
    """
    if fraction.is_integer():
        return abs(fraction - percent) <= _HALF_PERCENT
    return abs(fraction - percent) < _WHOLE_PERCENT


def _digits(value: float) -> int:
    """How many significant digits the value is written with."""
    return len(f"{abs(value):.12g}".replace(".", "").split("e")[0].strip("0")) or 1


def _to_digits(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")
