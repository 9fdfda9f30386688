"""Each row: a claim that says no, or turns on a cue, and a passage that may need none."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation
from service.text.facts import state

POOL = "The swimming pool in Hexley will not close."
OPEN = "The swimming pool in Hexley will remain open."
VOTE = "The wage bill never reached a vote in the senate."
CAPPED = "Rents in Tarlow are no longer capped."
DELAYED = "The launch of the Ariel probe has been delayed until March."
LATER = "The Ariel probe will not now launch until March."

AGREED = [
    ("No one survived the helicopter crash off Sund.", "Everyone died in the crash off Sund."),
    (POOL, OPEN),
    (OPEN, POOL),
    ("The driver avoided a prison sentence.", "The driver escaped a prison sentence."),
    ("The board scrapped the bonus scheme.", "The bonus scheme was axed by the board."),
    ("Shareholders rejected the merger.", "Shareholders voted down the merger."),
    ("The fair was called off.", "A storm has forced the town to cancel the fair."),
    (CAPPED, "The cap on rents in Tarlow has been scrapped."),
    (DELAYED, LATER),
    (LATER, DELAYED),
    ("The crew have not been paid since May.", "The crew were last paid in May."),
]
OPEN_STILL = [
    (VOTE, "The wage bill died in committee before reaching a vote in the senate."),
    ("The minister was dismissed.", "Nobody dismissed the minister; he left."),
    ("The firm has not paid the ransom.", "The firm was asked to pay the ransom."),
]
CONTRARY = [
    (POOL, "The swimming pool in Hexley will close in May."),
    (VOTE, "The wage bill reached a vote in the senate on Monday."),
    (CAPPED, "Rents in Tarlow are still capped."),
    ("No one survived the crash off Sund.", "Two people survived the crash off Sund."),
    ("There was no smoke alarm in the house.", "The house did have an alarm for smoke."),
    ("China did not sign the declaration.", "China put its signature to the declaration."),
    ("The crew have not been paid since May.", "The crew have been paid since May."),
    (DELAYED, "The launch of the Ariel probe has not been delayed until March."),
    (DELAYED.replace("been", "not been"), DELAYED),
    ("The bridge is open until March.", "The bridge will not open until March."),
]


@pytest.mark.parametrize(("claim", "passage"), AGREED)
def test_a_no_and_a_word_for_the_same_agree(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.REPORTS


@pytest.mark.parametrize(("claim", "passage"), OPEN_STILL)
def test_what_is_named_but_not_told_as_done_contradicts_no_denial(claim: str, passage: str) -> None:
    relation = judge(state(claim), state(passage)).relation
    assert relation in {Relation.UNCLEAR, Relation.RELATED}


@pytest.mark.parametrize(("claim", "passage"), CONTRARY)
def test_a_passage_that_tells_what_the_claim_denies_disputes_it(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.DISPUTES
