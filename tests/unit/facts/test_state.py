from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.model import Slot
from service.text.facts import state

CLOCK = datetime(2024, 11, 14, 9, tzinfo=UTC)
WORDS = """
the Mayor Anna Reyes said 12 , . " ' “ ” ’ - — ( ) $ % million to between and from no not deny one
half a of dozen Nov. 13 2024 Monday next May will U.S. al people who according was by in 1,2 .5 / :
& ½ two-thirds year-old reported that if it killed
"""
NEWSLIKE = st.lists(st.sampled_from([*WORDS.split(), "\n", "\n\n"]), max_size=60).map(" ".join)
REPEATED = ["1 ", "1-", "1, ", '"', "'", "A ", "A.", "Ab, ", "not ", "one ", "killed A ", "Nov. "]
REPEATED += ["X, who ", "from 1 ", "hundred ", "(", "said ", "\n", " ", "of the "]


@settings(max_examples=60, deadline=None)
@given(text=st.one_of(st.text(max_size=300), NEWSLIKE))
def test_any_text_is_read_and_every_span_cuts_it(text):
    statement = state(text, CLOCK)

    assert all(fact.span.cut(text) == fact.text != "" for fact in statement.facts)
    assert list(statement.facts) == sorted(statement.facts, key=lambda fact: fact.span)


@settings(max_examples=30, deadline=None)
@given(text=NEWSLIKE)
def test_reading_twice_gives_the_same_facts(text):
    assert state(text, CLOCK) == state(text, CLOCK)


@pytest.mark.parametrize("unit", REPEATED)
def test_ten_times_the_text_takes_about_ten_times_as_long(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        began = time.process_time()
        state(text, CLOCK)
        return time.process_time() - began

    # A quadratic reader would take a hundred times as long; a busy machine disturbs single runs.
    short, long = (min(seconds(size) for _ in range(3)) for size in (1_000, 10_000))
    assert long <= 30 * max(short, 0.001)


def test_facts_of_all_slots_come_in_the_order_of_the_text():
    text = 'On Nov. 13 Anna Reyes did not say "no" in Leeds, but 12 people may go, officials said.'

    assert [fact.slot for fact in state(text, CLOCK).facts] == [
        Slot.DATE,
        Slot.NAME,
        Slot.NEGATION,
        Slot.QUOTE,
        Slot.NEGATION,
        Slot.PLACE,
        Slot.NUMBER,
        Slot.CERTAINTY,
        Slot.ATTRIBUTION,
    ]


def test_a_statement_keeps_its_text_and_clock():
    statement = state("Nothing.", CLOCK)

    assert (statement.text, statement.clock) == ("Nothing.", CLOCK)
