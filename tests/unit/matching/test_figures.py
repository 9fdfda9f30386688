"""Which numbers of two texts are set against one another."""

from __future__ import annotations

import pytest

from service.model import Relation, Slot
from tests.verdicts import read


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


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The utility doubled its profits.", "The utility tripled its profits."),
        ("Rents in Porto have doubled since 2015.", "Rents in Porto have trebled since 2015."),
        ("The tanker spilled 500 tonnes of oil.", "The tanker spilled 500 barrels of oil."),
        ("The lorry carried 30 tonnes of sand.", "The lorry carried 30 bags of sand."),
        (
            "Paul Reed was sentenced to nine years in prison.",
            "Paul Reed, 37, was sentenced to 12 years in prison.",
        ),
    ],
)
def test_a_multiple_or_a_measure_differs_as_a_number(claim: str, passage: str) -> None:
    relation, slots = read(claim, passage)
    assert relation is Relation.DIFFERS
    assert Slot.NUMBER in slots


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "The bank doubled its dividend.",
            "The bank has doubled its dividend, lifting its shares.",
        ),
        ("A double murder shook Ghent.", "The double murder shook Ghent, where rents tripled."),
        (
            "Three people were killed in a crash near Tarn.",
            "Tarn, a village of 900 people, was struck by another crash two weeks before.",
        ),
        ("A flood killed six people in Dorn.", "The flood reached Dorn, home to 4,000 people."),
        (
            "Paul Reed waited nine years for his trial.",
            "Paul Reed, 37, waited years for his trial.",
        ),
    ],
)
def test_a_number_of_something_else_is_not_set_against_the_claims(claim: str, passage: str) -> None:
    assert read(claim, passage)[0] is not Relation.DIFFERS
