"""The words of the calendar, and dates at the precision in which news gives them."""

from __future__ import annotations

from datetime import date, timedelta

from service.text.facts.wordlist import numbered

MONTHS = numbered(
    "january jan, february feb, march mar, april apr, may, june jun, july jul, august aug, "
    "september sept sep, october oct, november nov, december dec",
    start=1,
)
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = numbered(
    "monday mondays mon, tuesday tuesdays tue tues, wednesday wednesdays wed, "
    "thursday thursdays thu thur thurs, friday fridays fri, saturday saturdays, sunday sundays",
    start=0,
)
AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "jan", "jun", "dec", "sep"})
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEK = 7
_MONTHS_IN_YEAR = 12
_DAYS_A_MONTH = 30.4
_DAYS_A_YEAR = 365
_SOON = 75


def day_iso(year: int | None, month: int, day: int) -> str | None:
    """`2024-11-13`, or `--11-13` without a year; `None` for a day that no month has."""
    if not 1 <= month <= _MONTHS_IN_YEAR or not 1 <= day <= _DAYS_IN_MONTH[month - 1]:
        return None
    return f"--{month:02}-{day:02}" if year is None else f"{year:04}-{month:02}-{day:02}"


def month_iso(year: int | None, month: int) -> str:
    """`2024-11`, or `--11` without a year."""
    return f"--{month:02}" if year is None else f"{year:04}-{month:02}"


def week_iso(day: date) -> str:
    """The ISO week of a day, `2024-W46`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def month_offset(day: date, months: int) -> str:
    """The month that lies `months` from the month of `day`."""
    index = day.year * _MONTHS_IN_YEAR + day.month - 1 + months
    return month_iso(index // _MONTHS_IN_YEAR, index % _MONTHS_IN_YEAR + 1)


def nearest_year(clock: date, month: int, day: int, *, to_come: bool) -> int:
    """The year of a day that is given without one: the last such day, or one soon to come.

    News leaves the year out of what lies within the year behind, or shortly ahead; `to_come`
    says that the words speak of the future.
    """
    away = (month - clock.month) * _DAYS_A_MONTH + day - clock.day
    if to_come:
        return clock.year + (away < 0)
    if away > _SOON:
        return clock.year - 1
    return clock.year + (away + _DAYS_A_YEAR <= _SOON)


def weekday_date(clock: date, weekday: int, *, step: int, same_day: bool) -> date:
    """The nearest such weekday before (`step` -1) or after (`step` 1) the clock."""
    away = (clock.weekday() - weekday) % _WEEK if step < 0 else (weekday - clock.weekday()) % _WEEK
    if away == 0 and not same_day:
        away = _WEEK
    return clock + timedelta(days=step * away)
