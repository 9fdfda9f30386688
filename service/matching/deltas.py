"""Set the claim's facts against the evidence's: which are met, and how the others differ."""

from __future__ import annotations

from calendar import day_name
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from service.matching import figures, names, quotes, sources
from service.matching.sides import AGREES, Facts, Outcome, slot
from service.matching.wording import Wording
from service.model import Delta, Fact, Reading, Slot

_WEEKDAYS: Final = frozenset(day.lower() for day in day_name)


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
        *figures.compare(facts, wording),
        *_dates(facts),
        *_quotes(facts),
        *names.compare(facts, wording),
        *sources.compare(facts),
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
    """Each date of the claim met, or else set against a date that meets none of them."""
    ours, given = slot(facts.ours, Slot.DATE), slot(facts.theirs, Slot.DATE)
    free = [t for t in given if not any(_one_date(str(o.value), str(t.value)) for o in ours)]
    for fact in ours:
        value = str(fact.value)
        met = next((t for t in given if _one_date(value, str(t.value))), None)
        rival = next((t for t in free if _same_kind(value, str(t.value))), None)
        if met:
            yield Outcome(fact, met)
        elif rival:
            yield Outcome(fact, rival, Reading.CONFLICT)


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
