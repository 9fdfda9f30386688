"""What a number is told per, and numbers that differ in nothing but their unit."""

from __future__ import annotations

import pytest

from service.matching import judge, rates
from service.model import Fact, Relation, Slot, Span
from service.text.facts import state


@pytest.mark.parametrize(
    ("after", "unit"),
    [
        (" cars a day.", "day"),
        (" tonnes of waste every week.", "week"),
        (" euros per square metre", "m2"),
        (" euros annually", "year"),
        (" cars on the day", ""),
        (" cars. A day later it closed", ""),
        (" cars after a week of talks", ""),
        (" euros per person", ""),
        (" cars, 3 a day", ""),
    ],
)
def test_a_number_is_told_per_what_follows_it_in_its_clause(after: str, unit: str) -> None:
    assert rates.per(Fact(Slot.NUMBER, "500", Span(0, 3), 500.0), "500" + after) == unit


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [("day", "week", True), ("day", "day", False), ("day", "m2", False), ("day", "", False)],
)
def test_rates_lie_apart_in_one_dimension(ours: str, theirs: str, expected: bool) -> None:  # noqa: FBT001
    assert rates.apart(ours, theirs) is expected


DIFFERS, REPORTS = Relation.DIFFERS, Relation.REPORTS


@pytest.mark.parametrize(
    ("claim", "passage", "relation"),
    [
        ("The plant makes 500 cars a day.", "The plant makes 500 cars a week.", DIFFERS),
        ("The plant makes 500 cars a day.", "The plant makes 500 cars daily.", REPORTS),
        ("The plant makes 500 cars a day.", "The plant makes 500 cars.", REPORTS),
        ("The pill holds 30 milligrams of zinc.", "The pill holds 30 micrograms of zinc.", DIFFERS),
        ("The pill holds 2 grams of zinc.", "The pill holds 2,000 mg of zinc.", REPORTS),
        (
            "The city will pay 40 million euros for the bridge.",
            "The city will pay 40 million kroner for the bridge.",
            DIFFERS,
        ),
        (
            "The city will pay 40 million Norwegian kroner for the bridge.",
            "The city will pay 40 million kroner for the bridge.",
            REPORTS,
        ),
        (
            "The fare rises by 5 percent in January.",
            "The fare rises by 5 dollars in January.",
            DIFFERS,
        ),
        (
            "More than 60 patients fell ill at the clinic.",
            "At the clinic 63 people fell ill.",
            REPORTS,
        ),
        (
            "More than 60 patients fell ill at the clinic.",
            "At the clinic 52 people fell ill.",
            DIFFERS,
        ),
    ],
)
def test_one_figure_in_another_unit_is_a_difference(
    claim: str, passage: str, relation: Relation
) -> None:
    verdict = judge(state(claim), state(passage))
    assert verdict.relation is relation
    assert (relation is DIFFERS) is (Slot.NUMBER in {delta.slot for delta in verdict.deltas})


def test_two_kinds_of_persons_are_not_each_other() -> None:
    verdict = judge(
        state("More than 60 patients fell ill at the clinic."),
        state("At the clinic 63 visitors fell ill."),
    )
    assert verdict.relation is not REPORTS
