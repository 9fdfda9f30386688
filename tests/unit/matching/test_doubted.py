"""Each row: a claim, and a passage that leaves open whether it is so, or does not."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation
from service.text.facts import state

DOUBTED = [
    (
        "The tanker drivers' strike was illegal.",
        "Lawyers are divided over whether the tanker drivers' strike was illegal.",
    ),
    (
        "Norway will join the currency union.",
        "Norway will join the currency union only if voters agree in a referendum.",
    ),
    (
        "The Toddbrook dam burst.",
        "Hundreds of people were evacuated amid fears that the Toddbrook dam could burst.",
    ),
    (
        "The firm paid bribes to officials.",
        "Prosecutors must prove that it paid bribes to officials.",
    ),
    (
        "The warning was sent in time.",
        "The villagers would have survived had the warning been sent in time.",
    ),
]
TOLD = [
    (
        "The inquiry examined whether the minister lied.",
        "The inquiry looked at whether the minister lied.",
    ),
    (
        "The union warned that it would strike if talks failed.",
        "The union said it would strike if talks failed.",
    ),
    ("The mother poisoned her son.", "The prosecution proved that the mother poisoned her son."),
    (
        "The bridge collapsed.",
        "The bridge collapsed, and residents asked whether it had been inspected.",
    ),
    (
        "The bank will close its branches.",
        "The bank will close its branches, if two people briefed on the plan are right.",
    ),
    (
        "Rivers burst their banks in Bihar.",
        "Rivers burst their banks in Bihar, raising fears that dams could fail.",
    ),
]


@pytest.mark.parametrize(("claim", "passage"), DOUBTED)
def test_what_is_doubted_feared_or_conditional_is_no_report_that_it_is_so(
    claim: str, passage: str
) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.RELATED


@pytest.mark.parametrize(("claim", "passage"), TOLD)
def test_a_doubt_of_something_else_or_one_that_the_claim_has_too_hinders_no_report(
    claim: str, passage: str
) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.REPORTS
