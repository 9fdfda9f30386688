from __future__ import annotations

from datetime import UTC, datetime

import pytest

from service.matching.numbers import Clocks, reading, timed
from service.model import Comparator, Fact, Reading, Slot, Span
from service.text.facts import state

MONDAY = datetime(2024, 5, 6, 9, tzinfo=UTC)
TUESDAY = datetime(2024, 5, 7, 9, tzinfo=UTC)


def number(value: float, op: Comparator = Comparator.EXACT, high: float | None = None) -> Fact:
    return Fact(Slot.NUMBER, str(value), Span(0, 1), value, op, "person", high, "killed")


AT_LEAST, ABOUT, OVER = Comparator.AT_LEAST, Comparator.ABOUT, Comparator.MORE_THAN


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (number(20, AT_LEAST), number(23), None),
        (number(20, AT_LEAST), number(23, AT_LEAST), Reading.SCOPE),
        (number(20, AT_LEAST), number(18), Reading.CONFLICT),
        (number(20, AT_LEAST), number(15, AT_LEAST), Reading.SCOPE),
        (number(23), number(20, AT_LEAST), Reading.SCOPE),
        (number(20), number(20, AT_LEAST), Reading.SCOPE),
        (number(20), number(20, OVER), Reading.SCOPE),
        (number(20, OVER), number(20), Reading.SCOPE),
        (number(20, OVER), number(21), None),
        (number(30, Comparator.AT_MOST), number(12), None),
        (number(30, Comparator.LESS_THAN), number(30), Reading.SCOPE),
        (number(30, Comparator.LESS_THAN), number(30, OVER), Reading.CONFLICT),
        (number(30, AT_LEAST), number(30, Comparator.AT_MOST), Reading.CONFLICT),
        (number(30, Comparator.AT_MOST), number(30, AT_LEAST), Reading.CONFLICT),
        (number(30, AT_LEAST), number(40, Comparator.AT_MOST), Reading.SCOPE),
        (number(4), number(9, Comparator.AT_MOST), Reading.CONFLICT),
        (number(100), number(105, Comparator.AT_MOST), Reading.SCOPE),
        (number(10_000, ABOUT), number(10_000), None),
        (number(10_000), number(10_000, ABOUT), Reading.ROUNDING),
        (number(10_000), number(10_400), Reading.ROUNDING),
        (number(100), number(105), Reading.CONFLICT),
        (number(1.2e6), number(1_200_000), None),
        (number(1.2), number(12e6), Reading.CONFLICT),
        (number(4.7), number(4.68), Reading.ROUNDING),
        (number(10_000, ABOUT), number(11_000, AT_LEAST), Reading.CONFLICT),
        (number(5, Comparator.RANGE, 7), number(6), None),
        (number(6), number(5, Comparator.RANGE, 7), Reading.SCOPE),
        (number(5, Comparator.RANGE, 7), number(6, Comparator.RANGE, 9), Reading.SCOPE),
        (number(5, Comparator.RANGE, 7), number(8, Comparator.RANGE, 9), Reading.CONFLICT),
        (number(0), number(3), Reading.CONFLICT),
    ],
)
def test_a_number_is_read_by_what_it_allows(
    ours: Fact, theirs: Fact, expected: Reading | None
) -> None:
    assert reading(ours, theirs) is expected


@pytest.mark.parametrize(
    ("theirs", "clock", "expected"),
    [
        (17, TUESDAY, Reading.LATER_UPDATE),
        (9, TUESDAY, Reading.CONFLICT),
        (17, None, Reading.CONFLICT),
        (17, MONDAY, Reading.CONFLICT),
    ],
)
def test_a_higher_toll_is_an_update_only_when_it_is_known_to_be_later(
    theirs: float, clock: datetime | None, expected: Reading
) -> None:
    pair = (number(12), number(theirs))
    assert timed(Reading.CONFLICT, pair, Clocks(MONDAY, clock)) is expected


def test_a_lower_toll_of_an_earlier_hour_is_an_earlier_value() -> None:
    pair = (number(17), number(12))
    assert timed(Reading.CONFLICT, pair, Clocks(TUESDAY, MONDAY)) is Reading.EARLIER_VALUE


def test_a_price_does_not_grow_with_a_story() -> None:
    ours, theirs = (Fact(Slot.NUMBER, str(v), Span(0, 1), v, unit="USD") for v in (4.0, 9.0))
    clocks = Clocks(MONDAY, TUESDAY)
    assert timed(Reading.CONFLICT, (ours, theirs), clocks) is Reading.CONFLICT


def test_a_clock_without_a_zone_is_not_compared_with_one_that_has_it() -> None:
    assert Clocks(MONDAY, TUESDAY.replace(tzinfo=None)).gap is None


@pytest.mark.parametrize(
    ("fraction", "percent", "meets"),
    [
        ("Two-thirds of voters", "66 percent of voters", True),
        ("Two-thirds of voters", "67 percent of voters", True),
        ("Two-thirds of voters", "66.7% of voters", True),
        ("Two in three voters", "66 percent of voters", True),
        ("A third of voters", "33 percent of voters", True),
        ("One in six voters", "17 percent of voters", True),
        ("A quarter of voters", "25.3 per cent of voters", True),
        ("About half of voters", "49 percent of voters", True),
        ("About half of voters", "51 percent of voters", True),
        ("Two-thirds of voters", "65 percent of voters", False),
        ("A third of voters", "40 percent of voters", False),
        ("Half of voters", "51 percent of voters", False),
        ("Three quarters of voters", "74 percent of voters", False),
        ("A third of voters", "a quarter of voters", False),
        ("33 percent of voters", "34 percent of voters", False),
    ],
)
def test_a_fraction_in_words_is_the_percentage_that_it_rounds(
    fraction: str, percent: str, *, meets: bool
) -> None:
    one, other = (state(text).facts[0] for text in (fraction, percent))
    expected = Reading.ROUNDING if meets else Reading.CONFLICT
    assert [reading(one, other), reading(other, one)] == [expected] * 2
