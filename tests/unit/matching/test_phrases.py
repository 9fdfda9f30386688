"""What stands unmatched on both sides, shown for the slot that a reader sees differ."""

import pytest

from service.matching.comparison import compare
from service.matching.phrases import apart
from service.model import Slot
from service.text.facts import state


def shown(claim, passage, slots):
    pair = compare(state(claim, None), state(passage, None), cosine=None)
    return [(d.slot, d.ours.text, d.theirs.text) for d in apart(pair, slots)]


@pytest.mark.parametrize(
    ("claim", "passage", "delta"),
    [
        (
            "Four residents of the home were among the dead.",
            "Four carers of the home were among the dead.",
            (Slot.NAME, "residents", "carers"),
        ),
        (
            "The fire at the Osterfeld landfill burned for 16 days.",
            "The fire at the Steinau landfill burned for 16 days, and Osterfeld lent a digger.",
            (Slot.PLACE, "Osterfeld", "Steinau"),
        ),
        (
            "The pay deal covers 40 drivers.",
            "The pay deal covers drivers at 12 depots.",
            (Slot.NUMBER, "40", "12"),
        ),
    ],
)
def test_the_words_or_facts_in_one_context_are_set_against_each_other(claim, passage, delta):
    assert shown(claim, passage, {delta[0]: 0.9}) == [delta]


def test_a_slot_that_the_reader_doubts_is_not_shown():
    claim, passage = "Four residents died.", "Four carers died."
    assert shown(claim, passage, {Slot.NAME: 0.3}) == []
    assert shown(claim, passage, {}) == []


def test_a_text_that_has_nothing_of_the_slot_gives_no_difference():
    assert shown("Four residents died.", "Four residents died.", {Slot.NAME: 0.9}) == []
    assert shown("Four residents died.", "They died in 2011.", {Slot.NUMBER: 0.9}) == []


def test_both_sides_cut_their_texts():
    claim, passage = "The mayor opened the east wing.", "The east wing was opened by the bishop."
    pair = compare(state(claim, None), state(passage, None), cosine=None)
    (delta,) = apart(pair, {Slot.NAME: 0.8})
    assert delta.ours.span.cut(claim) == delta.ours.text == "mayor"
    assert delta.theirs.span.cut(passage) == delta.theirs.text == "bishop"
