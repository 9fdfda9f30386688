"""A bare name, number or noun is no statement; a headline without a verb is one."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.matching.bare import is_bare
from service.matching.terms import worded
from service.model import Relation
from service.text.facts import state

BARE = (
    *("Kelmouth", "Marlow Quay", "Ada Hale", "United States", "The mayor of Leith", "the harbour"),
    *("17", "2024", "Monday", "About 40%"),
)
STATEMENTS = (
    *("Twelve dead in Kelmouth blast", "Fire at Ashby Court", "Earthquake", "17 people", "12 hurt"),
    *("Hale resigns", "Trump Wins", "Prices up", "Mayor in hospital", "It is", "No deal"),
    *("Not guilty", "€3 million", "Leith 2-1 Norland", "東京で火災", "“Never again”"),
)


@pytest.mark.parametrize("text", BARE)
def test_what_only_names_is_bare(text: str) -> None:
    assert is_bare(worded(state(text)))


@pytest.mark.parametrize("text", STATEMENTS)
def test_what_may_tell_something_is_not(text: str) -> None:
    assert not is_bare(worded(state(text)))


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Kelmouth", "An explosion tore through a warehouse on the harbour at Kelmouth."),
        ("17", "Seventeen people died at Kelmouth."),
        ("Brackenford", "The council of Brackenford denied the report."),
    ],
)
def test_no_stand_is_taken_on_a_bare_name(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.RELATED


def test_a_headline_without_a_verb_is_reported() -> None:
    passage = state("A fire broke out at Ashby Court on Monday.")
    assert judge(state("Fire at Ashby Court"), passage).relation is Relation.REPORTS
