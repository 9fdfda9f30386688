"""Each row: a claim, and a passage that leaves open whether it was done, or says that it was."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation
from service.text.facts import state

OPEN = [
    (
        "Hackers stole the medical records of patients at Leeds hospital.",
        "Hackers attempted to steal the medical records of patients at Leeds hospital.",
    ),
    (
        "The club sacked manager Petr Novak.",
        "Fans have called on the club to sack manager Petr Novak.",
    ),
    (
        "Residents left the village of Ardal.",
        "Officials told residents to leave the village of Ardal.",
    ),
    (
        "Brazil withdrew from the climate treaty.",
        "Brazil came close to withdrawing from the climate treaty last month.",
    ),
    (
        "The council demolished the market hall.",
        "The council was barred from demolishing the market hall.",
    ),
    (
        "Keller resigned as finance minister.",
        "Opposition parties demanded that Keller resign as finance minister.",
    ),
    (
        "The reactor was shut down.",
        "The regulator recommended that the reactor be shut down.",
    ),
    (
        "The city banned scooters from pavements.",
        "Residents have called for a ban on scooters on pavements in the city.",
    ),
    (
        "The central bank cut interest rates.",
        "Pressure is growing on the central bank to cut interest rates.",
    ),
    (
        "The government will nationalise the railway.",
        "Unions urged the government to nationalise the railway.",
    ),
]
TOLD = [
    (
        "Protesters broke into the parliament in Tbilisi.",
        "Protesters managed to break into the parliament in Tbilisi.",
    ),
    ("The chairman resigned.", "The chairman was forced to resign."),
    ("Italy beat Wales 22-15.", "Italy came from behind to beat Wales 22-15."),
    (
        "The firefighters rescued the child from the well.",
        "The firefighters used a rope to rescue the child from the well.",
    ),
    (
        "The rebels captured the town.",
        "The rebels succeeded in capturing the town.",
    ),
    (
        "Doctors urged the government to ban the sale of disposable vapes.",
        "Doctors have urged the government to ban the sale of disposable vapes.",
    ),
    (
        "The senator was accused of trying to bribe a witness.",
        "The senator is accused of attempting to bribe a witness.",
    ),
    (
        "Acme closed its plant in Cork.",
        "Acme decided to close its plant in Cork last week and shut it on Friday.",
    ),
    ("Kenya will host the summit.", "Kenya is to host the summit."),
    (
        "Storm Ella destroyed the pier at Deal.",
        "Storm Ella destroyed the pier at Deal, and the council wants to rebuild it.",
    ),
]


@pytest.mark.parametrize(("claim", "passage"), OPEN)
def test_what_is_only_tried_wanted_or_asked_for_is_no_report_that_it_was_done(
    claim: str, passage: str
) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.RELATED


@pytest.mark.parametrize(("claim", "passage"), TOLD)
def test_what_was_managed_or_had_to_be_done_is_reported(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.REPORTS


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "Fans have called on the club to sack manager Petr Novak.",
            "The club sacked manager Petr Novak.",
        ),
        (
            "The union asked the judge to free the two pickets.",
            "The judge freed the two pickets.",
        ),
        ("Brazil came close to leaving the treaty.", "Brazil left the treaty."),
    ],
)
def test_what_was_done_does_not_tell_that_others_had_asked_for_it(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.RELATED
