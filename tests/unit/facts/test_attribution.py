"""Each row: a text, and its attributions as `text | source | cue`."""

from __future__ import annotations

import pytest

from service.model import Slot
from service.text.facts import state


def read(text):
    return [
        f"{fact.text} | {fact.value} | {fact.role}"
        for fact in state(text).facts
        if fact.slot is Slot.ATTRIBUTION
    ]


NAMED = [
    ("Anna Reyes said it was open.", ["Anna Reyes said | anna reyes | said"]),
    ("It was open, said Anna Reyes.", ["said Anna Reyes | anna reyes | said"]),
    ("“It is open,” said Anna Reyes of Acme.", ["said Anna Reyes of Acme | anna reyes | said"]),
    ("“It is open,” Reyes later said.", ["Reyes later said | reyes | said"]),
    (
        "Anna Reyes, who runs the port, said so.",
        ["Anna Reyes, who runs the port, said | anna reyes | said"],
    ),
    ("Anna Reyes, 34, a baker, said so.", ["Anna Reyes, 34, a baker, said | anna reyes | said"]),
    ("Anna Reyes told the Harbor Times it was.", ["Anna Reyes told | anna reyes | said"]),
    ("A spokesman for the mayor, Jon Hale, said no.", ["Jon Hale, said | jon hale | said"]),
    (
        "Acme spokeswoman Anna Reyes said so.",
        ["Acme spokeswoman Anna Reyes said | anna reyes | said"],
    ),
    (
        "A spokesman for the Bank of Quay said so.",
        [
            "A spokesman for the Bank of Quay said | bank of quay | said",
        ],
    ),
    (
        "According to the Harbor Times, it fell.",
        [
            "According to the Harbor Times | harbor times | according_to",
        ],
    ),
    (
        "It fell, the Harbor Times reported.",
        ["the Harbor Times reported | harbor times | reported"],
    ),
    (
        "It fell, Reuters reported, citing Anna Reyes.",
        [
            "Reuters reported | reuters | reported",
            "citing Anna Reyes | anna reyes | according_to",
        ],
    ),
    ("Anna Reyes spoke. She added that it fell.", ["She added | she | said"]),
    (
        "Anna Reyes said so. She added that it fell.",
        [
            "Anna Reyes said | anna reyes | said",
            "She added | anna reyes | said",
        ],
    ),
]

UNNAMED = [
    ("Ten cows died, an inquiry has found.", ["an inquiry has found | inquiry | found"]),
    ("Rents rose, figures show.", ["figures show | figures | found"]),
    ("The panel found that it was late.", ["The panel found | panel | found"]),
    ("Officials said so.", ["Officials said | officials | said"]),
    (
        "Officials who asked not to be named said so.",
        ["Officials who asked not to be named said | officials | said"],
    ),
    (
        "Russian officials on Friday said so.",
        ["Russian officials on Friday said | russia officials | said"],
    ),
    ("Officials in Leeds said so.", ["Officials in Leeds said | officials | said"]),
    (
        "According to a person familiar with the matter, it fell.",
        [
            "According to a person familiar with the matter | anonymous source | according_to",
        ],
    ),
    ("Two sources said so.", ["Two sources said | anonymous source | said"]),
    ("A U.S. judge said so.", ["A U.S. judge said | united states judge | said"]),
    ("The mayor's office said so.", ["The mayor's office said | mayor office | said"]),
]

CLASSES = [
    ("The ministry denied it.", "denied"),
    ("The ministry confirmed it.", "confirmed"),
    ("The ministry warned of it.", "warned"),
    ("The ministry claimed it.", "claimed"),
    ("The ministry acknowledged it.", "admitted"),
    ("The ministry insisted it was.", "insisted"),
    ("The ministry accused Iran.", "accused"),
    ("The ministry promised to go.", "promised"),
    ("The ministry expects the worst.", "believed"),
]

NONE_MADE = [
    "Divers found a safe in the lake.",
    "In the cellar nothing was found.",
    "The ring was lost, then found.",
    "She answers letters.",
    "Insurance claims rose.",
    "The United States is large.",
    "A think tank opened.",
    "He was told to go.",
    "He never said so.",
    "The ministry did not confirm reports that it fell.",
    "The so-called deal fell.",
    "Reports of rain came in.",
]


@pytest.mark.parametrize(("text", "rows"), [*NAMED, *UNNAMED])
def test_a_statement_is_given_to_its_source(text, rows):
    assert read(text) == rows


@pytest.mark.parametrize(("text", "role"), CLASSES)
def test_the_verb_tells_how_the_source_holds_it(text, role):
    (fact,) = (f for f in state(text).facts if f.slot is Slot.ATTRIBUTION)

    assert (fact.value, fact.role) == ("ministry", role)


@pytest.mark.parametrize("text", NONE_MADE)
def test_a_noun_and_a_passive_attribute_nothing(text):
    assert read(text) == []


CLOSING = [
    ("There was no first day, the exchange clarified.", ["the exchange clarified"]),
    (
        "Some 133 million crowns should come in, the ministry calculates.",
        ["the ministry calculates"],
    ),
    ("Every ticket carries a name, the organiser pointed out.", ["the organiser pointed out"]),
]
NOT_SAYING = [
    "The exchange clarified its rules.",
    "The ministry calculates pensions, taxes and duties.",
    "The organiser pointed out the exit.",
]


@pytest.mark.parametrize(("text", "expected"), CLOSING)
def test_a_verb_of_making_clear_that_closes_a_statement_names_its_source(text, expected):
    assert [said.split(" | ")[0].lower() for said in read(text)] == expected


@pytest.mark.parametrize("text", NOT_SAYING)
def test_a_verb_of_making_clear_with_an_object_names_no_source(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It cost 28 million, its treasurer worked out.", "treasurer"),
        ("The man was asleep, a Quay court ruled, but not drunk.", "quay"),
        ("Customers get their money, the administrator expects.", "administrator"),
        ("It was 9 per cent, the agency reports.", "agency"),
        ("The ministry puts the loss at eleven.", "ministry"),
        ("City hall counted 1,500 people.", "city hall"),
        ("Organisers spoke of 15,000 people.", "organisers"),
        ("It took in 300 people by the council's count.", "council"),
        ("In the judge's words, it was a lie.", "judge"),
        ("It was wrong in the view of the mayor.", "mayor"),
    ],
)
def test_a_verb_or_noun_of_reckoning_names_its_source(text, source):
    assert any(source in line.lower() for line in read(text)), read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The storm puts eleven homes at risk.",
        "The court ruled for nine years.",
        "Voters counted for little.",
        "By the owner's gate, it fell.",
        "They read all the reports.",
        "The council decided the matter.",
        "The court ruled that it may stay.",
    ],
)
def test_the_same_words_in_another_sense_name_no_source(text):
    assert read(text) == []
