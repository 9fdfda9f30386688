"""Find the verb that a claim turns on: what it says has happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from service.matching.lead import leads_up
from service.matching.stem import is_past
from service.matching.terms import Term, Terms
from service.model import Slot, Statement

_AUXILIARY: Final = re.compile(
    r"\b(?:will|would|has|have|had|is|are|was|were|been|be|to|did|not|could|can|may|might|must|"
    r"should)\s(?:\w{1,12}ly\s)?$"
)
_OF_A_NOUN: Final = re.compile(
    r"\b(?:the|an?|of|over|for|with|about|by|from|its|their|his|her|on|in|at|and)\s$"
)
_FINITE: Final = re.compile(
    r"[,;:.—–()\"“”]|\b(?:and|but|that|which|who|whose|when|after|before|because|as|while|if|"
    r"whether|until|since)\b|"
    r"(\b(?:is|are|was|were|has|have|had|will|would|did|does|do|can|could|may|must)\b)"
)
_NAME_BEFORE: Final = re.compile(r"\b[A-Z]\w{1,20}\s$")
_OBJECT: Final = re.compile(r"\s(?:(?:the|an?|its|his|her|their)\s|[A-Z\d$£€])")
_BEFORE: Final = 24
_CLAUSE: Final = 300


def main_event(claim: Statement, terms: Terms) -> Term | None:
    """The first finite verb of an event that is not merely how a source tells it.

    `moored` in `a ship moored beside the quay was hit`, and `withheld` in `over withheld pay`,
    describe a noun. None where no verb is sure.
    """
    return next(finite_events(claim, terms), None)


def finite_events(claim: Statement, terms: Terms) -> Iterator[Term]:
    """All finite verbs of events, those of its sources left out."""
    sources = [fact.span for fact in claim.facts if fact.slot is Slot.ATTRIBUTION]
    for term in terms.items:
        if term.event and not any(map(term.span.overlaps, sources)) and is_finite(term, claim.text):
            yield term


def is_finite(term: Term, text: str) -> bool:
    """Whether the word is the verb of a clause, as far as its form and the words around it tell."""
    start, end = term.span.start, term.span.end
    if leads_up(_AUXILIARY, text, start, within=_BEFORE):
        return True
    if not is_past(text[start:end].partition(" ")[0].lower()):
        return False
    if leads_up(_OF_A_NOUN, text, start, within=_BEFORE):
        return False
    following = _FINITE.search(text, end, end + _CLAUSE)
    return not (following and following.group(1))


def is_done_by_a_name(term: Term, text: str) -> bool:
    """Whether a word in small letters stands between a name and an object: `Lidl buys the farm`."""
    start, end = term.span.start, term.span.end
    if not text[start].islower() or not text.startswith(" ", end):
        return False
    before = leads_up(_NAME_BEFORE, text, start, within=_BEFORE)
    return before and _OBJECT.match(text, end) is not None
