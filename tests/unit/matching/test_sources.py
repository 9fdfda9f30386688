"""Who is said to say it: two who speak for others, and those who may be anybody."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation, Slot
from service.text.facts import state

LEAK = "The leak has been repaired, "


def read(claim: str, passage: str) -> tuple[Relation, set[Slot]]:
    verdict = judge(state(claim), state(passage))
    return verdict.relation, {delta.slot for delta in verdict.deltas}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("the water company said.", "a council spokeswoman said."),
        ("the fire service said.", "a spokesman for the landlord said."),
        ("prosecutors said.", "the airline's lawyer said."),
    ],
)
def test_who_speaks_for_others_is_another_source(ours: str, theirs: str) -> None:
    assert read(LEAK + ours, LEAK + theirs) == (Relation.DIFFERS, {Slot.ATTRIBUTION})


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("officials said.", "a spokesman said."),
        ("the water company said.", "a spokesman for the water company said."),
        ("the company said.", "a spokeswoman for Thames Water said."),
        ("the ministry said.", "a government spokesman said."),
        ("the fire brigade said.", "a firefighter said."),
        ("residents said.", "an analyst looking at the pipe said."),
        ("the council said.", "officials told reporters."),
    ],
)
def test_who_may_be_anybody_is_not(ours: str, theirs: str) -> None:
    assert read(LEAK + ours, LEAK + theirs)[0] is not Relation.DIFFERS
