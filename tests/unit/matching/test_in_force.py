"""Each row: a claim of how a thing stands, and a passage that says the same, or the contrary."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation
from service.text.facts import state

OPPOSITE = [
    ("The export ban on rice remains in force.", "The export ban on rice was lifted at midnight."),
    ("The export ban on rice remains in force.", "The export ban on rice is no longer in force."),
    ("The curfew in Cayenne is still in place.", "The curfew in Cayenne ended on Sunday."),
    ("The state of emergency remains in effect.", "The state of emergency expired on Monday."),
    ("The licence of Radio Vox was revoked.", "The licence of Radio Vox remains in force."),
    ("The order to boil water was rescinded.", "The order to boil water still stands."),
    ("The motion against Speaker Lund passed.", "The motion against Speaker Lund failed."),
    ("The rail strike ended on Thursday.", "The rail strike continues."),
    ("The mine at Kolva resumed production.", "The mine at Kolva halted production."),
    ("The marathon in Porto was held on Sunday.", "The marathon in Porto was postponed."),
]
SAME = [
    ("The export ban on rice remains in force.", "The export ban on rice is still in place."),
    ("The export ban on rice ended.", "The export ban on rice expired."),
    ("The dockers ended their strike.", "The dockers called off their strike."),
    ("The bill on lobbying was adopted.", "The bill on lobbying passed."),
    (
        "The curfew was lifted in Nice.",
        "The curfew was lifted in Nice but remains in force in Cannes.",
    ),
    ("The festival was postponed to June.", "The festival was put off until June."),
    ("Voters rejected the new constitution.", "The new constitution was voted down by voters."),
    ("Organisers called off the fair.", "Organisers were forced to cancel the fair."),
]
OTHER = [
    ("The tariffs on steel were doubled.", "The tariffs on steel angered builders."),
    ("The ban on glyphosate was lifted.", "The ban on glyphosate surprised farmers."),
    ("The harbour fee was abolished.", "The harbour fee paid for dredging."),
]


@pytest.mark.parametrize(("claim", "passage"), OPPOSITE)
def test_what_is_in_force_and_what_has_ended_dispute_one_another(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.DISPUTES


@pytest.mark.parametrize(("claim", "passage"), SAME)
def test_other_words_for_how_a_thing_stands_report_it(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.REPORTS


@pytest.mark.parametrize(("claim", "passage"), OTHER)
def test_a_passage_that_says_something_else_of_the_same_thing_is_related(
    claim: str, passage: str
) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.RELATED


def test_a_claim_is_not_rejected_by_one_who_does_not_deny_it() -> None:
    claim = "The shipping agent denied that he had ever met the owners."
    passage = "The shipping agent did not deny that he had met the owners."
    assert judge(state(claim), state(passage)).relation is not Relation.REPORTS
