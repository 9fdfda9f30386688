"""What a number is told per: `500 cars a day`, `14 euros per square metre`."""

from __future__ import annotations

import re
from typing import Final

from service.model import Fact
from service.text.facts.units import MEASURES

_REACH: Final = 40
"""How many code points after a number its rate may begin and end in."""
_TIMES: Final = "hour|day|week|month|year|decade"
_RATE: Final = re.compile(
    rf"(?:\b(?:an?|every|each) ({_TIMES})\b)"
    rf"|\bper (square metre|square meter|square foot|hectare|acre|{_TIMES}"
    r"|metre|meter|kilometre|kilometer|mile|litre|liter|gallon|barrel|kilo|pound|tonne|ounce)\b"
    r"|\b(hourly|daily|weekly|monthly|yearly|annually)\b",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r"[.,;:!?()\d]|\b(?:and|but|than|after|for)\b")
_UNITS: Final = {
    "square metre": "m2",
    "square meter": "m2",
    "square foot": "ft2",
    "hectare": "ha",
    "metre": "m",
    "meter": "m",
    "kilometre": "km",
    "kilometer": "km",
    "mile": "mi",
    "litre": "l",
    "liter": "l",
    "gallon": "gal",
    "barrel": "bbl",
    "kilo": "kg",
    "pound": "lb",
    "tonne": "t",
    "ounce": "oz",
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
}


def per(fact: Fact, text: str) -> str:
    """The unit that a number is told per, in its own clause; empty where it is told of none."""
    after = text[fact.span.end : fact.span.end + _REACH]
    stop = _BREAK.search(after)
    found = _RATE.search(after, 0, stop.start() if stop else len(after))
    if found is None:
        return ""
    word = next(part for part in found.groups() if part).lower()
    return _UNITS.get(word, word)


def apart(ours: str, theirs: str) -> bool:
    """Whether two rates are told per different amounts of one thing: a day, a week."""
    one, other = MEASURES.get(ours), MEASURES.get(theirs)
    if one is None or other is None or one.dimension != other.dimension:
        return False
    return one.factor != other.factor
