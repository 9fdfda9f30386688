"""Dates told from the clock: `yesterday`, `last month`, `two weeks ago`, `earlier this year`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from service.text.facts.amounts import amount_at
from service.text.facts.calendar_words import month_offset, week_iso
from service.text.facts.tokens import Kind, Tokenised
from service.text.facts.wordlist import words

_NAMED_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_TURNS = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1}
_DAY_PARTS = words("morning afternoon evening night")
_UNITS = {"week": 7, "weeks": 7, "day": 1, "days": 1}
_LONG_UNITS = {"month": 1, "months": 1, "year": 12, "years": 12}
_AGO_WORDS = words(
    "a an one two three four five six seven eight nine ten eleven twelve twenty thirty"
)
RELATIVE_STARTS = frozenset(_NAMED_DAYS) | frozenset(_TURNS) | _AGO_WORDS
"""The words with which a relative date begins, where it does not begin with a number."""
_FARTHEST = 3000
_YEAR = 12


class Relative(NamedTuple):
    """A date's normal form, and the index after its last token."""

    value: str
    end: int


def relative_date(t: Tokenised, i: int, today: date | None) -> Relative | None:
    """The relative date that begins at token `i`; its folded words where there is no clock."""
    key = t.keys[i]
    if key in _NAMED_DAYS:
        end = i + 1 + (t.keys[i + 1] in _DAY_PARTS)
        return _resolved(t, i, end, _day(today, _NAMED_DAYS[key]))
    if key in _TURNS:
        return _turn(t, i, today)
    if key in _AGO_WORDS or t.tokens[i].kind is Kind.NUMBER:
        return _ago(t, i, today)
    return None


def _resolved(t: Tokenised, i: int, end: int, value: str | None) -> Relative:
    return Relative(value or " ".join(token.key for token in t.tokens[i:end]), end)


def _day(today: date | None, days: int) -> str | None:
    return (today + timedelta(days=days)).isoformat() if today else None


def _turn(t: Tokenised, i: int, today: date | None) -> Relative | None:
    """`last week`, `this month`, `next year`, `this morning`, `last night`."""
    turn = _TURNS[t.keys[i]]
    unit = t.keys[i + 1]
    if unit in _DAY_PARTS and turn <= 0:
        return _resolved(t, i, i + 2, _day(today, turn))
    values: dict[str, Callable[[date], str]] = {
        "week": lambda day: week_iso(day + timedelta(days=7 * turn)),
        "month": lambda day: month_offset(day, turn),
        "year": lambda day: f"{day.year + turn:04}",
    }
    if unit not in values:
        return None
    return _resolved(t, i, i + 2, values[unit](today) if today else None)


def _ago(t: Tokenised, i: int, today: date | None) -> Relative | None:
    """`two days ago`, `a year ago`: as precise as its unit."""
    if t.keys[i] in ("a", "an"):
        count, end = 1.0, i + 1
    else:
        amount = amount_at(t, i)
        if amount is None or not 0 < amount.value <= _FARTHEST or not amount.value.is_integer():
            return None
        count, end = amount.value, amount.end
    unit = t.keys[end]
    if t.keys[end + 1] not in ("ago", "earlier") or unit not in _UNITS | _LONG_UNITS:
        return None
    if t.keys[end + 1] == "earlier":
        return None
    value = _back(today, int(count), unit) if today else None
    return _resolved(t, i, end + 2, value)


def _back(today: date, count: int, unit: str) -> str | None:
    try:
        if unit in _UNITS:
            day = today - timedelta(days=count * _UNITS[unit])
            return day.isoformat() if _UNITS[unit] == 1 else week_iso(day)
        months = count * _LONG_UNITS[unit]
        month = month_offset(today, -months)
    except (OverflowError, ValueError):
        return None
    return month[:4] if _LONG_UNITS[unit] == _YEAR else month
