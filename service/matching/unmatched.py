"""Facts of the claim that the evidence does not meet, set against its own of the same kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from service.matching.comparison import Comparison
from service.matching.relation import deltas
from service.model import Delta, Fact, Reading, Relation, Slot

SLOTS: Final = frozenset(
    {Slot.NUMBER, Slot.DATE, Slot.PLACE, Slot.NAME, Slot.QUOTE, Slot.ATTRIBUTION}
)


def differences(pair: Comparison) -> tuple[Delta, ...]:
    """What the facts show to differ: by the rules, or else by standing unmatched."""
    found = deltas(pair, Relation.DIFFERS)
    if any(delta.slot in SLOTS for delta in found):
        return found
    more = unmatched(pair)
    return (*more, *found) if more else ()


def unmatched(pair: Comparison) -> tuple[Delta, ...]:
    """A delta for each fact of the claim that has no like and one rival in the evidence.

    Two facts of one kind in one statement need not be of one thing; so this is asked only where
    something else says that a detail differs.
    """
    return tuple(_deltas(pair))


def _deltas(pair: Comparison) -> Iterator[Delta]:
    free = [fact for fact in pair.passage.facts if _is_free(fact, pair)]
    for ours in pair.claim.facts:
        if ours.slot in SLOTS and ours not in pair.compared.met:
            theirs = next((fact for fact in free if _rivals(ours, fact)), None)
            if theirs:
                free.remove(theirs)
                yield Delta(ours.slot, ours, theirs, Reading.CONFLICT)


def _is_free(theirs: Fact, pair: Comparison) -> bool:
    """Whether the fact stands in the evidence, and says nothing that the claim says."""
    return theirs.span.overlaps(pair.evidence) and not any(
        ours.slot is theirs.slot and ours.value == theirs.value for ours in pair.claim.facts
    )


def _rivals(ours: Fact, theirs: Fact) -> bool:
    return ours.slot is theirs.slot and ours.unit == theirs.unit
