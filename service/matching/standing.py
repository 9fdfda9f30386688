"""How the evidence holds what it tells of a claim: as its own word, a source's, or with a doubt."""

from __future__ import annotations

from collections.abc import Iterator

from service.matching.clauses import clause_around
from service.matching.wording import Wording
from service.model import Certainty, Fact, Slot, Span, Statement
from service.text.facts import certainty_of


def standing(passage: Statement, core: Span, wording: Wording) -> Certainty:
    """The certainty of the sentence that carries the claim.

    A doubt counts in the clause that tells the claim: `if it rains` beside it says nothing of it.
    """
    return certainty_of(_bearing(passage, core, wording), core)


def _bearing(passage: Statement, core: Span, wording: Wording) -> Iterator[Fact]:
    """The facts without the doubts of clauses that have none of the claim's words."""
    told = [pair.theirs.span for pair in wording.pairs]
    for fact in passage.facts:
        if fact.slot is not Slot.CERTAINTY:
            yield fact
        elif fact.span.overlaps(core):
            clause = clause_around(fact, passage.text, core)
            if any(map(clause.overlaps, told)):
                yield fact
