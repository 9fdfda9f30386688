"""What a number counts that is told at the end of a sentence."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation
from service.text.facts import state


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "Twelve people were killed in the explosion at Kelmouth harbour.",
            "The number of people killed in Tuesday's explosion at Kelmouth has risen to 17.",
        ),
        (
            "Forty passengers were injured in the train crash near Olvany.",
            "The number of passengers injured in the train crash near Olvany now stands at 62.",
        ),
        (
            "Five miners are missing after the collapse at Drumlea.",
            "The number of miners missing after the collapse at Drumlea has fallen to two.",
        ),
        (
            "Two people died in the flood at Hexley.",
            "The death toll from the flood at Hexley has climbed to five.",
        ),
        (
            "The number of people killed in the ferry fire at Rond has risen to 30.",
            "Twelve people were killed in the ferry fire at Rond.",
        ),
    ],
)
def test_a_number_that_a_count_has_reached_is_set_against_the_claims(
    claim: str, passage: str
) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.DIFFERS


def test_the_same_number_that_a_count_has_reached_is_met() -> None:
    claim = "Seventeen people were killed in the explosion at Kelmouth harbour."
    passage = "The number of people killed in the explosion at Kelmouth harbour has risen to 17."
    assert judge(state(claim), state(passage)).relation is Relation.REPORTS


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "Three climbers were killed in the avalanche on Mount Ters.",
            "The number of climbers injured in the avalanche on Mount Ters has climbed to nine.",
        ),
        (
            "Two people were killed in an accident on the A9.",
            "The number of people killed in accidents on the A9 has risen to 40 this year.",
        ),
        (
            "Twelve people were killed in the fire at Rond.",
            "The number of firefighters at the fire at Rond has risen to 80.",
        ),
        (
            "Twelve people were killed in the attack on Marlow market.",
            "The number of people who fled the attack on Marlow market has risen to 4,000.",
        ),
    ],
)
def test_a_count_of_others_or_over_a_time_is_not(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.RELATED
