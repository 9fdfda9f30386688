"""Dates that are inferred by the clocks of two texts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from service.matching import judge
from service.model import Relation, Slot
from service.text.facts import state

NOW = datetime(2024, 5, 9, 9, tzinfo=UTC)


def read(claim: str, passage: str, later: timedelta) -> tuple[Relation, set[Slot]]:
    verdict = judge(state(claim, NOW), state(passage, NOW + later))
    return verdict.relation, {delta.slot for delta in verdict.deltas}


@pytest.mark.parametrize("days", [0, 1, 5, 30])
@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The vote was held over until Monday.", "The vote, delayed until Monday, will be close."),
        ("The fair in Kelmouth is on Sunday.", "Sunday's fair in Kelmouth drew few."),
        ("The ministers meet in March.", "The ministers were to meet in March."),
    ],
)
def test_a_weekday_or_month_is_not_set_against_itself(claim: str, passage: str, days: int) -> None:
    relation, slots = read(claim, passage, timedelta(days=days))
    assert relation is not Relation.DIFFERS
    assert Slot.DATE not in slots


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The vote was postponed until Monday.", "The vote was postponed until Thursday."),
        ("The ministers will meet in July.", "The ministers will meet in June."),
        ("The fair opened last Sunday.", "The fair opened on Saturday."),
    ],
)
def test_two_weekdays_or_months_differ(claim: str, passage: str) -> None:
    assert read(claim, passage, timedelta(days=1)) == (Relation.DIFFERS, {Slot.DATE})
