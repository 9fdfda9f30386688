"""Whether two facts that differ are one detail told in two ways, or details of two things."""

from __future__ import annotations

import re
from typing import Final

from service.matching.comparison import Comparison
from service.matching.names import NAMING
from service.model import Delta, Fact, Slot, Statement

_NEAR_COPY: Final = 0.7
"""How alike two texts must be for a date to need no word beside it that both have."""
DATELINE: Final = re.compile(r"[A-Z][^—–.]{0,60}[—–] ")
"""Where a text was filed and by whom: `KELMOUTH (MPA) — `."""
_WHEN_SAID: Final = re.compile(r"\s{1,3}(?:(?:late|early)\s)?(?:(?:on|in|at)\s)?(?:the\s)?")
_OF_MORE: Final = re.compile(r"\s{1,3}of\s{1,3}(?:the|them|those|these|whom)\b")
_TIMES: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
_LONGEST_BETWEEN: Final = 16
_TOLD_TO: Final = re.compile(r"\b(?:told|tells|telling|interview with|quoted by)\s(?:the\s)?$")


def is_one_detail(delta: Delta, pair: Comparison) -> bool:
    """Whether an editor would set the two facts against each other.

    Two numbers are both of a whole or both of a part of more (`nine of the injured`), and two
    lengths of time in unlike units have a word beside them in common. Two dates are told as
    finely, have a word beside them in common, and are not when somebody spoke. Two names are
    neither that of the source nor that of the paper it spoke to, nor where the text was filed.
    """
    ours, theirs = delta.ours, delta.theirs
    if ours is None or theirs is None:
        return True
    sides = ((ours, pair.claim), (theirs, pair.passage))
    if delta.slot is Slot.NUMBER:
        parts = {_is_of_more(fact, side) for fact, side in sides}
        near = pair.wording.shared_around(ours.span, theirs.span, reach=1)
        return len(parts) == 1 and (
            ours.unit == theirs.unit or not _lasts(ours, theirs) or near > 0
        )
    if delta.slot is Slot.DATE:
        return (
            _fineness(ours) == _fineness(theirs)
            and not any(_tells_when_said(fact, side) for fact, side in sides)
            and (
                pair.wording.alike >= _NEAR_COPY
                or pair.wording.shared_around(ours.span, theirs.span) > 0
            )
        )
    return delta.slot not in NAMING or not any(_is_of_saying(fact, side) for fact, side in sides)


def _is_of_more(number: Fact, statement: Statement) -> bool:
    return _OF_MORE.match(statement.text, number.span.end) is not None


def _lasts(ours: Fact, theirs: Fact) -> bool:
    return {ours.unit, theirs.unit} <= _TIMES


def _fineness(date: Fact) -> int:
    """A year, a month or a day."""
    return str(date.value).count("-")


def _tells_when_said(date: Fact, statement: Statement) -> bool:
    return any(
        source.span.overlaps(date.span) or _is_between(source, date, statement.text)
        for source in statement.facts
        if source.slot is Slot.ATTRIBUTION
    )


def _is_between(source: Fact, date: Fact, text: str) -> bool:
    """Whether nothing but a preposition stands between: `said on Sunday`."""
    start, end = source.span.end, date.span.start
    if not start < end <= start + _LONGEST_BETWEEN:
        return False
    return _WHEN_SAID.fullmatch(text, start, end) is not None


def _is_of_saying(name: Fact, statement: Statement) -> bool:
    filed = DATELINE.match(statement.text)
    if filed and name.span.start < filed.end():
        return True
    before = statement.text[max(0, name.span.start - _LONGEST_BETWEEN * 2) : name.span.start]
    return _TOLD_TO.search(before) is not None or any(
        fact.slot is Slot.ATTRIBUTION and fact.span.overlaps(name.span) for fact in statement.facts
    )
