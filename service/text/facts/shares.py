"""Shares of a whole (`one in five`, `two-thirds`, `half of`) and ordinals (`third`, `19th`)."""

from __future__ import annotations

from service.text.facts.amounts import CARDINALS, Amount, amount_at
from service.text.facts.nouns import FUNCTION_WORDS
from service.text.facts.roles import moved_before
from service.text.facts.tokens import Gap, Kind, Tokenised
from service.text.facts.wordlist import numbered, words

ORDINALS = numbered(
    "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, "
    "thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth, twentieth",
    start=1,
)
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "seventh": 7,
    "eighth": 8,
    "eighths": 8,
    "tenth": 10,
    "tenths": 10,
}
_WHOLES = words("of the its their his her our all")
_BEFORE_ORDINAL = words("the a an his her its their our my your for")
_SUFFIXES = words("st nd rd th")
_BEFORE_CHANGE = words("by up down nearly almost about around roughly over than some as")
_AFTER_CHANGE = words("last this next since compared year year-on-year amid between every")
_PERCENT = 100.0
_POINT_REACH = 4


def share_at(t: Tokenised, i: int) -> Amount | None:
    """A share that begins at token `i`, in percent."""
    key = t.keys[i]
    if key == "half" and t.keys[i + 1] in _WHOLES:
        return Amount(_PERCENT / 2, i + 1)
    if key in _PARTS and t.keys[i - 1] in ("a", "by") and t.keys[i + 1] == "of":
        return Amount(_PERCENT / _PARTS[key], i + 1)
    return _parts(t, i) or _one_in(t, i)


def _parts(t: Tokenised, i: int) -> Amount | None:
    """`two-thirds`, `three quarters`, `a third of`."""
    article = t.keys[i] in ("a", "an")
    count = 1.0 if article else CARDINALS.get(t.keys[i], 0.0)
    at = i + 2 if t.keys[i + 1] == "-" and t.tokens[i + 1].gap is Gap.GLUED else i + 1
    part = _PARTS.get(t.keys[at])
    if not count or part is None or count >= part:
        return None
    plural = t.keys[at].endswith("s")
    if t.tokens[at].gap is Gap.PARAGRAPH or plural != (count > 1):
        return None
    if article and t.keys[at + 1] != "of":
        return None
    # "a quarter of a million" is an amount, not a share.
    if t.keys[at + 1] == "of" and t.keys[at + 2] == "a":
        return None
    return Amount(_PERCENT * count / part, at + 1)


def changed_by(t: Tokenised, i: int) -> Amount | None:
    """`fell by a third`, `up almost a quarter`, `cut by half`: a share without its whole."""
    article = t.keys[i] == "a"
    part = _PARTS.get(t.keys[i + article])
    if part is None or article is (t.keys[i + article] == "half"):
        return None
    end = i + article + 1
    bare = t.keys[i - 1] in _BEFORE_CHANGE and _is_no_noun(t, end) and i > 0
    return Amount(_PERCENT / part, end) if bare and moved_before(t, i) else None


def _is_no_noun(t: Tokenised, i: int) -> bool:
    """Whether what follows at token `i` cannot be counted: a mark, a small word, the end."""
    token = t.tokens[i]
    if token.kind in (Kind.END, Kind.MARK):
        return token.key != "-"
    return token.key in FUNCTION_WORDS or token.key in _AFTER_CHANGE


def _one_in(t: Tokenised, i: int) -> Amount | None:
    """`one in five`, `3 out of 10`."""
    low = amount_at(t, i)
    if low is None:
        return None
    words = (t.keys[low.end], t.keys[low.end + 1])
    at = low.end + (1 if words[0] == "in" else 2 if words == ("out", "of") else 0)
    if at == low.end or t.keys[at] in ("a", "an", "half"):
        return None
    whole = amount_at(t, at)
    if whole is None or not 0 < low.value < whole.value <= _PERCENT:
        return None
    if words[0] == "in" and (low.value > 9 or t.keys[whole.end] in _TIMES):  # noqa: PLR2004
        return None
    return Amount(_PERCENT * low.value / whole.value, whole.end)


_TIMES = words("years days weeks months hours minutes decades games matches seasons")


def part_of_a_point(t: Tokenised, i: int) -> Amount | None:
    """`a quarter point`, `half a percentage point`: what a rate moves by."""
    part = {"half": 0.5, "quarter": 0.25}.get(t.keys[i])
    if part is None:
        return None
    at = i + 1
    while at < i + _POINT_REACH and t.keys[at] in ("-", "a", "of", "percentage"):
        at += 1
    return Amount(part, at + 1) if t.keys[at] == "point" else None


def ordinal_at(t: Tokenised, i: int) -> Amount | None:
    """An ordinal that begins at token `i`. Words count only after `the`, `a` or a possessive."""
    token, following = t.tokens[i], t.tokens[i + 1]
    if token.kind is Kind.NUMBER:
        if following.key in _SUFFIXES and following.gap is Gap.GLUED and token.key.isdecimal():
            return Amount(float(token.key[:9]), i + 2)
        return None
    if token.key in ORDINALS and t.keys[i - 1] in _BEFORE_ORDINAL:
        return Amount(float(ORDINALS[token.key]), i + 1)
    return None
