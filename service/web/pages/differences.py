"""The deltas of one row of a comparison, gathered into differences in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.model import Cell, Fact, QuoteChange, Reading, Row, RowDelta, Slot
from service.web.pages.wording import CERTAINTIES

READINGS = {
    Reading.CONFLICT: "they conflict",
    Reading.LATER_UPDATE: "told at different times: an update",
    Reading.EARLIER_VALUE: "told at different times: an update",
    Reading.ROUNDING: "the same, rounded",
    Reading.SCOPE: "of something narrower or wider",
}

QUOTES = {
    QuoteChange.TRUNCATED: "the quote is cut short",
    QuoteChange.SPLICED: "parts of the quote are joined",
    QuoteChange.SUBSTITUTED: "words of the quote are replaced",
    QuoteChange.REATTRIBUTED: "the quote is given to somebody else",
    QuoteChange.INDIRECT: "a quote to one, told in own words by the other",
}

_MANNERS = {Slot.ATTRIBUTION, Slot.CERTAINTY}

_MISSING = {
    Slot.ATTRIBUTION: "no source named",
    Slot.NEGATION: "not denied",
    Slot.QUOTE: "not quoted",
}
_LONGEST = 80
"""As much of a value as stands above the row; the cell below has all of it."""


@dataclass(frozen=True, slots=True)
class Value:
    """What some of the articles give, by their places; not `quoted` where the words are ours."""

    text: str
    is_quoted: bool
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that articles tell differently: of what, each value, and how to read it."""

    slot: str
    values: tuple[Value, ...]
    says: tuple[str, ...]


_Side = tuple[int, Fact | None]


def differences(row: Row) -> tuple[Difference, ...]:
    """The row's deltas, those that hang together through a shared fact as one difference.

    What is told stands before who tells it and how firmly.
    """
    chains = sorted(_chains(row.deltas), key=lambda chain: chain[0].delta.slot in _MANNERS)
    return tuple(_difference(row, chain) for chain in chains)


def _chains(deltas: Iterable[RowDelta]) -> list[list[RowDelta]]:
    """Deltas of one slot that share a side, with each other or through others."""
    chains: list[list[RowDelta]] = []
    for delta in deltas:
        touched = [chain for chain in chains if any(_meet(delta, other) for other in chain)]
        chains = [chain for chain in chains if chain not in touched]
        chains.append([*(other for chain in touched for other in chain), delta])
    return chains


def _meet(one: RowDelta, other: RowDelta) -> bool:
    alike = one.delta.slot is other.delta.slot and one.quote is other.quote
    return alike and any(side in _sides(other) for side in _sides(one))


def _sides(given: RowDelta) -> tuple[_Side, _Side]:
    return (given.first, given.delta.ours), (given.second, given.delta.theirs)


def _difference(row: Row, chain: list[RowDelta]) -> Difference:
    first = chain[0].delta
    sides = sorted({side for delta in chain for side in _sides(delta)}, key=_in_order)
    says = (QUOTES[d.quote] if d.quote else _reading(d) for d in chain)
    return Difference(
        slot=_named(first.slot, first.ours or first.theirs),
        values=_values(row, first.slot, sides),
        says=tuple(dict.fromkeys(filter(None, says))),
    )


def _in_order(side: _Side) -> tuple[int, int]:
    place, fact = side
    return place, fact.span.start if fact else -1


def _reading(given: RowDelta) -> str:
    """How to read two values; a certainty is in no conflict with another, nor nothing with much."""
    delta = given.delta
    is_read = delta.ours and delta.theirs and delta.slot is not Slot.CERTAINTY
    return READINGS[delta.reading] if is_read else ""


def _named(slot: Slot, fact: Fact | None) -> str:
    role = fact.role if fact and slot is Slot.NUMBER else ""
    return f"{slot.value}, {role}" if role else slot.value


def _values(row: Row, slot: Slot, sides: Iterable[_Side]) -> tuple[Value, ...]:
    """The sides by what they give: one value, in whatever words, stands once."""
    found: dict[object, Value] = {}
    for place, fact in sides:
        key = (fact.value, fact.high, fact.op) if fact else None
        told = found.get(key) or Value(_worded(row, slot, place, fact), fact is not None, ())
        if place not in told.places:
            found[key] = Value(told.text, told.is_quoted, (*told.places, place))
    return tuple(found.values())


def _worded(row: Row, slot: Slot, place: int, fact: Fact | None) -> str:
    if fact:
        text = fact.text.rstrip(",")
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    cell = row.cells[place]
    if slot is Slot.CERTAINTY and isinstance(cell, Cell):
        return CERTAINTIES[cell.certainty]
    return _MISSING.get(slot, "not told")
