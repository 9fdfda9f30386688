"""Each row: a claim, and a passage in which an outlet puts right what it printed, or does not."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation
from service.text.facts import state

KILLED = "A walker was killed by a bull near Amsel."
SOLD = "The council has sold the old fire station."
LED = "The orchestra has dismissed its leader."
BARRED = "Drivers who are not in the union were barred from the vote."

PUT_RIGHT = [
    (KILLED, "We reported that a walker had been killed by a bull near Amsel. He was not."),
    (KILLED, "Correction: we said a walker had been killed by a bull near Amsel. He is at home."),
    (SOLD, "This site said that the council had sold the old fire station. We apologise."),
    (SOLD, "An item stated that the council had sold the old fire station. In fact it is let."),
    (SOLD, "Our bulletin said the council had sold the old fire station. We have removed it."),
    (SOLD, "Elsewhere it was wrongly stated that the council had sold the old fire station."),
    (LED, "Clarification: a note stated that the orchestra had dismissed its leader. She left."),
    (LED, "We said the orchestra had dismissed its leader. The error arose from a rumour."),
    (BARRED, "We said that drivers not in the union were barred from the vote. They were not."),
]
NOT_PUT_RIGHT = [
    (KILLED, "A walker was killed by a bull near Amsel, we reported. He was not from here."),
    (SOLD, "We said that the council had sold the old fire station. “We regret it,” it said."),
    (SOLD, "We reported that the council had sold the old fire station. It has left the mill."),
    (SOLD, "Correction: we misspelt a name. The council has sold the old fire station."),
    (LED, "The orchestra has dismissed its leader, a note said. We regret her going."),
    (
        "The surgeon made an error.",
        "A report said that the surgeon made an error. The mistake was small.",
    ),
    (SOLD.replace("has", "has not"), f"We said the council had sold the old fire station. {SOLD}"),
]


@pytest.mark.parametrize(("claim", "passage"), PUT_RIGHT)
def test_what_an_outlet_puts_right_is_disputed(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.DISPUTES


@pytest.mark.parametrize(("claim", "passage"), NOT_PUT_RIGHT[:-1])
def test_what_an_outlet_lets_stand_is_reported(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.REPORTS


def test_what_was_printed_and_stands_disputes_the_contrary() -> None:
    assert judge(*map(state, NOT_PUT_RIGHT[-1])).relation is Relation.DISPUTES


def test_the_denial_of_what_is_taken_back_is_reported() -> None:
    claim = "The council has not sold the old fire station."
    passage = "We said that the council had sold the old fire station. It has not; we apologise."
    assert judge(state(claim), state(passage)).relation is Relation.REPORTS
