"""How a stretch of text holds what it says, told from the facts that were found in it."""

from __future__ import annotations

from collections.abc import Iterable

from service.model import Certainty, Fact, Slot, Span

_HEDGING = frozenset({"hedge", "conditional"})
_OPEN_PLANS = frozenset({"expected to", "considering", "proposed", "threatened to"})

_UTTERED = 4


def certainty_of(facts: Iterable[Fact], span: Span) -> Certainty:
    """The certainty within `span`: hedged before attributed before asserted."""
    within = [fact for fact in facts if fact.span.overlaps(span)]
    if any(fact.slot is Slot.CERTAINTY and _holds_back(fact) for fact in within):
        return Certainty.HEDGED
    if any(fact.slot is Slot.ATTRIBUTION or _speaks(fact) for fact in within):
        return Certainty.ATTRIBUTED
    return Certainty.ASSERTED


def _speaks(fact: Fact) -> bool:
    """Whether the words are somebody's: a quote of more than a title or a phrase."""
    return fact.slot is Slot.QUOTE and len(fact.text.split()) >= _UTTERED


def _holds_back(fact: Fact) -> bool:
    return fact.role in _HEDGING or fact.value in _OPEN_PLANS
