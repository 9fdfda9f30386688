"""Rows of a text and its dates as `text | value role`. The clock is Thursday, 14 November 2024."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from service.model import Slot
from service.text.facts import state

CLOCK = datetime(2024, 11, 14, 9, tzinfo=UTC)


def read(text, clock=CLOCK):
    return [
        f"{fact.text} | {fact.value} {fact.role}".strip()
        for fact in state(text, clock).facts
        if fact.slot is Slot.DATE
    ]


WRITTEN_OUT = [
    ("on Nov. 13, 2024", ["Nov. 13, 2024 | 2024-11-13"]),
    ("on 13 November 2023", ["13 November 2023 | 2023-11-13"]),
    ("on the 13th of November 2023", ["13th of November 2023 | 2023-11-13"]),
    ("on 2024-11-13", ["2024-11-13 | 2024-11-13"]),
    ("on 13/11/2024", ["13/11/2024 | 2024-11-13"]),
    ("on 3/4/2024", ["3/4/2024 | 2024"]),
    ("in November 2023", ["November 2023 | 2023-11"]),
    ("in 2019", ["2019 | 2019"]),
    ("since 2019", ["2019 | 2019 since"]),
    ("the 1990s", ["1990s | 1990s decade"]),
    ("the 2019-20 season", ["2019-20 | 2019/2020"]),
    ("February 30", []),
    ("2000 people came", []),
    ("about 2000 people came", []),
    ("Theresa May and Sir April", ["April | 2024-04"]),
    ("they march and may sat", []),
]

BY_THE_CLOCK = [
    ("He left on Wednesday.", ["Wednesday | 2024-11-13"]),
    ("He left on Thursday.", ["Thursday | 2024-11-14"]),
    ("He left on Wednesday morning.", ["Wednesday morning | 2024-11-13"]),
    ("He left last Friday.", ["last Friday | 2024-11-08"]),
    ("They will meet on Monday.", ["Monday | 2024-11-18"]),
    ("Officials said the talks will begin Monday.", ["Monday | 2024-11-18"]),
    ("They will go, the mayor said on Monday.", ["Monday | 2024-11-11"]),
    ("They meet next Friday.", ["next Friday | 2024-11-15"]),
    ("Monday, Nov. 18", ["Monday, Nov. 18 | 2024-11-18"]),
    ("Nov. 13", ["Nov. 13 | 2024-11-13"]),
    ("March 4", ["March 4 | 2024-03-04"]),
    ("They will vote on March 4.", ["March 4 | 2025-03-04"]),
    ("Dec. 25", ["Dec. 25 | 2024-12-25"]),
    ("in June", ["June | 2024-06"]),
    ("in May", ["May | 2024-05"]),
    ("yesterday", ["yesterday | 2024-11-13"]),
    ("last night", ["last night | 2024-11-13"]),
    ("earlier this week", ["this week | 2024-W46"]),
    ("last month", ["last month | 2024-10"]),
    ("early this year", ["this year | 2024"]),
    ("two days ago", ["two days ago | 2024-11-12"]),
    ("three weeks ago", ["three weeks ago | 2024-W43"]),
    ("a year ago", ["a year ago | 2023"]),
    ("two days later", []),
    ("The vote was delayed until Monday.", ["Monday | 2024-11-18 until"]),
    ("It was postponed to Friday.", ["Friday | 2024-11-15"]),
    ("The court adjourned the case until March.", ["March | 2025-03 until"]),
    ("Saturday's fair will go ahead.", ["Saturday | 2024-11-16"]),
    ("Saturday's fair drew 300. It will be back.", ["Saturday | 2024-11-09"]),
    ("He drove to Leeds on Monday.", ["Monday | 2024-11-11"]),
]

NO_CLOCK = [
    ("on Wednesday", ["Wednesday | wednesday"]),
    ("yesterday", ["yesterday | yesterday"]),
    ("last month", ["last month | last month"]),
    ("on Nov. 13", ["Nov. 13 | --11-13"]),
    ("in June", ["June | --06"]),
    ("Wednesday, Nov. 13, 2024", ["Wednesday, Nov. 13, 2024 | 2024-11-13"]),
]


@pytest.mark.parametrize(("text", "rows"), [*WRITTEN_OUT, *BY_THE_CLOCK])
def test_a_date_is_read_by_the_clock_of_its_version(text, rows):
    assert read(text) == rows


@pytest.mark.parametrize(("text", "rows"), NO_CLOCK)
def test_without_a_clock_a_relative_date_stays_a_word(text, rows):
    assert read(text, None) == rows


@pytest.mark.parametrize("year", [1, 1400, 9999])
def test_a_clock_at_the_edge_of_time_breaks_nothing(year):
    assert read("two weeks ago", datetime(year, 1, 1, tzinfo=UTC)) == [
        "two weeks ago | two weeks ago"
    ]
