"""Each row: a text, and its names as `slot: text | value role`."""

from __future__ import annotations

import pytest

from service.model import Slot
from service.text.facts import state


def read(text):
    return [
        f"{fact.slot}: {fact.text} | {fact.value} {fact.role}".strip()
        for fact in state(text).facts
        if fact.slot in {Slot.NAME, Slot.PLACE}
    ]


FORMS = [
    ("We saw Anna Reyes.", ["name: Anna Reyes | anna reyes"]),
    ("We saw President Anna Reyes.", ["name: Anna Reyes | anna reyes president"]),
    ("We saw Prime Minister Anna Reyes.", ["name: Anna Reyes | anna reyes prime minister"]),
    ("We saw Lt. Gen. Anna Reyes.", ["name: Anna Reyes | anna reyes lt . gen"]),
    (
        "We saw Russian Foreign Minister Ivan Petrov.",
        ["place: Russian | russia", "name: Ivan Petrov | ivan petrov foreign minister"],
    ),
    ("We saw Anna Reyes's house.", ["name: Anna Reyes | anna reyes"]),
    ("We saw J. R. Hale Jr. there.", ["name: J. R. Hale Jr. | j r hale jr"]),
    ("We saw Jean-Luc O'Neil.", ["name: Jean-Luc O'Neil | jean luc o'neil"]),
    ("We saw Ludwig van der Berg.", ["name: Ludwig van der Berg | ludwig van der berg"]),
    ("We saw Omar al-Hadi.", ["name: Omar al-Hadi | omar al hadi"]),
    ("We saw José Peña.", ["name: José Peña | jose pena"]),
    ("We asked the Bank of Quay.", ["name: Bank of Quay | bank of quay"]),
    ("We asked Hale & Sons Ltd.", ["name: Hale & Sons Ltd. | hale & sons ltd"]),
    (
        "We met NATO and the WHO.",
        [
            "name: NATO | north atlantic treaty organization",
            "name: WHO | world health organization",
        ],
    ),
    ("In the U.S., and in the US.", ["place: U.S. | united states", "place: US | united states"]),
    (
        "The Harbor Rescue League (HRL) came. The HRL left.",
        [
            "name: Harbor Rescue League | harbor rescue league",
            "name: HRL | harbor rescue league",
            "name: HRL | harbor rescue league",
        ],
    ),
    (
        "Anna Reyes spoke. Later Reyes left.",
        [
            "name: Anna Reyes | anna reyes",
            "name: Reyes | anna reyes",
        ],
    ),
    (
        "Anna Reyes and Jon Reyes met; Reyes left.",
        [
            "name: Anna Reyes | anna reyes",
            "name: Jon Reyes | jon reyes",
            "name: Reyes | reyes",
        ],
    ),
]

PLACES = [
    ("It fell near Port Anders.", ["place: Port Anders | port anders"]),
    ("It fell in Quayside.", ["place: Quayside | quayside"]),
    ("It fell on Harbour Street.", ["place: Harbour Street | harbour street"]),
    ("The Tamsin River rose.", ["place: Tamsin River | tamsin river"]),
    (
        "Two North Koreans and a Ukrainian met.",
        [
            "place: North Koreans | north korea",
            "place: Ukrainian | ukraine",
        ],
    ),
    ("He flew from Kiev to Odessa.", ["place: Kiev | kyiv", "place: Odessa | odesa"]),
    (
        "He was in Quayside. Later Quayside burned.",
        [
            "place: Quayside | quayside",
            "place: Quayside | quayside",
        ],
    ),
    ("He sits in Congress House Group.", ["name: Congress House Group | congress house group"]),
]

NO_NAMES = [
    "Officials met. Yesterday it rained. Police came.",
    "Turnout was low. Crews rescued two. Inflation slowed.",
    "However, it rained. Protesters gathered. I left.",
    'He said: "If it rains, we stay." At last it did.',
    "The president left, and the Foreign Minister with him.",
    "It rained on Monday and in May.",
]

ROLES = [
    "Tesla sued Volvo.",
    "Volvo was sued by Tesla.",
    "Tesla has repeatedly sued Volvo.",
    "On Friday, Tesla, a maker of cars, sued Volvo.",
]


@pytest.mark.parametrize(("text", "rows"), [*FORMS, *PLACES])
def test_a_name_has_one_key_for_all_its_forms(text, rows):
    assert read(text) == rows


@pytest.mark.parametrize("text", NO_NAMES)
def test_an_ordinary_word_that_begins_a_sentence_is_no_name(text):
    assert read(text) == []


@pytest.mark.parametrize("text", ROLES)
def test_who_acts_is_told_from_who_is_acted_on(text):
    roles = {fact.value: fact.role for fact in state(text).facts if fact.slot is Slot.NAME}

    assert roles == {"tesla": "subject", "volvo": "object"}


def test_a_passive_without_an_agent_has_an_object_only():
    assert read("Anna Reyes was arrested in Leeds.") == [
        "name: Anna Reyes | anna reyes object",
        "place: Leeds | leeds",
    ]


def test_a_headline_in_capitals_still_tells_its_places():
    rows = read("Mayor Says Flood In North Korea Killed Dozens As Rain Falls")

    assert rows == ["place: North Korea | north korea"]


def test_a_word_in_ing_is_a_name_where_it_does_what_somebody_does():
    assert read("Boeing won the contract.") == ["name: Boeing | boeing"]
    assert read("Polling has begun.") == []
    assert read("Flooding killed twelve.") == []
