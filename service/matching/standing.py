"""How the evidence holds what it tells of a claim: as its own word, a source's, or with a doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.matching.polarity import clause_around
from service.matching.wording import Wording
from service.model import Certainty, Fact, Slot, Span, Statement
from service.text.facts import certainty_of


def standing(passage: Statement, core: Span, wording: Wording) -> Certainty:
    """The certainty of the sentence that carries the claim.

    A doubt counts in the clause that tells the claim: `if it rains` beside it says nothing of it.
    """
    told = [pair.theirs.span for pair in wording.pairs]
    return certainty_of(bearing(passage, core, told), core)


def bearing(passage: Statement, core: Span, told: Sequence[Span]) -> Iterator[Fact]:
    """The facts without the doubts of clauses of `core` that hold none of the words in `told`."""
    for fact in passage.facts:
        if fact.slot is not Slot.CERTAINTY:
            yield fact
        elif fact.span.overlaps(core):
            clause = clause_around(fact, passage.text, core)
            if any(map(clause.overlaps, told)):
                yield fact
