"""Where one text tells of all, and the other of some of them."""

from __future__ import annotations

import pytest

from service.model import Relation, Slot
from tests.verdicts import read


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("All shops in Lund will close on Monday.", "Most shops in Lund will close on Monday."),
        ("Some trains to Malmo were cancelled.", "All trains to Malmo were cancelled."),
        (
            "The fire destroyed the entire herd at Brookside farm.",
            "The fire destroyed half the herd at Brookside farm.",
        ),
        (
            "All of the jurors backed the verdict.",
            "Only a few of the jurors backed the verdict.",
        ),
    ],
)
def test_some_are_not_all(claim: str, passage: str) -> None:
    relation, slots = read(claim, passage)
    assert relation is Relation.DIFFERS
    assert Slot.NUMBER in slots


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "All passengers survived the landing in Oslo.",
            "Some passengers were hurt in the landing in Oslo, but everyone survived.",
        ),
        (
            "All trains to Malmo were cancelled.",
            "All trains to Malmo were cancelled, and some buses too.",
        ),
        (
            "All schools in Kent will reopen.",
            "Many parents in Kent hope that schools will reopen.",
        ),
        (
            "Some 300 homes were flooded in Farley.",
            "About 300 homes were flooded in Farley, all of them homes of pensioners.",
        ),
        (
            "Most workers at the mill joined the strike.",
            "All workers at the mill were offered a rise; most workers joined the strike.",
        ),
    ],
)
def test_some_of_others_or_who_do_something_else_are_left_alone(claim: str, passage: str) -> None:
    assert read(claim, passage)[0] is not Relation.DIFFERS


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "All 60 nurses at the Melton clinic walked out on Tuesday.",
            "About 20 of the 60 nurses at the Melton clinic walked out on Tuesday.",
        ),
        (
            "All 1,200 homes in Farley were flooded.",
            "Some 300 of Farley's 1,200 homes were flooded.",
        ),
        (
            "The airline will ground all 40 of its jets.",
            "The airline will ground 12 of its 40 jets.",
        ),
        (
            "Twelve miners were hurt in the blast at Kalo.",
            "Ten of the 60 miners in the pit were hurt in the blast at Kalo.",
        ),
    ],
)
def test_of_a_part_and_its_whole_the_part_is_told_of(claim: str, passage: str) -> None:
    relation, slots = read(claim, passage)
    assert relation is Relation.DIFFERS
    assert Slot.NUMBER in slots


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "Twelve of the 40 jets will be grounded by the airline.",
            "The airline will ground 12 of its 40 jets.",
        ),
        ("The airline will ground 12 jets.", "The airline will ground 12 of its 40 jets."),
        (
            "All 60 nurses at the Melton clinic walked out.",
            "The 60 nurses of the Melton clinic all walked out.",
        ),
    ],
)
def test_a_part_meets_a_part_and_a_whole_a_whole(claim: str, passage: str) -> None:
    assert read(claim, passage)[0] is Relation.REPORTS


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "Twelve miners were hurt in the blast at Kalo.",
            "Ten of the 12 miners hurt in the blast at Kalo were Poles.",
        ),
        (
            "The Corby plant employs 400 workers.",
            "About 150 of the 400 workers at the Corby plant will lose their jobs.",
        ),
    ],
)
def test_the_whole_is_told_of_where_something_else_is_said_of_it(claim: str, passage: str) -> None:
    assert read(claim, passage)[0] is not Relation.DIFFERS
