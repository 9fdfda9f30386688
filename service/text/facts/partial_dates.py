"""What span of days a partial date covers, so that two of them can be set against each other."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_DECADE = 10


def days_of(value: str) -> tuple[date, date] | None:
    """The first and last day of a date fact's value, or `None` where it names no year.

    `2024`, `2024-11`, `2024-11-13`, the week `2024-W46`, the decade `1990s` and the years
    `2019/2021` have a span; `--11-13`, `wednesday` and `yesterday` have none.
    """
    try:
        return _days(value)
    except (ValueError, IndexError):
        return None


def can_be_one_date(one: str, other: str) -> bool | None:
    """Whether two date values can mean one day, `None` where they cannot be set in order.

    A day of the year without its year (`--11-13`) is compared with what the other leaves open.
    """
    if one == other:
        return True
    ours, theirs = days_of(one), days_of(other)
    if ours and theirs:
        return ours[0] <= theirs[1] and theirs[0] <= ours[1]
    bare, full = (one, other) if one.startswith("--") else (other, one)
    if not bare.startswith("--"):
        return None
    if full.startswith("--"):
        return full.startswith(bare) or bare.startswith(full)
    dated = days_of(full)
    if dated is None:
        return None
    return any(_in_year(bare, year, dated) for year in {dated[0].year, dated[1].year})


def _in_year(bare: str, year: int, dated: tuple[date, date]) -> bool:
    span = days_of(f"{year:04}{bare[1:]}")
    return span is not None and span[0] <= dated[1] and dated[0] <= span[1]


def _days(value: str) -> tuple[date, date]:
    if "/" in value:
        first, last = value.split("/")
        return date(int(first), 1, 1), date(int(last), 12, 31)
    if value.endswith("s"):
        year = int(value[:-1])
        return date(year, 1, 1), date(year + _DECADE - 1, 12, 31)
    if "-W" in value:
        monday = date.fromisocalendar(int(value[:4]), int(value[-2:]), 1)
        return monday, monday + timedelta(days=6)
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    last_day = monthrange(parts[0], parts[1])[1]
    if len(parts) == 2:  # noqa: PLR2004 - a year and a month
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], last_day)
    day = date(*parts)
    return day, day
