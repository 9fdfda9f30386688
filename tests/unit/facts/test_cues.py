"""Each row: a text, and its cues as `text | key | role`."""

from __future__ import annotations

import pytest

from service.model import Certainty, Slot, Span
from service.text.facts import certainty_of, state


def read(text, slot):
    return [f"{f.text} | {f.value} | {f.role}" for f in state(text).facts if f.slot is slot]


NEGATIONS = [
    ("It did not fall.", ["not | not | negation"]),
    ("It didn’t fall.", ["didn’t | not | negation"]),
    ("It cannot fall.", ["cannot | not | negation"]),
    ("It never fell.", ["never | never | negation"]),
    ("It no longer stands.", ["no longer | no longer | negation"]),
    ("Nobody fell.", ["Nobody | nobody | negation"]),
    ("It fell without a sound.", ["without | without | negation"]),
    ("It failed to open.", ["failed to | failed to | negation"]),
    ("He stopped short of a ban.", ["stopped short of | stopped short of | negation"]),
    ("He refused to go.", ["refused to | refused to | negation"]),
    ("He denied it.", ["denied | denied | denial"]),
    ("He rejected the charge.", ["rejected | rejected | denial"]),
    ("They ruled out fire.", ["ruled out | ruled out | denial"]),
    ("There is no evidence of it.", ["no evidence | no evidence | refutation"]),
    ("There was nothing to suggest it.", ["nothing to suggest | no evidence | refutation"]),
    ("He took back the figure.", ["took back | took back | denial"]),
    ("She said the reverse of it.", ["the reverse of | contrary to | refutation"]),
    ("It lost the no-confidence motion.", []),
    ("It paid for rivals, none of which came.", []),
    ("The claim is false.", ["false | false | refutation"]),
    (
        "The tale was debunked as a hoax.",
        [
            "debunked | debunked | refutation",
            "hoax | hoax | refutation",
        ],
    ),
    ("He declined to comment.", ["declined to comment | declined to comment | no comment"]),
    ("They did not respond.", ["did not respond | did not respond | no comment"]),
    ("It was not untrue.", ["not untrue | not untrue | double"]),
    ("It is not entirely false.", ["not entirely false | not false | double"]),
    ("It was not without cost.", ["not without | not without | double"]),
]

NO_NEGATION = [
    "No fewer than 12 came.",
    "No more than 12 came.",
    "Not only did it fall, it broke.",
    "It is at No. 10.",
    "There is no doubt that it fell.",
]

HOLDING_BACK = [
    ("It may fall.", ["may | may | hedge"]),
    ("It reportedly fell.", ["reportedly | reportedly | hedge"]),
    ("The alleged thief fled.", ["alleged | allegedly | hedge"]),
    ("It is said to have fallen.", ["is said to | said to | hedge"]),
    ("It is believed to have fallen.", ["is believed to | believed to | hedge"]),
    ("It appears broken.", ["appears | appears | hedge"]),
    ("The report is unconfirmed.", ["unconfirmed | unconfirmed | hedge"]),
    ("He did not deny it.", ["did not deny | did not deny | hedge"]),
    ("They did not explicitly rule out fire.", ["not explicitly rule out | not ruled out | hedge"]),
    ("It is expected to fall.", ["expected to | expected to | plan"]),
    ("She plans to go.", ["plans to | plans to | plan"]),
    ("It will fall.", ["will | will | plan"]),
    ("If true, it matters.", ["If true | if true | conditional"]),
    ("He asked whether it fell.", ["whether | whether | conditional"]),
]

NO_HEDGE = ["It fell in May.", "Theresa May spoke.", "He saw Will Hale.", "It could not fall."]


@pytest.mark.parametrize(("text", "rows"), NEGATIONS)
def test_a_negation_is_told_from_a_denial_and_a_refutation(text, rows):
    assert read(text, Slot.NEGATION) == rows


@pytest.mark.parametrize("text", NO_NEGATION)
def test_a_bound_or_an_idiom_negates_nothing(text):
    assert read(text, Slot.NEGATION) == []


@pytest.mark.parametrize(("text", "rows"), HOLDING_BACK)
def test_a_hedge_is_told_from_a_plan_and_a_condition(text, rows):
    assert read(text, Slot.CERTAINTY) == rows


@pytest.mark.parametrize("text", NO_HEDGE)
def test_a_month_a_name_and_a_past_inability_hedge_nothing(text):
    assert read(text, Slot.CERTAINTY) == []


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The bridge fell.", Certainty.ASSERTED),
        ("The bridge fell, officials said.", Certainty.ATTRIBUTED),
        ("The bridge may fall, officials said.", Certainty.HEDGED),
        ("The bridge will open in June.", Certainty.ASSERTED),
        ("The bridge is expected to open.", Certainty.HEDGED),
    ],
)
def test_certainty_is_hedged_before_attributed_before_asserted(text, certainty):
    assert certainty_of(state(text).facts, Span(0, len(text))) is certainty


def test_a_hedge_outside_the_span_does_not_count():
    text = "The bridge fell. It may open again."

    assert certainty_of(state(text).facts, Span(0, 16)) is Certainty.ASSERTED


def test_words_in_quotation_marks_are_somebody_s_and_a_title_is_nobody_s():
    said = state("The result is “a message received by nobody”, and no more.")
    named = state("The play “Salt Keeper” opened.")
    assert certainty_of(said.facts, Span(0, len(said.text))) is Certainty.ATTRIBUTED
    assert certainty_of(named.facts, Span(0, len(named.text))) is Certainty.ASSERTED


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The shop may no longer sell beer.", Certainty.ASSERTED),
        ("The shop may only sell bread.", Certainty.ASSERTED),
        ("The shop may not be open.", Certainty.HEDGED),
        ("The shop may sell beer.", Certainty.HEDGED),
    ],
)
def test_may_that_forbids_is_no_doubt(text, certainty):
    assert certainty_of(state(text).facts, Span(0, len(text))) is certainty
