"""Link what an outlet owns up to in a notice to the changes that it made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.matching.terms import worded
from service.model import Change, ChangeKind, Side, Statement
from service.text.clean import fold
from service.text.wordforms import plain_words

_ENOUGH: Final = 3
"""How many telling words a notice shares with a passage that was put in or taken out."""


def about(notice: str, changes: Sequence[Change]) -> tuple[int, ...]:
    """The places of the changes that the notice speaks of.

    It names a word or value that the change took out or put in, or it has several of the telling
    words of a passage that is new or gone, or it speaks of the headline.
    """
    said = _telling(notice) | _figures(notice)
    of_headline = "headline" in plain_words(notice)
    return tuple(
        at
        for at, change in enumerate(changes)
        if (change.kind is ChangeKind.HEADLINE and of_headline) or _speaks_of(said, change)
    )


def _speaks_of(said: frozenset[str], change: Change) -> bool:
    if change.kind in {ChangeKind.ADDED, ChangeKind.REMOVED}:
        side = change.after or change.before
        return side is not None and len(said & _telling(side.text)) >= _ENOUGH
    return any(said & _marked(side) for side in (change.before, change.after) if side)


def _marked(side: Side) -> frozenset[str]:
    words = " ".join(mark.cut(side.text) for mark in side.marks)
    return _telling(words) | _figures(words)


def _telling(text: str) -> frozenset[str]:
    """The content words of a text, number words among them."""
    terms = worded(Statement(fold(text), ())).terms.items
    return frozenset(term.key for term in terms if term.weight >= 1)


def _figures(text: str) -> frozenset[str]:
    return frozenset(word for word in plain_words(text) if word[0].isdigit())
