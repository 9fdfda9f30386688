"""One detail told in two ways by sentences of one row, though neither tells what the other does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from service.matching.comparison import Comparison
from service.matching.figures import telling
from service.matching.one_detail import is_one_detail
from service.matching.opposition import Opposition
from service.model import Certainty, Delta, Reading, Slot
from service.text.facts.roles import OF_PERSONS
from service.text.facts.wordlist import words

_BARELY: Final = 0.2
"""The share of the one that the other must tell: a row's sentences are known to be about one
thing, so that it is less than a look-up asks."""
_MOSTLY: Final = 0.6
"""The share of what a denial bears on that both must have."""
_OF_AN_EVENT: Final = words("killed injured missing displaced trapped")
"""What befalls persons all at once, on whatever day it is counted."""
TOLD_APART: Final = frozenset({Reading.CONFLICT, Reading.LATER_UPDATE, Reading.EARLIER_VALUE})
_PEOPLE: Final = frozenset({"person", "people"})
"""What is counted where no sort is told: `22 retired drivers` are a part of `640 drivers`."""


def details_apart(pair: Comparison) -> Iterator[Delta]:
    """The counts of one thing that differ, and what the one says is so and the other denies."""
    if pair.told < _BARELY or pair.other_place or pair.other_year or pair.another_time:
        return
    two_days = bool(pair.compared.in_slot(Slot.DATE))
    for delta in pair.compared.in_slot(Slot.NUMBER):
        apart = delta.reading in TOLD_APART and _of_one_count(delta, two_days=two_days)
        if apart and is_one_detail(delta, pair):
            yield delta
    if pair.event_told and pair.certainty is not Certainty.HEDGED:
        denied = (found for found in pair.opposed if _is_denied(found, pair))
        yield from (_negation(found) for found in list(denied)[:1])


def _of_one_count(delta: Delta, *, two_days: bool) -> bool:
    """Whether both count whom one event befell, or just people, more than a few and of one day."""
    ours, theirs = delta.ours, delta.theirs
    if ours is None or theirs is None or (two_days and ours.role not in _OF_AN_EVENT):
        return False
    if ours.role == theirs.role and ours.role in OF_PERSONS:
        return True
    if ours.role != theirs.role and ours.role and theirs.role:
        return False
    return {ours.unit, theirs.unit} <= _PEOPLE and telling(ours) and telling(theirs)


def _is_denied(found: Opposition, pair: Comparison) -> bool:
    """Whether one says no to it, or somebody there denies it; what was denied was only refused."""
    cue, side = (found.ours, pair.claim) if found.ours else (found.theirs, pair.passage)
    if cue is None or found.share < _MOSTLY:
        return False
    return cue.role == "negation" or (
        cue.role == "denial"
        and any(f.slot is Slot.ATTRIBUTION and f.span.overlaps(cue.span) for f in side.facts)
    )


def _negation(found: Opposition) -> Delta:
    return Delta(Slot.NEGATION, found.ours, found.theirs, Reading.CONFLICT)
