"""Each row: a text, and the words that stand quoted in it."""

from __future__ import annotations

import pytest

from service.model import Slot
from service.text.facts import state

ROWS = [
    ('She said "we won".', ["we won"]),
    ("She said “we won”, then “we lost”.", ["we won", "we lost"]),
    ("He called it ‘a gift’ today.", ["a gift"]),
    ("He called it 'a gift' today.", ["a gift"]),
    ("“They told us ‘never again’ twice.”", ["They told us ‘never again’ twice.", "never again"]),
    ('A so-called "deal" fell.', ["deal"]),
    ("“This is open\n\n“and so is this.”", ["This is open", "and so is this."]),
    ("The workers' union and the '90s.", []),
    ("It isn't Ann's; don't ask.", []),
    ("He is 6'2\" tall.", []),
    ('An empty "" quote', []),
    ("Il dit «oui».", ["oui"]),
]


@pytest.mark.parametrize(("text", "quoted"), ROWS)
def test_quoted_words_are_found_without_their_marks(text, quoted):
    assert [fact.text for fact in state(text).facts if fact.slot is Slot.QUOTE] == quoted


def test_the_key_of_a_quote_leaves_out_case_and_marks():
    (fact,) = (f for f in state("“We’re NOT done—yet!”").facts if f.slot is Slot.QUOTE)

    assert fact.value == "we're not done yet"
