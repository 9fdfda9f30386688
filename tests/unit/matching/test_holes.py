"""Where an outlet is missing from the index."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from service.matching.holes import MOST, holes
from service.model import Hole

JANUARY = 20_454
"""1 January 2026, in days since 1970."""


def days(*given_: int) -> list[int]:
    return [JANUARY + day - 1 for day in given_]


def test_a_silence_much_longer_than_usual_is_a_hole() -> None:
    found = holes(days(1, 2, 3, 4, 9, 10), days(*range(1, 11)))
    assert found == (Hole(date(2026, 1, 5), date(2026, 1, 8), 4),)


def test_a_weekly_paper_has_none_between_its_issues() -> None:
    assert holes(days(1, 8, 15, 22), days(*range(1, 23))) == ()


def test_days_on_which_nobody_has_anything_are_nobodys_hole() -> None:
    assert holes(days(1, 2, 20), days(1, 2, 20)) == ()


def test_the_time_before_the_first_and_after_the_last_counts() -> None:
    found = holes(days(11, 12), days(*range(1, 21)))
    assert [(hole.first.day, hole.last.day) for hole in found] == [(1, 10), (13, 20)]


def test_a_day_or_two_are_no_hole() -> None:
    assert holes(days(3), days(1, 2, 3, 4, 5)) == ()


def test_an_outlet_without_dated_articles_has_none() -> None:
    assert holes([], days(1, 2, 3, 4, 5)) == ()


@given(st.sets(st.integers(0, 400), min_size=1), st.sets(st.integers(0, 400)))
def test_a_hole_holds_no_day_of_the_outlet_and_counts_those_of_others(
    own: set[int], others: set[int]
) -> None:
    active = sorted(own | others)
    found = holes(sorted(own), active)
    assert len(found) <= MOST
    for hole in found:
        first, last = (
            (each - date(1970, 1, 1)) // timedelta(days=1) for each in (hole.first, hole.last)
        )
        assert not any(first <= day <= last for day in own)
        assert hole.days == sum(first <= day <= last for day in active)
