"""Who is said to say it: two who speak for others, and those who may be anybody."""

from __future__ import annotations

import pytest

from service.model import Relation, Slot
from tests.verdicts import read

LEAK = "The leak has been repaired, "


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


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Detective Inspector Mark Hall said.", "Detective Inspector Sara Noble said."),
        ("Anna Lee said.", "Carl Brandt said."),
    ],
)
def test_two_names_of_one_rank_are_two_sources_and_told_as_such(ours: str, theirs: str) -> None:
    assert read(LEAK + ours, LEAK + theirs) == (Relation.DIFFERS, {Slot.ATTRIBUTION})


def test_one_name_with_another_rank_is_one_source() -> None:
    ours, theirs = "Inspector Mark Hall said.", "Detective Chief Inspector Mark Hall said."
    assert read(LEAK + ours, LEAK + theirs)[0] is Relation.REPORTS


def test_another_island_is_another_place() -> None:
    found = read("The blaze on Rhodes drove 300 out.", "The blaze on Corfu drove 300 out.")
    assert found == (Relation.DIFFERS, {Slot.PLACE})
