"""Times of day as a text writes them: `5.30pm`, `17:30 GMT`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from service.matching.lead import leads_up
from service.model import Fact, Slot, Span

_TIME: Final = re.compile(
    r"(?<![\d.,:$£€])(\d{1,2})(?:[.:](\d{2})(?![\d:]))?+(?:\s?([ap])\.?m\b\.?|(?<=:\d\d)(?!\d))"
    r"(?:\s(gmt|utc|bst|est|edt|et|cet|pst|pdt|pt|ist|local)\b)?",
    re.IGNORECASE,
)
_LOOSELY: Final = re.compile(
    r"\b(?:about|around|roughly|after|before|by|nearly|past|until|from|since)\s$", re.IGNORECASE
)
_BEFORE: Final = 12
_HALF_DAY: Final = 12
_HOUR: Final = 60
_HOURS: Final = 24
UNSURE: Final = "?"
"""What ends the value of a time that may be before or after noon."""


def times(text: str, within: Span) -> Iterator[Fact]:
    """The times of day in a stretch of text, as `T17:30`, or `T05:30?` of either half of a day.

    `unit` is the zone, where one is told, and the role of one that is not told exactly is `about`.
    """
    for found in _TIME.finditer(text, within.start, within.end):
        value = _value(*found.groups()[:3])
        if value:
            loose = leads_up(_LOOSELY, text, found.start(), within=_BEFORE)
            zone, span = (found[4] or "").lower(), Span(*found.span())
            told, role = found[0], "about" if loose else ""
            yield Fact(Slot.DATE, told, span, value, unit=zone, role=role)


def possible(text: str) -> bool:
    """Whether a text may tell a time of day."""
    return _TIME.search(text) is not None


def is_time(fact: Fact) -> bool:
    """Whether the fact is a time of day."""
    return str(fact.value).startswith("T")


def _value(hour: str, minute: str | None, half: str | None) -> str:
    """The normal form; empty where it is no time. A slip such as `12:60 AM` is one."""
    at, past = int(hour), int(minute or 0)
    if at >= _HOURS or (past >= _HOUR and not half) or (half and not 1 <= at <= _HALF_DAY):
        return ""
    if half:
        at = at % _HALF_DAY + (_HALF_DAY if half.lower() == "p" else 0)
    unsure = not half and 0 < at <= _HALF_DAY and hour[0] != "0"
    return f"T{at:02}:{past:02}{UNSURE if unsure else ''}"
