"""Each row: a claim, and a passage whose sentence opens by saying no to it, or does not."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation
from service.text.facts import state

DENIED = [
    (
        "Calento is recalling 120,000 fan heaters because the cable can overheat.",
        "“There is no recall of fan heaters,” Calento said of the cable that can overheat.",
    ),
    (
        "Two infants died after the harness of a Lumo pushchair came loose.",
        "No infant has died after the harness of a Lumo pushchair came loose.",
    ),
    (
        "Fans resold their tickets for the Quay concert for 2,000 euros.",
        "Nobody has resold tickets for the Quay concert for 2,000 euros.",
    ),
    (
        "Otto Perrin has given 30 million francs for scholarships.",
        "Not a franc of the 30 million has been given by Otto Perrin for scholarships.",
    ),
]
UNDENIED = [
    (
        "Otto Perrin has given 30 million francs for scholarships.",
        "Not long ago Otto Perrin married. He has given 30 million francs for scholarships.",
    ),
    (
        "The mayor lost a motion of no confidence on Monday.",
        "The mayor lost the no-confidence motion on Monday.",
    ),
    (
        "The firm paid clinic chains to delay rival products.",
        "The firm paid clinic chains to delay rival products, none of which came.",
    ),
    (
        "Calento is recalling 120,000 fan heaters because the cable can overheat.",
        "Calento is recalling 120,000 fan heaters because the cable can overheat. There is no fee.",
    ),
]


@pytest.mark.parametrize(("claim", "passage"), DENIED)
def test_a_sentence_that_opens_with_no_or_nobody_disputes_the_claim(
    claim: str, passage: str
) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.DISPUTES


@pytest.mark.parametrize(("claim", "passage"), UNDENIED)
def test_a_no_that_belongs_to_something_else_disputes_nothing(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.REPORTS
