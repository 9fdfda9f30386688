"""Which numbers of two texts are set against one another."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation, Slot
from service.text.facts import state


def read(claim: str, passage: str) -> tuple[Relation, set[Slot]]:
    verdict = judge(state(claim), state(passage))
    return verdict.relation, {delta.slot for delta in verdict.deltas}


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Wine exports fell by a third last year.", "Wine exports dropped 33% last year."),
        ("Ticket sales rose by a fifth in May.", "In May ticket sales rose by 20 per cent."),
        ("The trial will last 18 months.", "The trial will last a year and a half."),
        ("Leeds beat Arsenal 3-1 on Saturday.", "Arsenal were beaten 3-1 by Leeds on Saturday."),
        ("The chamber passed a bill 62-38.", "By a vote of 62 to 38 the chamber passed a bill."),
    ],
)
def test_one_number_told_in_two_ways_is_met(claim: str, passage: str) -> None:
    assert read(claim, passage)[0] is Relation.REPORTS


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Wine exports fell by a third last year.", "Wine exports fell by 20% last year."),
        ("Ticket sales rose by a fifth in May.", "Ticket sales rose by a quarter in May."),
        ("The trial will last a year and a half.", "The trial will last two years."),
        ("Leeds beat Arsenal 2-1 on Saturday.", "Arsenal were beaten 3-1 by Leeds on Saturday."),
        ("The chamber passed a bill 62-38.", "By a vote of 60 to 40 the chamber passed a bill."),
    ],
)
def test_two_numbers_told_in_two_ways_differ(claim: str, passage: str) -> None:
    relation, slots = read(claim, passage)
    assert relation is Relation.DIFFERS
    assert Slot.NUMBER in slots
