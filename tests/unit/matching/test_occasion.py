"""Whether a time that only the passage gives is a detail, or another occasion's."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from service.matching import judge
from service.model import Relation
from service.text.facts import state

NOW = datetime(2026, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Exports from Marlow fell by 12%.", "Exports from Marlow fell by 12% in 2025."),
        ("Burglaries in Hexley doubled.", "Burglaries in Hexley doubled last year, police said."),
        ("The club sold its stadium.", "The club sold its stadium last summer for £9 million."),
    ],
)
@pytest.mark.parametrize("clock", [None, NOW])
def test_a_recent_time_of_all_that_is_claimed_is_a_detail(
    claim: str, passage: str, clock: datetime | None
) -> None:
    assert judge(state(claim), state(passage, clock)).relation is Relation.REPORTS


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The Orne burst its banks.", "When the Orne burst its banks in 2025, the school closed."),
        ("The bridge was closed.", "The bridge had been closed to lorries in 2025."),
        ("The bridge was closed.", "The bridge was also closed in 2025."),
        ("A fire destroyed the mill.", "A fire previously destroyed the mill in 2025."),
        ("Nurses at Hexley walked out.", "Nurses at Hexley walked out ten years ago."),
        ("Exports will fall by 12%.", "Exports fell by 12% last year."),
        ("The council is closing four libraries.", "The council closed four libraries in 2025."),
    ],
)
def test_a_time_that_is_marked_as_behind_the_claim_is_another_occasion(
    claim: str, passage: str
) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.RELATED


def test_a_year_long_before_either_was_written_is_another_occasion() -> None:
    claim, passage = "The ferry sank off Kelby.", "The ferry sank off Kelby in 1987."
    assert judge(state(claim, NOW), state(passage)).relation is Relation.RELATED
    assert judge(state(claim), state(passage, NOW)).relation is Relation.RELATED
