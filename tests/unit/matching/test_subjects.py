"""Each row: a claim, and a passage that says the opposite, of the same thing or of another."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation
from service.text.facts import state

OF_ANOTHER = [
    ("Exports from Varn fell.", "Unemployment in Varn rose by 4.5% last year."),
    ("Attendance at Holm Park grew.", "Traffic at Holm Park fell in August."),
    ("The price of oil rose.", "The price of gold fell on Tuesday."),
    ("Tram drivers will not strike.", "Bus drivers will strike from Monday."),
    ("Maths teachers did not accept the offer.", "Music teachers accepted the offer."),
    ("The bridge at Holm reopened.", "The school at Holm was closed on Monday."),
]
OF_ONE = [
    ("Exports from Varn fell.", "Exports from Varn rose by 4.5% last year."),
    ("Prices in Varn rose.", "Costs in Varn fell by 2% last year."),
    ("The price of oil rose.", "Oil prices fell on Tuesday."),
    ("The council approved the plan.", "Councillors rejected the plan on Tuesday."),
    ("The mayor will resign.", "Ms Hale will not resign, she said."),
    ("Drivers will not strike.", "Bus drivers will strike from Monday."),
    ("They will not strike.", "Bus drivers will strike from Monday."),
    ("The suspect was released.", "The man was not released."),
    ("Police arrested the mayor.", "The mayor was not arrested."),
    ("The jury acquitted the driver.", "The driver was convicted on Monday."),
]


@pytest.mark.parametrize(("claim", "passage"), OF_ANOTHER)
def test_the_opposite_of_another_thing_is_merely_related(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.RELATED


@pytest.mark.parametrize(("claim", "passage"), OF_ONE)
def test_the_opposite_of_one_thing_in_other_words_disputes(claim: str, passage: str) -> None:
    assert judge(state(claim), state(passage)).relation is Relation.DISPUTES
