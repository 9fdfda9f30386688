from __future__ import annotations

from datetime import date

import pytest

from service.text.facts.partial_dates import can_be_one_date, days_of


@pytest.mark.parametrize(
    ("value", "span"),
    [
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2024-11-13", (date(2024, 11, 13), date(2024, 11, 13))),
        ("2024-W46", (date(2024, 11, 11), date(2024, 11, 17))),
        ("1990s", (date(1990, 1, 1), date(1999, 12, 31))),
        ("2019/2020", (date(2019, 1, 1), date(2020, 12, 31))),
        ("--11-13", None),
        ("wednesday", None),
        ("yesterday", None),
    ],
)
def test_a_partial_date_covers_a_span_of_days(value, span):
    assert days_of(value) == span


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("2024-11-13", "2024-11", True),
        ("2024-W46", "2024-11-13", True),
        ("2024-W46", "2024-11-20", False),
        ("1990s", "1994-05", True),
        ("--11-13", "2024-11", True),
        ("--11-13", "2024-11-14", False),
        ("--11", "--11-13", True),
        ("wednesday", "2024", None),
    ],
)
def test_two_partial_dates_can_be_one_where_their_days_meet(one, other, answer):
    assert can_be_one_date(one, other) is answer
    assert can_be_one_date(other, one) is answer
