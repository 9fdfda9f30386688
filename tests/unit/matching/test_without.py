"""Each row: two texts of which one does without what the other may have."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation, Slot
from service.text.facts import state

OPPOSED = [
    ("The talks ended with an agreement.", "The talks collapsed without an agreement."),
    ("The summit ended with a joint statement.", "The summit closed without a joint statement."),
    (
        "The bill was passed after a vote in the senate.",
        "The bill was passed without a vote in the senate.",
    ),
    ("Police made arrests at the protest.", "The protest passed without any arrests."),
    ("The firms reached a settlement in court.", "The firms left court without a settlement."),
    ("The government has enough doses.", "The government lacks doses."),
    ("The march ended with arrests.", "The march ended calmly without a single arrest."),
    ("The suspect was charged on Monday.", "The suspect was freed on Monday without charge."),
]
AT_ONE = [
    ("The army has no shells.", "The army lacks shells."),
    ("The man was held without charge.", "The man was held and never charged."),
    ("The march ended without arrests.", "The march ended without a single arrest."),
    ("The talks ended without an agreement.", "The talks collapsed with no deal."),
    ("The firms left court with no settlement.", "The firms left court without any settlement."),
    (
        "The ministers met without reaching an accord.",
        "The ministers met but failed to reach an accord.",
    ),
    ("Half of the households lost power.", "Half of the households were without power."),
]
BESIDE = [
    ("The pilot landed the plane.", "The pilot landed the plane without injury."),
    ("The minister left the meeting.", "The minister left the meeting without a word."),
    ("The captain left the ship on Sunday.", "The ship's captain left without his crew."),
    ("The firm issued a statement.", "The firm issued a statement without comment on the fine."),
    ("The court jailed the general.", "The court jailed the general without parole."),
    ("The minister said he would stop the war.", "He would stop the war without saying how."),
    ("The factory would have a licence.", "The factory lacked a licence."),
    ("The parties met to reach a deal.", "The parties met and left without a deal."),
    ("Refunds are given with or without a receipt.", "A refund is given with a receipt."),
]


@pytest.mark.parametrize(("one", "other"), OPPOSED)
def test_what_one_has_and_the_other_does_without_is_disputed(one: str, other: str) -> None:
    for claim, passage in ((one, other), (other, one)):
        verdict = judge(state(claim), state(passage))
        assert verdict.relation is Relation.DISPUTES
        assert [delta.slot for delta in verdict.deltas] == [Slot.NEGATION]


@pytest.mark.parametrize(("one", "other"), AT_ONE)
def test_without_a_thing_is_no_such_thing(one: str, other: str) -> None:
    for claim, passage in ((one, other), (other, one)):
        assert judge(state(claim), state(passage)).relation is Relation.REPORTS


@pytest.mark.parametrize(("one", "other"), BESIDE)
def test_what_is_said_beside_the_claim_disputes_nothing(one: str, other: str) -> None:
    for claim, passage in ((one, other), (other, one)):
        assert judge(state(claim), state(passage)).relation is not Relation.DISPUTES


def test_a_receipt_without_which_nothing_can_be_had_is_not_lacked() -> None:
    claim = "Owners will get a refund, with or without a receipt."
    passage = "Owners will not get a refund without a receipt."
    assert judge(state(claim), state(passage)).relation is Relation.DISPUTES
