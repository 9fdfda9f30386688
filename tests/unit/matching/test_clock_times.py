"""Times of day: how they are read, and what is set against them."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.matching.bearing import Bearing
from service.matching.clock_times import times
from service.matching.terms import worded
from service.model import Relation, Slot, Span
from service.text.facts import state


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 5.30pm", ["T17:30"]),
        ("at 5:30 p.m. on Friday", ["T17:30"]),
        ("17:30 GMT", ["T17:30"]),
        ("06:40 local time", ["T06:40"]),
        ("12.30am", ["T00:30"]),
        ("about 10:15 at night", ["T10:15?"]),
        ("from 8 a.m. to 5 p.m.", ["T08:00", "T17:00"]),
        ("$5.30pm", []),
        ("3.5 metres and 5.3m people", []),
        ("a ratio of 3:1, or 24:10", []),
        ("in 1:02:33", []),
        ("13pm", []),
    ],
)
def test_a_time_of_day_is_read_whole(text: str, expected: list[str]) -> None:
    assert [fact.value for fact in times(text, Span(0, len(text)))] == expected


CURFEW = "The curfew begins at 9.30pm in Quito."


@pytest.mark.parametrize(
    ("claim", "passage", "relation"),
    [
        (CURFEW, "The curfew begins at 10.30pm in Quito.", Relation.DIFFERS),
        (CURFEW, "The curfew begins at 9.30am in Quito.", Relation.DIFFERS),
        ("The gun was fired at 06:40.", "The gun was fired at 08:15.", Relation.DIFFERS),
        (CURFEW, "The curfew in Quito begins at 9:30 p.m.", Relation.REPORTS),
        (CURFEW, "The curfew in Quito begins at 21:30.", Relation.REPORTS),
        (CURFEW, "The curfew in Quito begins at about 9pm.", Relation.REPORTS),
        (CURFEW, "The curfew begins in Quito.", Relation.REPORTS),
        (
            "It struck at 06:40 GMT in Lima.",
            "It struck at 01:40 local time in Lima.",
            Relation.REPORTS,
        ),
    ],
)
def test_two_times_are_compared_as_dates(claim: str, passage: str, relation: Relation) -> None:
    verdict = judge(state(claim), state(passage))
    assert verdict.relation is relation
    assert {delta.slot for delta in verdict.deltas} <= {Slot.DATE}


def test_a_passage_is_not_left_out_for_want_of_a_date_where_both_tell_a_time() -> None:
    claim = worded(state("The gun was fired at 06:40 by a crew of the castle in Kelmouth."))
    passage = worded(state("A bell of the castle rang at 06:40."))
    full = judge(claim, passage, cosine=0.4)
    assert Bearing(claim, full.score).verdict(passage, cosine=0.4) == full
