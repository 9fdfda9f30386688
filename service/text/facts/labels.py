"""Numbers that count nothing: phone numbers, clock times, model names, list numbers."""

from __future__ import annotations

from service.text.facts.tokens import Gap, Kind, Tokenised
from service.text.facts.units import unit_at
from service.text.facts.wordlist import words

_LABELS = words(
    "flight route article section chapter highway room resolution act title number page level "
    "phase type model boeing airbus iphone windows channel interstate protocol group formula "
    "area zone sector district ward precinct pier gate platform clause rule annex appendix "
    "category mark version playstation galaxy apollo soyuz psalm verse exhibit figure table "
    "grade class tier stage lane line track bus tram train unit hall building block apartment "
    "suite floor season episode part volume issue book week day game covid local proposition "
    "prop amendment nos"
)
_LOWER_LABELS = words("flight page channel chapter room number article section")
_SCALE_LETTERS = words("K M B T MN BN TN")
_HOURS = words("am pm a.m. p.m. o'clock noon midnight gmt utc est edt cet bst pst pdt et")


def is_a_label(t: Tokenised, i: int) -> bool:
    """Whether the number at token `i` names or times something instead of counting it."""
    if t.tokens[i].kind is not Kind.NUMBER:
        return _ends_a_name(t, i)
    return (
        _is_a_time(t, i)
        or _is_in_a_code(t, i)
        or _follows_a_label(t, i)
        or _is_in_a_phone_number(t, i)
        or _numbers_a_list(t, i)
    )


def _ends_a_name(t: Tokenised, i: int) -> bool:
    """`the Harbour Five said`: a capitalised number word behind a capitalised name."""
    token, before, after = t.tokens[i], t.tokens[i - 1], t.tokens[i + 1]
    named = before.kind is Kind.WORD and before.capital and token.gap is Gap.SPACE
    return token.capital and named and not after.capital and not t.opens_sentence(i - 1)


def _is_a_time(t: Tokenised, i: int) -> bool:
    following = t.tokens[i + 1]
    if following.key == ":" and t.tokens[i + 2].kind is Kind.NUMBER and following.gap is Gap.GLUED:
        return True
    if t.keys[i - 1] == ":" and t.tokens[i - 1].gap is t.tokens[i].gap is Gap.GLUED:
        return True
    return following.key in _HOURS or (
        following.key in ("a", "p") and t.keys[i + 2] == "." and t.keys[i + 3] == "m"
    )


def _is_in_a_code(t: Tokenised, i: int) -> bool:
    """`F-16`, `Covid-19`, `G7`, `5G`, `24/7`, `4x4`: glued to letters, or cut by a slash."""
    token, before, after = t.tokens[i], t.tokens[i - 1], t.tokens[i + 1]
    if i > 0 and token.gap is Gap.GLUED:
        if before.kind is Kind.WORD or before.key in ("/", "_", "#", "@", "\\", "="):
            return before.key not in ("us", "usd", "eur", "gbp", "rs")
        if before.key == "'" and len(token.key) == 2:  # noqa: PLR2004 - the year '08
            return True
        if before.key == "-" and before.gap is Gap.GLUED and t.tokens[i - 2].kind is Kind.WORD:
            return t.tokens[i - 2].capital
    if after.gap is not Gap.GLUED:
        return False
    if after.key in ("/", "_", "@"):
        return True
    return after.kind is Kind.WORD and after.text.isupper() and not _is_written_unit(t, i + 1)


def _is_written_unit(t: Tokenised, i: int) -> bool:
    """`5KM` and `$5M` are measured, `5G` is not."""
    spelt = len(t.keys[i]) > 1 and unit_at(t, i)[1] > i
    return spelt or t.tokens[i].text in _SCALE_LETTERS


def _follows_a_label(t: Tokenised, i: int) -> bool:
    token, before = t.tokens[i], t.tokens[i - 1]
    if token.gap is not Gap.SPACE or i == 0:
        return False
    if before.key == "." and t.keys[i - 2] in ("no", "nos", "art", "sec", "ch", "vol"):
        return True
    if before.key == "#":
        return True
    return before.key in _LOWER_LABELS or (before.key in _LABELS and before.capital)


def _is_in_a_phone_number(t: Tokenised, i: int) -> bool:
    """Three or more groups of digits in a row, or two after a plus sign or a bracket."""
    before, after = t.tokens[i - 1], t.tokens[i + 1]
    if before.key == "+" and i > 0 and t.tokens[i].gap is Gap.GLUED:
        return True
    left = _digit_groups(t, i, -1)
    right = _digit_groups(t, i, 1)
    if before.key == "(" and after.key == ")" and t.tokens[i + 2].kind is Kind.NUMBER:
        return True
    return left + right >= 2  # noqa: PLR2004 - the group at hand is the third


def _digit_groups(t: Tokenised, i: int, step: int) -> int:
    """How many further groups of digits (at most two) stand beside token `i` that way."""
    count = 0
    while count < 2:  # noqa: PLR2004
        i += step
        if i > 0 and t.keys[i] in ("-", ")", "(") and t.tokens[i].kind is not Kind.END:
            i += step
        if i < 0 or t.tokens[i].kind is not Kind.NUMBER:
            break
        count += 1
    return count


def _numbers_a_list(t: Tokenised, i: int) -> bool:
    """`1. First` or `2) Second` at the start of a paragraph."""
    following = t.tokens[i + 1]
    return (
        t.tokens[i].gap is Gap.PARAGRAPH
        and following.key in (".", ")")
        and following.gap is Gap.GLUED
        and t.tokens[i + 2].gap is not Gap.GLUED
    )
