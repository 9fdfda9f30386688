"""Each row: a claim, and a passage whose negative reaches it, does not, or is cancelled."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation
from service.text.facts import state

KNEW = "The bishop approved the payments to the school."
RESIGNED = "Helen Marsh, the head of the Orley hospital trust, has resigned."
BURST = "The dam above the town of Varn burst in the early hours of Sunday."
TOLD = "Villagers were told of the chemical leak."
PAID = "Farmers have been paid for the culled birds."
SOLD = "The museum sold the Dutch painting."

DENIED = [
    (KNEW, "At no time in his years, the audit found, did the bishop approve the payments."),
    (SOLD, "Under no circumstances, its director said, has the museum sold the Dutch painting."),
    (SOLD, "The trust found that at no point did the museum sell the Dutch painting."),
    (SOLD, "Nor, despite what was said, has the museum sold the Dutch painting."),
    (PAID, "Farmers have not, as of this week, been paid for the culled birds."),
    (RESIGNED, RESIGNED.replace("has resigned", "has said sorry but has not resigned")),
    (BURST, "The dam above the town of Varn cracked early on Sunday but did not burst."),
    (TOLD, "It would be wrong to say that villagers were told of the chemical leak."),
    (
        "A fallen power line started the Sallow fire, experts found.",
        "The power line fell after the Sallow fire and did not start it, experts found.",
    ),
    (
        "The music festival at Rye was called off because of a storm.",
        "The music festival at Rye was interrupted by a storm and at no time called off.",
    ),
    (TOLD, "The firm was wrong to say that villagers were told of the chemical leak."),
    (TOLD, "It is not the case that villagers were told of the chemical leak."),
]
NOBODY_ELSEWHERE = [
    ("Nobody was hurt at Orley.", "Six people were hurt at Orley, and nobody was arrested."),
    ("Nobody died in the flood.", "Two people died in the flood while nobody was rescued."),
    ("Nothing was stolen at Varn.", "Two vases were stolen at Varn, but nothing was damaged."),
]
NOBODY_HERE = [
    ("Nobody was hurt at Orley.", "Six people were arrested at Orley, and nobody was hurt."),
    ("Nobody was hurt.", "Three people were fined but nobody was hurt."),
    ("Nobody died in the flood.", "The flood closed the road, but nobody died."),
]
UNDENIED = [
    (KNEW, "At no time did the bishop hide that he approved the payments to the school."),
    (SOLD, "Never mind the critics: the museum sold the Dutch painting."),
    (SOLD, "Never before has a museum got so much, and the museum sold the Dutch painting."),
    (SOLD, "The museum sold the Dutch painting. At no time was it on show."),
    (RESIGNED, f"{RESIGNED[:-1]} but has not said when she will leave."),
    (BURST, f"{BURST[:-1]} but killed no one."),
    (SOLD, "The museum sold the Dutch painting in a hall that had no alarm."),
    (SOLD, "The museum sold the Dutch painting in a frame that was not gilded."),
    (SOLD, "The museum sold the Dutch painting and not because it had to."),
    (TOLD, "It is not true that the air was bad: villagers were told of the chemical leak."),
    (TOLD, "Villagers who have not yet gone were told of the chemical leak."),
    (BURST, f"{BURST[:-1]} but the bridge did not fall."),
    (BURST, f"{BURST[:-1]}; no one, the fire chief said, was hurt."),
]
CANCELLED = [
    (TOLD, "It would be wrong to say that villagers were not told of the chemical leak."),
    (TOLD, "Nobody can say that villagers were not told of the chemical leak."),
    (
        PAID,
        "It is untrue, it said, that farmers have not been paid for the culled birds.",
    ),
    (PAID, "It is untrue that farmers have never been paid for the culled birds."),
    (SOLD, "At no point did the museum deny having sold the Dutch painting."),
    (SOLD, "Never has the museum failed to say that it sold the Dutch painting."),
]


@pytest.mark.parametrize(("claim", "passage"), DENIED)
def test_a_negative_reaches_its_whole_main_clause_past_a_source(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.DISPUTES


@pytest.mark.parametrize(("claim", "passage"), UNDENIED)
def test_a_negative_of_another_clause_denies_nothing(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.REPORTS


@pytest.mark.parametrize(("claim", "passage"), CANCELLED)
def test_two_negatives_of_one_clause_affirm_it(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.REPORTS


def test_no_evidence_that_something_was_not_done_leaves_it_open() -> None:
    passage = "There is no evidence that villagers were not told of the chemical leak."
    assert judge(state(TOLD), state(passage)).relation is not Relation.DISPUTES


@pytest.mark.parametrize(("claim", "passage"), NOBODY_ELSEWHERE)
def test_the_nobody_of_another_clause_answers_none(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.DISPUTES


@pytest.mark.parametrize(("claim", "passage"), NOBODY_HERE)
def test_the_nobody_of_the_same_verb_answers(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.REPORTS


def test_a_nobody_of_another_clause_does_not_report_who_it_was() -> None:
    passage = "Nobody was hurt at Orley, and six people were arrested."
    assert judge(state("Six people were hurt at Orley."), state(passage)).relation is (
        Relation.DISPUTES
    )
