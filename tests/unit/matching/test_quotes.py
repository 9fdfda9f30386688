"""Quotes that are reworded, and quotes that a passage does not have."""

from __future__ import annotations

import pytest

from service.model import Relation, Slot
from tests.verdicts import read


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            'Judge Amy Cole called the delay "disgraceful".',
            'Judge Amy Cole called the delay "regrettable", and set a new date.',
        ),
        (
            'The panel described conditions at the camp as "squalid".',
            'The panel described conditions at the camp as "acceptable".',
        ),
        ('Coach Li said the pitch was "a disgrace".', 'Coach Li said the pitch was "a joy".'),
    ],
)
def test_another_word_for_one_thing_differs_at_any_length(claim: str, passage: str) -> None:
    assert read(claim, passage) == (Relation.DIFFERS, {Slot.QUOTE})


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ('Critics called the plan "reckless".', 'Supporters called the plan "overdue".'),
        ('The judge called the fraud "wicked".', 'The judge called the victims "brave".'),
        ('Lee called the ban "cruel".', 'Lee called the ban "cruel and pointless".'),
        ('Lee called the vote "a farce".', 'Lee called the vote "a farce" and the count "a joke".'),
    ],
)
def test_a_word_for_something_else_does_not_differ(claim: str, passage: str) -> None:
    assert read(claim, passage)[0] is not Relation.DIFFERS


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            'The minister called the deal "historic".',
            "The minister called the deal one of the best that the country had signed.",
        ),
        ('Kim said the talks were "frank".', "Kim said the talks were held in Geneva."),
    ],
)
def test_what_lacks_the_quote_is_no_report(claim: str, passage: str) -> None:
    assert read(claim, passage)[0] is Relation.RELATED


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ('The minister called the deal "historic".', "The minister called the deal historic."),
        ('Kim said the talks were "frank and open".', "Kim said the talks were open and frank."),
        (
            'The company will launch 800 hot spots, or "Wi-Fi Zones," this summer.',
            "The company will launch 800 hot spots this summer.",
        ),
    ],
)
def test_words_without_marks_and_titles_are_told(claim: str, passage: str) -> None:
    assert read(claim, passage)[0] is Relation.REPORTS
