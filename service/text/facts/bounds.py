"""The words that bound a number: `at least`, `up to`, `nearly`, `or more`."""

from __future__ import annotations

from service.model import Comparator
from service.text.facts.phrases import PhraseTable, phrases
from service.text.facts.tokens import Gap, Tokenised
from service.text.facts.wordlist import words

_BEFORE = PhraseTable(
    phrases(
        {
            Comparator.AT_LEAST: (
                "at least, no fewer than, no less than, not less than, not fewer than, "
                "a minimum of, minimum of, at the least, at the very least, upwards of"
            ),
            Comparator.MORE_THAN: (
                "more than, over, above, in excess of, greater than, exceeding, exceeded, exceeds, "
                "just over, well over, higher than, upward of, topped, topping, surpassed, "
                "longer than, older than"
            ),
            Comparator.AT_MOST: (
                "up to, at most, no more than, not more than, as many as, as much as, "
                "a maximum of, maximum of, no greater than, no higher than, at the most, "
                "at the very most, a ceiling of"
            ),
            Comparator.LESS_THAN: (
                "fewer than, less than, under, below, just under, well under, lower than, "
                "just below, shorter than, younger than"
            ),
            Comparator.ABOUT: (
                "nearly, almost, about, around, roughly, some, approximately, approx, approx ., "
                "an estimated, estimated, close to, approaching, circa, ~, somewhere around, "
                "more or less"
            ),
            Comparator.EXACT: "exactly, precisely, a total of, only, just",
        }
    )
)
_AFTER = PhraseTable(
    phrases(
        {
            Comparator.AT_LEAST: (
                "or more, at least, at the least, at the very least, and counting, or higher, "
                "+, - plus, and up"
            ),
            Comparator.AT_MOST: (
                "or less, or fewer, at most, at the most, at the very most, or under"
            ),
            Comparator.ABOUT: "or so, - odd, - ish",
        }
    )
)
_DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
_RISING = words(
    "edged rose went jumped climbed moved crept ticked shot pushed sent driven inched adds added "
    "adding stood back rising creeping going gone"
)
_NOT_OVER = words("for well just")


def bound_before(t: Tokenised, first: int, unit: str) -> tuple[Comparator | None, int]:
    """The bound written just before token `first`, and where it starts.

    Two bounds in a row (`at least some 40`) read as the outer one.
    """
    op: Comparator | None = None
    for _ in range(2):
        found = _BEFORE.before(t, first) or _set_off(t, first)
        if found is None or _is_while(t, first - 1, unit) or _is_a_rise(t, found[1]):
            break
        # "at least exactly" says no more than "at least".
        op = found[0] if op is None or found[0] is not Comparator.EXACT else op
        first = found[1]
    return op, first


def _set_off(t: Tokenised, first: int) -> tuple[Comparator, int] | None:
    """A bound between commas: `the cuts cost, at the very most, 400 jobs`."""
    if t.keys[first - 1] != "," or first < 1:
        return None
    found = _BEFORE.before(t, first - 1)
    return found if found and t.keys[found[1]] == "at" else None


def _is_while(t: Tokenised, i: int, unit: str) -> bool:
    """`over five days` lasts five days, while `for over five days` lasts longer."""
    return t.keys[i] == "over" and unit in _DURATIONS and t.keys[i - 1] not in _NOT_OVER


def _is_a_rise(t: Tokenised, i: int) -> bool:
    """`edged up to 8.2 percent` tells where it went, not a limit."""
    return t.keys[i] == "up" and t.keys[i - 1] in _RISING


def bound_after(t: Tokenised, end: int) -> tuple[Comparator | None, int]:
    """The bound written from token `end` on, and the index after it."""
    found = _AFTER.at(t, end)
    if found is None or (t.keys[end] in "+-" and t.tokens[end].gap is not Gap.GLUED):
        return None, end
    return found
