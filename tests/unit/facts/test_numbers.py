"""Each row: a text, and the number facts it holds as (text, value, op, unit, high, role)."""

from __future__ import annotations

import pytest

from service.model import Slot
from service.text.facts import state

Row = tuple[str, float, str, str, float | None, str]


def read(text: str) -> list[Row]:
    return [
        (fact.text, fact.value, fact.op.value, fact.unit, fact.high, fact.role)
        for fact in state(text).facts
        if fact.slot is Slot.NUMBER
    ]


CASUALTIES = [
    (
        "The blast killed at least 12 people and wounded 30 others.",
        [
            ("at least 12", 12, ">=", "person", None, "killed"),
            ("30", 30, "=", "person", None, "injured"),
        ],
    ),
    (
        "12 dead, 30 wounded",
        [("12", 12, "=", "person", None, "killed"), ("30", 30, "=", "person", None, "injured")],
    ),
    (
        "The death toll has risen to at least 17.",
        [("at least 17", 17, ">=", "person", None, "killed")],
    ),
    ("It left 30 sailors hospitalised.", [("30", 30, "=", "sailor", None, "injured")]),
    (
        "Ten of the 12 miners were injured.",
        [("Ten", 10, "=", "miner", None, "injured"), ("12", 12, "=", "miner", None, "injured")],
    ),
    (
        "Raiders killed 12 soldiers and three civilians.",
        [("12", 12, "=", "soldier", None, "killed"), ("three", 3, "=", "civilian", None, "killed")],
    ),
    ("Police made 300 arrests.", [("300", 300, "=", "person", None, "arrested")]),
    ("One person died.", [("One", 1, "=", "person", None, "killed")]),
]


@pytest.mark.parametrize(("text", "rows"), CASUALTIES)
def test_a_count_of_people_says_what_befell_them(text, rows):
    assert read(text) == rows
