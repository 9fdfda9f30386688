"""The day on which something was said, and the day on which it was done."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation, Slot
from service.text.facts import state


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "People were evacuated on Monday.",
            "The company denied on Tuesday that anyone had been evacuated.",
        ),
        (
            "Two men were arrested on Monday.",
            "Police said on Tuesday that two men had been arrested.",
        ),
        (
            "Workers walked out on Wednesday.",
            "The union told reporters on Thursday that workers had walked out.",
        ),
        (
            "The bridge collapsed on Sunday.",
            "The mayor confirmed late on Monday that the bridge had collapsed.",
        ),
        (
            "Two men were arrested on Monday, police said.",
            "Two men were arrested, police said on Tuesday.",
        ),
    ],
)
def test_the_day_of_saying_is_not_set_against_the_day_of_the_deed(claim: str, passage: str) -> None:
    verdict = judge(state(claim), state(passage))
    assert verdict.relation is not Relation.DIFFERS
    assert all(delta.slot is not Slot.DATE for delta in verdict.deltas)


@pytest.mark.parametrize(
    "passage",
    [
        "The bridge collapsed on Monday, the mayor said.",
        "The mayor said the bridge collapsed on Monday.",
        "The mayor said that on Monday the bridge collapsed.",
    ],
)
def test_a_day_of_the_deed_beside_a_source_is(passage: str) -> None:
    verdict = judge(state("The bridge collapsed on Sunday."), state(passage))
    assert verdict.relation is Relation.DIFFERS


def test_two_days_of_saying_one_thing_are() -> None:
    claim, passage = (
        f"The mayor said on {day} that he would resign." for day in ("Sunday", "Monday")
    )
    assert judge(state(claim), state(passage)).relation is Relation.DIFFERS
