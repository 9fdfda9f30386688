"""One detail that sentences of one row tell in two ways, though neither tells the other's story."""

import pytest

from service.matching.apart import set_beside
from service.matching.terms import worded
from service.model import RowGroup, Slot
from service.text.facts import state

BLAST = (
    "An explosion tore through a fertiliser warehouse on the harbour at Kelmouth before dawn on "
    "Tuesday, killing 12 people and injuring at least 40, the county fire service said."
)
MOURNING = (
    "Flags flew at half-staff on Wednesday in this port town, where 17 people died when a "
    "warehouse exploded a day earlier."
)
LINES = (
    "Two of the five lines will run during the stoppage, on a plan that relies on managers and on "
    "22 retired drivers who have kept up their certificates."
)
UNION = (
    "The Transport and Haulage Workers' Union represents 640 drivers at the company, which runs "
    "five lines in and around the city."
)


def slots(first, second, *, linked=True):
    """The slots in which the two differ as facts do."""
    one, other = (worded(state(text, None)) for text in (first, second))
    found = set_beside(one, other, cosine=0.5, linked=linked).differences
    return {each.delta.slot for each in found if each.group is RowGroup.DIFFERING_FACTS}


@pytest.mark.parametrize(
    ("first", "second", "slot"),
    [
        (BLAST, MOURNING, Slot.NUMBER),
        (
            "About 400 people were ordered out of their homes.",
            "Some 650 people were evacuated.",
            Slot.NUMBER,
        ),
        (
            "Some 650 people were evacuated from homes below the dam.",
            "The council denied that anyone had been evacuated.",
            Slot.NEGATION,
        ),
        ("Nobody was hurt.", "Two men were slightly injured.", Slot.NEGATION),
        (
            "Nobody was arrested, police said after the march.",
            "Eleven marchers were arrested on Saturday evening near the bridge.",
            Slot.NEGATION,
        ),
    ],
)
def test_a_toll_or_a_denial_differs_though_little_else_is_told_by_both(first, second, slot):
    assert slot in slots(first, second)


def test_sentences_that_may_be_about_two_things_are_asked_for_more():
    assert not slots(BLAST, MOURNING, linked=False)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LINES, UNION),
        (
            "He and 13 others were arrested Monday after blocking traffic for striking workers.",
            "On Friday, 83 people who support the strike were arrested at another gate.",
        ),
        (
            "Even her request to attend her father's funeral on the island was denied.",
            "Years later, Cuba refused permission for her to attend her father's funeral.",
        ),
        (
            "Roslyn shares gained 82 cents to close at $20.79 yesterday in Nasdaq trading.",
            "In recent dealings, shares of Roslyn were up 40 cents, or 1.9 percent, to $21.25.",
        ),
        (
            "The minister reportedly did not pay for the flat by the lake.",
            "The flat by the lake is listed among what the minister may sell.",
        ),
    ],
)
def test_counts_of_two_sorts_or_days_and_refusals_are_no_difference(first, second):
    assert not slots(first, second) & {Slot.NUMBER, Slot.NEGATION}
