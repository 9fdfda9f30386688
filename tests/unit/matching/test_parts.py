"""Numbers of one event that do not count the same."""

from datetime import UTC, datetime

import pytest

from service.matching.relation import judge
from service.matching.terms import worded
from service.model import Relation
from service.text.facts import state

NOW = datetime(2026, 5, 6, 15, tzinfo=UTC)
KILLED = "Twelve people were killed in the explosion at Kelmouth."
ABOARD = "The ferry Alda sank near Aldmouth on the way to Kelby with ninety people on board."


def relation(claim, passage):
    return judge(worded(state(claim, None)), worded(state(passage, NOW)), cosine=0.6).relation


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (KILLED, "Ten of the dead in the explosion at Kelmouth were dockers."),
        (KILLED, "Ten of those killed in the explosion at Kelmouth were dockers."),
        ("Ten of the dead in the explosion at Kelmouth were dockers.", KILLED),
        ("Twelve people died when the ferry Alda sank near Aldmouth.", ABOARD),
        (ABOARD, "Twelve people died when the ferry Alda sank near Aldmouth."),
    ],
)
def test_a_part_is_not_set_against_the_whole(claim, passage):
    assert relation(claim, passage) is not Relation.DIFFERS


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (KILLED, "Ten people were killed in the explosion at Kelmouth."),
        (KILLED, "Thirty of those killed in the explosion at Kelmouth were dockers."),
        (
            ABOARD,
            "The ferry Alda sank near Aldmouth on the way to Kelby with eighty people on board.",
        ),
    ],
)
def test_two_counts_of_one_thing_differ_still(claim, passage):
    assert relation(claim, passage) is Relation.DIFFERS


def test_all_of_those_on_board_are_those_who_were_killed():
    claim = "Ninety people died when the ferry Alda sank near Aldmouth."
    passage = "All ninety people on board died when the ferry Alda sank near Aldmouth."
    assert relation(claim, passage) is Relation.REPORTS
