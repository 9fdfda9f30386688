"""Each row: a passage that mentions what was printed, and the words that take it back."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation, Slot
from service.text.facts import state

CLAIM = "The bank overcharged 38,000 customers in March."
TOLD = "the bank overcharged 38,000 customers in March"

TAKEN_BACK = [
    (f"An earlier version of this article said {TOLD}. That was wrong.", "That was wrong"),
    (f"Correction: we wrote that {TOLD}. This was incorrect; all is well.", "This was incorrect"),
    (f"On Friday we reported that {TOLD}. We got it wrong.", "We got it wrong"),
    (f"For the record: {TOLD}, we said. That is not the case.", "That is not the case"),
]

STANDING = [
    "The bank overcharged 38,000 customers in March. That was wrong, the regulator said.",
    f"An earlier version of this article misspelt the chairman's name. That was wrong. {CLAIM}",
    f"We reported on Friday that {TOLD}. It has now begun to pay them.",
]


@pytest.mark.parametrize(("passage", "words"), TAKEN_BACK)
def test_what_a_correction_takes_back_is_disputed_in_its_words(passage: str, words: str) -> None:
    verdict = judge(state(CLAIM), state(passage))
    assert verdict.relation is Relation.DISPUTES
    told = [d.theirs.text for d in verdict.deltas if d.slot is Slot.NEGATION and d.theirs]
    assert told == [words]


@pytest.mark.parametrize("passage", STANDING)
def test_a_wrong_deed_or_another_correction_disputes_nothing(passage: str) -> None:
    assert judge(state(CLAIM), state(passage)).relation is Relation.REPORTS
