"""How one outlet changed a quote between two versions of a passage."""

from __future__ import annotations

from typing import Final

from service.matching.quotes_apart import rewritten
from service.model import Delta, QuoteChange, Slot, Statement
from service.text.wordforms import plain_words

_MOST: Final = 0.5
_UTTERED: Final = 4
"""A quote of so many words is somebody's utterance, not a title or a phrase."""


def quote_change(delta: Delta, before: Statement, after: Statement) -> QuoteChange | None:
    """How the delta changes a quote: its words, its marks, or who is said to have said it."""
    if delta.slot is Slot.ATTRIBUTION:
        return QuoteChange.REATTRIBUTED if _both_quote(before, after) else None
    if delta.slot is not Slot.QUOTE:
        return None
    if delta.ours is None or delta.theirs is None:
        return _unquoted(delta, before, after)
    return rewritten(delta.ours, delta.theirs) or QuoteChange.TRUNCATED


def _both_quote(before: Statement, after: Statement) -> bool:
    """Whether both have an utterance in the same words."""
    ours, theirs = (
        {
            words
            for fact in side.facts
            if fact.slot is Slot.QUOTE and len(words := plain_words(fact.text)) >= _UTTERED
        }
        for side in (before, after)
    )
    return not ours.isdisjoint(theirs)


def _unquoted(delta: Delta, before: Statement, after: Statement) -> QuoteChange | None:
    """Whether the other text has most words of the quote without its marks."""
    quote, other = (delta.ours, after) if delta.ours else (delta.theirs, before)
    said = plain_words(quote.text) if quote else ()
    told = set(plain_words(other.text))
    kept = sum(word in told for word in said)
    return QuoteChange.INDIRECT if said and kept >= _MOST * len(said) else None
