"""Read the value of a written amount: digits, number words, scale words, and the vague plurals."""

from __future__ import annotations

from typing import NamedTuple

from service.model import Comparator
from service.text.facts.tokens import Gap, Kind, Token, Tokenised
from service.text.facts.wordlist import numbered

_SMALL = numbered(
    "zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, "
    "fourteen, fifteen, sixteen, seventeen, eighteen, nineteen",
    start=0,
)
_TENS = numbered("twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety", start=2)
CARDINALS = {word: float(value) for word, value in _SMALL.items()} | {
    word: 10.0 * value for word, value in _TENS.items()
}
_HUNDRED = 100.0
SCALES = {
    "dozen": 12.0,
    "hundred": _HUNDRED,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "mln": 1e6,
    "mn": 1e6,
    "bln": 1e9,
    "bn": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
_GLUED_SCALES = SCALES | {"k": 1e3}
_MONEY_SCALES = _GLUED_SCALES | {"m": 1e6, "b": 1e9, "t": 1e12}
PLURAL_SCALES = {
    "dozens": 24.0,
    "hundreds": 200.0,
    "thousands": 2e3,
    "millions": 2e6,
    "billions": 2e9,
    "trillions": 2e12,
}
_TENS_OF = {"tens": 20.0, "dozens": 24.0, "hundreds": 200.0, "thousands": 2e3}
_FEW = {"few": 3.0, "several": 3.0, "couple": 2.0}
_HALVED = frozenset({"hour", "day", "year", "century", "decade", "mile", "kilometre", "tonne"})
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_PARTS_MORE = {"and a half": 0.5, "and a quarter": 0.25, "and three quarters": 0.75}
_THOUSANDS_GROUP = 3

TRIGGERS = (
    frozenset(CARDINALS)
    | frozenset(PLURAL_SCALES)
    | frozenset(SCALES)
    | frozenset(_VULGAR)
    | {"tens", "few", "several", "couple", "half", "quarter", "a", "an"}
)


class Amount(NamedTuple):
    """A value, the index after its last token, and how firmly its own words state it."""

    value: float
    end: int
    op: Comparator = Comparator.EXACT


def amount_at(t: Tokenised, i: int, *, money: bool = False) -> Amount | None:
    """The amount that begins at token `i`, or `None`.

    `money` says that a currency sign stands before it, so that `m` and `b` are scales.
    """
    token = t.tokens[i]
    if token.kind is Kind.NUMBER:
        value = _digits(token)
        return None if value is None else _scaled(t, value, i + 1, money=money)
    if token.key in _VULGAR:
        return _scaled(t, _VULGAR[token.key], i + 1, money=money)
    if token.key in CARDINALS:
        return _worded(t, i)
    return _vague(t, i) or _with_article(t, i)


def _digits(token: Token) -> float | None:
    """English first: a comma parts thousands, a point parts decimals. `None` for `1.2.3`."""
    whole, *rest = token.key.replace(",", " ").split(" ")
    if rest and all(len(group.split(".")[0]) == _THOUSANDS_GROUP for group in rest):
        joined = whole + "".join(rest)
    elif len(rest) == 1 and "." not in token.key:
        joined = f"{whole}.{rest[0]}"
    elif rest:
        return None
    else:
        joined = whole
    parts = joined.split(".")
    if len(parts) > 2:  # noqa: PLR2004 - a whole part and a fraction
        if any(len(group) != _THOUSANDS_GROUP for group in parts[1:]):
            return None
        joined = "".join(parts)
    value = float(joined)
    return value if value < float("inf") else None


def _worded(t: Tokenised, i: int) -> Amount:
    """A cardinal in words, `two hundred and five thousand`, from its first word on."""
    total, current = 0.0, CARDINALS[t.keys[i]]
    end = i + 1
    while True:
        following = _next_word(t, end)
        token = t.tokens[following]
        if token.key in CARDINALS and _fits(current, CARDINALS[token.key]):
            current += CARDINALS[token.key]
        elif token.key == "hundred" and 0 < current < _HUNDRED:
            current *= _HUNDRED
        elif token.key in SCALES and current > 0:
            total, current = total + current * SCALES[token.key], 0.0
        else:
            break
        end = following + 1
    return _scaled(t, total + current, end)


def _next_word(t: Tokenised, i: int) -> int:
    """Step over a glued hyphen, or an `and` between two number words."""
    token, following = t.tokens[i], t.tokens[i + 1]
    if token.key == "-" and token.gap is following.gap is Gap.GLUED:
        return i + 1
    if token.key == "and" and following.key in CARDINALS and t.keys[i - 1] in SCALES:
        return i + 1
    return i


def _fits(current: float, word: float) -> bool:
    """Whether a number word can stand after what was read: `twenty` before `five`, not `ten`."""
    room = current % _HUNDRED
    return (room == 0 and current > 0 and word > 0) or (room >= 20 and room % 10 == 0 < word < 10)  # noqa: PLR2004


def _scaled(t: Tokenised, value: float, end: int, *, money: bool = False) -> Amount:
    """Apply a fraction (`2½`, `and a half`) and the scale words that follow."""
    if t.keys[end] in _VULGAR and t.tokens[end].gap is Gap.GLUED:
        value, end = value + _VULGAR[t.keys[end]], end + 1
    else:
        part, end = _and_a_part(t, end)
        value += part
    scale, end = _scales(t, end, money=money)
    if scale > 1:
        part, end = _and_a_part(t, end)
        value += part
    return Amount(value * scale, end)


def _scales(t: Tokenised, end: int, *, money: bool) -> tuple[float, int]:
    scale = 1.0
    while True:
        at = end + 1 if t.keys[end] == "-" and t.tokens[end].gap is Gap.GLUED else end
        token = t.tokens[at]
        step = _scale_of(t, at, money=money) if token.kind is Kind.WORD else None
        if step is None or scale * step > 1e18:  # noqa: PLR2004 - a bound, not a figure of news
            return scale, end
        scale, end = scale * step, at + 1


def _scale_of(t: Tokenised, at: int, *, money: bool) -> float | None:
    token = t.tokens[at]
    if money:
        return _MONEY_SCALES.get(token.key)
    if token.gap is not Gap.GLUED or token.key != "m":
        known = _GLUED_SCALES if token.gap is Gap.GLUED else SCALES
        return known.get(token.key)
    # "5m people" counts millions; "the 100m" and "5m deep" measure metres.
    counted = t.keys[at + 1]
    return 1e6 if len(counted) > 3 and counted.endswith(("s", "people", "children")) else None  # noqa: PLR2004


def _and_a_part(t: Tokenised, i: int) -> tuple[float, int]:
    """`and a half`, `and three quarters`: what it adds, and the index after it."""
    said = " ".join(t.keys[i : i + 3])
    # "two and a quarter of the town" is two, and then a share.
    whole = said != "and a half" and t.keys[i + 3] == "of"
    return (0.0, i) if whole or said not in _PARTS_MORE else (_PARTS_MORE[said], i + 3)


def _vague(t: Tokenised, i: int) -> Amount | None:
    """`dozens`, `tens of thousands`, `several hundred`, `a couple of dozen`."""
    key = t.keys[i]
    if key in ("a", "an") and t.keys[i + 1] in ("few", "couple"):
        return _few(t, i + 1)
    if key in _TENS_OF and t.keys[i + 1] == "of" and t.keys[i + 2] in PLURAL_SCALES:
        scale = SCALES[t.keys[i + 2].removesuffix("s")]
        return Amount(_TENS_OF[key] * scale, i + 3, Comparator.AT_LEAST)
    if key in PLURAL_SCALES:
        return Amount(PLURAL_SCALES[key], i + 1, Comparator.AT_LEAST)
    return _few(t, i) if key in _FEW else None


def _few(t: Tokenised, i: int) -> Amount | None:
    """`several hundred` and `a couple`; a bare `few` or `several` says no number."""
    few = _FEW[t.keys[i]]
    end = i + 2 if t.keys[i + 1] == "of" else i + 1
    scale, scaled_end = _scales(t, end, money=False)
    if scale > 1:
        return Amount(few * scale, scaled_end, Comparator.ABOUT)
    pair = t.keys[i] == "couple" and end == i + 2
    return Amount(few, end, Comparator.ABOUT) if pair else None


def _with_article(t: Tokenised, i: int) -> Amount | None:
    """`a hundred`, `half a million`, `half a dozen`, `a quarter of a million`."""
    key = t.keys[i]
    if key in ("a", "an"):
        if t.keys[i + 1] == "quarter" and t.keys[i + 2] == "of":
            return _part_of(t, i + 3, 0.25)
        if t.keys[i + 1] == "half":
            return _part_of(t, i + 2, 0.5)
        if t.keys[i + 1] in SCALES:
            return _scaled(t, 1.0, i + 1)
    if key == "half":
        return _half_a_time(t, i) or _part_of(t, i + 1, 0.5)
    return None


def _half_a_time(t: Tokenised, i: int) -> Amount | None:
    """`half a year`, `half an hour`: the time itself is read as the unit."""
    timed = t.keys[i + 1] in ("a", "an") and t.keys[i + 2] in _HALVED
    return Amount(0.5, i + 2) if timed else None


def _part_of(t: Tokenised, i: int, part: float) -> Amount | None:
    if t.keys[i] == "-":
        i += 1
    if t.keys[i] in ("a", "an"):
        i += 1
    scale, end = _scales(t, i, money=False)
    return Amount(part * scale, end) if scale > 1 else None
