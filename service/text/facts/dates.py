"""The dates of a text: written out, or told from the clock of the version that gives them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from service.model import Fact, Slot
from service.text.facts.calendar_words import (
    AMBIGUOUS_MONTHS,
    MONTHS,
    WEEKDAY_NAMES,
    WEEKDAYS,
    day_iso,
    month_iso,
    nearest_year,
    weekday_date,
)
from service.text.facts.nouns import counted_noun
from service.text.facts.relative_dates import RELATIVE_STARTS, relative_date
from service.text.facts.tokens import Gap, Kind, Tokenised
from service.text.facts.wordlist import words

_DAY_PARTS = words("morning afternoon evening night")
_BEFORE_YEAR = words(
    "in since by until till from of during before after late early mid to between through and "
    "year around circa spring summer autumn fall winter the for or"
)
_BEFORE_MONTH = words(
    "in since by until till from of during before after late early last next this through "
    "to for between on and mid"
)
_ROLES = words("since until till by before after from through")
_FUTURE = words("will shall would due scheduled expected plans planned set begins opens")
_BOUNDING = words("about some than least nearly roughly almost $ £ €")
_FUTURE_REACH = 9
_PUT_OFF = words(
    "delayed delay postponed postpone moved move adjourned adjourn deferred defer rescheduled "
    "suspended pushed put extended remanded"
)
_AFTER_REACH = 6
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_STARTS = frozenset(MONTHS) | frozenset(WEEKDAYS) | RELATIVE_STARTS


class Dated(NamedTuple):
    """A date as read: its normal form, and the tokens `first` to `end` that give it."""

    value: str
    first: int
    end: int
    role: str = ""


def dates(t: Tokenised, clock: datetime | None) -> tuple[list[Fact], set[int]]:
    """The date facts of a text in order, and the indexes of the tokens that they use.

    Values are partial ISO dates. Without a clock a weekday or `yesterday` stays the folded word,
    and a day or month without a year is `--11-13` or `--11`.
    """
    today = clock.date() if clock and _FIRST_YEAR <= clock.year <= _LAST_YEAR else None
    facts: list[Fact] = []
    taken: set[int] = set()
    past = 0
    for i in sorted((*t.where(_STARTS), *t.numerals)):
        found = _date_at(t, i, today) if i >= past else None
        if found is None:
            continue
        text, span = t.cut(found.first, found.end)
        facts.append(Fact(Slot.DATE, text, span, found.value, role=_role(t, found)))
        taken.update(range(found.first, found.end))
        past = found.end
    return facts, taken


def _role(t: Tokenised, found: Dated) -> str:
    before = t.keys[found.first - 1] if found.first else ""
    return found.role or (before if before in _ROLES else "")


def _date_at(t: Tokenised, i: int, today: date | None) -> Dated | None:
    token = t.tokens[i]
    if token.kind is Kind.NUMBER:
        readers: tuple[Callable[[Tokenised, int, date | None], Dated | None], ...] = (
            _numeric,
            _day_month,
            _year,
        )
    elif token.key in MONTHS and token.capital:
        readers = (_month_day,)
    elif token.key in WEEKDAYS and token.capital:
        readers = (_weekday,)
    else:
        readers = ()
    for reader in readers:
        found = reader(t, i, today)
        if found:
            return found
    relative = relative_date(t, i, today)
    return Dated(relative.value, i, relative.end) if relative else None


def _numeric(t: Tokenised, i: int, _today: date | None) -> Dated | None:
    """`2024-11-13`, and `13/11/2024` where the order cannot be mistaken."""
    parts = [t.tokens[i + n] for n in range(5)]
    marks = {parts[1].key, parts[3].key}
    if any(part.gap is not Gap.GLUED for part in parts[1:]) or marks not in ({"-"}, {"/"}):
        return None
    numbers = [part.key for part in parts[::2]]
    if not all(number.isdecimal() and len(number) <= 4 for number in numbers):  # noqa: PLR2004
        return None
    first, second, third = (int(number) for number in numbers)
    if first >= _FIRST_YEAR:
        value = day_iso(first, second, third)
    elif third < _FIRST_YEAR:
        value = None
    elif first > 12:  # noqa: PLR2004
        value = day_iso(third, second, first)
    elif second > 12 or first == second:  # noqa: PLR2004
        value = day_iso(third, first, second)
    else:
        value = str(third)
    return Dated(value, i, i + 5) if value else None


def _day_month(t: Tokenised, i: int, today: date | None) -> Dated | None:
    """`13 November 2024`, `the 13th of November`."""
    end = i + 1 + (t.keys[i + 1] in ("st", "nd", "rd", "th"))
    end += t.keys[end] == "of" and end > i + 1
    token = t.tokens[end]
    if token.key not in MONTHS or not token.capital or token.gap is Gap.PARAGRAPH:
        return None
    day = _day(t.keys[i])
    return _with_year(t, (i, end + 1), (MONTHS[token.key], day), today) if day else None


def _month_day(t: Tokenised, i: int, today: date | None) -> Dated | None:
    """`Nov. 13, 2024`, `November 2024`, `in November`."""
    end = i + 1 + (t.keys[i + 1] == "." and len(t.keys[i]) <= 4)  # noqa: PLR2004
    month = MONTHS[t.keys[i]]
    day = _day(t.keys[end]) if t.tokens[end].gap is not Gap.PARAGRAPH else 0
    if day and t.keys[end + 1] not in (":", "%", "percent"):
        end += 1 + (t.keys[end + 1] in ("st", "nd", "rd", "th"))
        return _with_year(t, (i, end), (month, day), today)
    after = end + (t.keys[end] in (",", "of"))
    year = _year_of(t, after)
    if year:
        return Dated(month_iso(year, month), i, after + 1)
    key = t.keys[i]
    if (key in AMBIGUOUS_MONTHS or len(key) <= 4) and not _month_is_meant(t, i):  # noqa: PLR2004
        return None
    guess = nearest_year(today, month, 1, to_come=_is_to_come(t, i)) if today else None
    return Dated(month_iso(guess, month), i, i + 1)


def _month_is_meant(t: Tokenised, i: int) -> bool:
    before = t.tokens[i - 1]
    return i > 0 and (before.key in _BEFORE_MONTH or before.key in ("-", "early"))


def _with_year(
    t: Tokenised, tokens: tuple[int, int], month_day: tuple[int, int], today: date | None
) -> Dated | None:
    first, end = tokens
    month, day = month_day
    after = end + (t.keys[end] in (",", "of"))
    year = _year_of(t, after)
    if year:
        end = after + 1
    elif today:
        year = nearest_year(today, month, day, to_come=_is_to_come(t, first))
    value = day_iso(year, month, day)
    return Dated(value, first, end) if value else None


def _day(key: str) -> int:
    return int(key) if key.isdecimal() and len(key) <= 2 and 1 <= int(key) <= 31 else 0  # noqa: PLR2004


def _year_of(t: Tokenised, i: int) -> int | None:
    key = t.keys[i]
    if len(key) != 4 or not key.isdecimal():  # noqa: PLR2004
        return None
    return int(key) if _FIRST_YEAR <= int(key) <= _LAST_YEAR else None


def _year(t: Tokenised, i: int, _today: date | None) -> Dated | None:
    """`in 2019`, `the 1990s`, `2019-20`; not `about 2000 people` or `$2000`."""
    year = _year_of(t, i)
    before, after = t.tokens[i - 1], t.tokens[i + 1]
    if year is None or (i > 0 and t.tokens[i].gap is Gap.GLUED and before.key not in ("-", "(")):
        return None
    if after.gap is Gap.GLUED and after.key == "s" and year % 10 == 0:
        return Dated(f"{year}s", i, i + 2, "decade")
    if after.gap is Gap.GLUED and (after.kind is Kind.WORD or after.key == "%"):
        return None
    noun, past = counted_noun(t, i + 1)
    counts = bool(noun) and not t.tokens[past - 1].capital
    if before.key in _BOUNDING or (
        counts and (before.key not in _BEFORE_YEAR or before.key == "to")
    ):
        return None
    season = _season_end(t, i, year)
    return season or Dated(str(year), i, i + 1)


def _season_end(t: Tokenised, i: int, year: int) -> Dated | None:
    """`2019-20`, `2019/2021`: the two years as an ISO interval."""
    joint, other = t.tokens[i + 1], t.tokens[i + 2]
    glued = joint.key in "-/" and joint.gap is other.gap is Gap.GLUED
    if not glued or not other.key.isdecimal() or len(other.key) not in (2, 4):
        return None
    last = int(other.key) if len(other.key) == 4 else year // 100 * 100 + int(other.key)  # noqa: PLR2004
    return Dated(f"{year}/{last}", i, i + 3) if year < last <= _LAST_YEAR else None


def _weekday(t: Tokenised, i: int, today: date | None) -> Dated | None:
    """`on Wednesday`, `last Friday`, `Wednesday, Nov. 13`, `Monday morning`."""
    weekday = WEEKDAYS[t.keys[i]]
    short = len(t.keys[i]) <= 5 and t.keys[i] not in WEEKDAY_NAMES  # noqa: PLR2004
    end = i + 1 + (t.keys[i + 1] == ".")
    if short and end == i + 1:
        return None
    end = i + 1 if not short else end
    part = t.keys[end] in _DAY_PARTS
    after = end + part + (t.keys[end + part] == ",")
    exact = _date_after_weekday(t, after, today)
    if exact:
        return Dated(exact.value, i, exact.end)
    end += part
    if today is None:
        return Dated(WEEKDAY_NAMES[weekday], i, end)
    before = t.keys[i - 1] if i else ""
    first = i - 1 if before in ("last", "next", "this") else i
    step = 1 if before == "next" or (before != "last" and _is_to_come(t, i)) else -1
    day = weekday_date(today, weekday, step=step, same_day=first == i or before == "this")
    return Dated(day.isoformat(), first, end)


def _date_after_weekday(t: Tokenised, i: int, today: date | None) -> Dated | None:
    token = t.tokens[i]
    if token.gap is Gap.PARAGRAPH:
        return None
    if token.key == "the":
        return _day_month(t, i + 1, today) if t.tokens[i + 1].kind is Kind.NUMBER else None
    if token.kind is Kind.NUMBER:
        return _day_month(t, i, today)
    if token.key in MONTHS and token.capital:
        found = _month_day(t, i, today)
        return found if found and found.value.count("-") != 1 else None
    return None


def _is_to_come(t: Tokenised, i: int) -> bool:
    """Whether the words around the date speak of the future.

    `will meet on Monday`, `delayed until Monday`, `Saturday's fair will be held`.
    """
    until = i > 0 and t.keys[i - 1] in ("until", "till", "to")
    for n in range(i - 1, max(i - 1 - _FUTURE_REACH, -1), -1):
        if not t.same_sentence(n, i) or t.keys[n] in ("said", "told"):
            break
        if t.keys[n] in _FUTURE or t.keys[n].endswith("'ll") or (until and t.keys[n] in _PUT_OFF):
            return True
    return t.tokens[i + 1].kind is Kind.CLITIC and _will_be(t, i)


def _will_be(t: Tokenised, i: int) -> bool:
    """Whether what the date owns is still to happen: `Saturday's fair will`."""
    following = t.keys[i + 2 : i + 2 + _AFTER_REACH]
    return any(t.same_sentence(i, i + 2 + n) for n, key in enumerate(following) if key == "will")
