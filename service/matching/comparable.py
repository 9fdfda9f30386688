"""Which facts of a stretch of text are set against another text's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from service.matching import tolls
from service.matching.clock_times import times
from service.model import Fact, Slot, Span, Statement

NUMERAL: Final = "numeral"
"""The unit of digits that are no quantity: a score, a time of day, a house number."""
DIGITS: Final = re.compile(r"\d{1,12}")
_READ_AS_DIGITS: Final = frozenset({Slot.NUMBER, Slot.DATE, Slot.NAME, Slot.PLACE})


def comparable(statement: Statement, within: Span) -> tuple[Fact, ...]:
    """The facts inside a span, with times of day and bare digits.

    The count in a cue such as `no one` is none.
    """
    facts = [fact for fact in statement.facts if fact.span.overlaps(within)]
    cues = iter([fact.span for fact in facts if fact.slot is Slot.NEGATION])
    numbers = list(_clear_of(cues, [fact for fact in facts if fact.slot is Slot.NUMBER]))
    numbers = list(tolls.counting(numbers, statement.text)) if numbers else numbers
    others = [fact for fact in facts if fact.slot is not Slot.NUMBER]
    bare = list(_numerals(statement.text, within))
    if not bare:
        return (*others, *numbers)
    spans = [fact.span for fact in facts if fact.slot in _READ_AS_DIGITS]
    hours = list(_clear_of(iter(spans), times(statement.text, within)))
    read = iter(sorted((*spans, *(fact.span for fact in hours))) if hours else spans)
    return (*others, *hours, *numbers, *_clear_of(read, bare))


def countable(statement: Statement) -> tuple[Fact, ...]:
    """Every number that is compared of any stretch of the text, and some that none gives."""
    numbers = (fact for fact in statement.facts if fact.slot is Slot.NUMBER)
    counted = tolls.counting(numbers, statement.text)
    return (*counted, *_numerals(statement.text, Span(0, len(statement.text))))


def _numerals(text: str, within: Span) -> Iterator[Fact]:
    """Every run of digits as a number, such as those of a score or a time of day."""
    for found in DIGITS.finditer(text, within.start, within.end):
        span, value = Span(*found.span()), float(found.group())
        yield Fact(Slot.NUMBER, found.group(), span, value, unit=NUMERAL)


def _clear_of(taken: Iterator[Span], facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts that overlap no taken span; both come in order."""
    span = next(taken, None)
    for fact in facts:
        while span and span.end <= fact.span.start:
            span = next(taken, None)
        if not (span and span.overlaps(fact.span)):
            yield fact
