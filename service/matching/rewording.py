"""Tell another spelling, and the words that tell something, from mere words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, islice
from typing import Final

from service.matching.terms import Term, worded
from service.matching.wording import Likeness, likeness
from service.model import Span, Statement
from service.text.facts.wordlist import words
from service.text.wordforms import plain_words

_FEWEST_LETTERS: Final = 5
_LONG: Final = 9
_MOST_TERMS: Final = 64
_DOUBLED: Final = re.compile(r"(.)\1")
_BRITISH: Final = (
    (re.compile(r"isation"), "ization"),
    (re.compile(r"is(?=(?:e|es|ed|ing|er|ers)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|es|ed|ing|er|ers)$)"), "yz"),
    (re.compile(r"our"), "or"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"amme"), "am"),
)
_SLIPS: Final = words("teh hte adn taht wiht fo ot thsi")
_TWO_WORDS: Final = words(
    "trial trail form from martial marital casual causal diary dairy angel angle later latter "
    "desert dessert united untied calvary cavalry quiet quite bread beard planed planned "
    "mediation medication contact contract county country"
)
"""Words that one slip makes of another word."""


def is_spelling(before: str, after: str) -> bool:
    """Whether both runs are the same words in another spelling, or with a slip of the pen mended.

    A hyphen more or less, the British and the American form, a doubled letter, two letters that
    changed places, or a letter left out of a long word.
    """
    ours, theirs = plain_words(before), plain_words(after)
    if not ours or not theirs or any(word[0].isdigit() for word in (*ours, *theirs)):
        return False
    if "".join(ours) == "".join(theirs):
        return True
    return len(ours) == len(theirs) and all(
        one == other or _is_one_word(one, other) for one, other in zip(ours, theirs, strict=True)
    )


def without_repeats(text: str) -> tuple[str, ...]:
    """The words of a text, one that is written twice in a row once."""
    return tuple(word for word, _ in groupby(plain_words(text)))


def _is_one_word(one: str, other: str) -> bool:
    if one in _SLIPS or other in _SLIPS or _american(one) == _american(other):
        return True
    if min(len(one), len(other)) < _FEWEST_LETTERS or {one, other} <= _TWO_WORDS:
        return False
    if _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", other):
        return True
    return _has_letters_swapped(one, other) or _lacks_a_letter(one, other)


def _american(word: str) -> str:
    for form, plain in _BRITISH:
        word = form.sub(plain, word)
    return word.replace("ll", "l")


def _has_letters_swapped(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    apart = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) != 2 or apart[1] != apart[0] + 1:  # noqa: PLR2004 (two letters in a row)
        return False
    return one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]


def _lacks_a_letter(one: str, other: str) -> bool:
    """Whether the shorter is the other without one letter inside it."""
    short, long = sorted((one, other), key=len)
    if len(long) < _LONG or len(long) != len(short) + 1:
        return False
    head = next(
        (n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    return 0 < head < len(short) - 1 and short[head:] == long[head + 1 :]


Marked = tuple[Statement, Sequence[Span]]


def telling_words(before: Marked, after: Marked) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The content words inside the marks of each side for which the other has no like."""
    ours, theirs = _terms(*before), _terms(*after)
    return (
        tuple(t.span.cut(before[0].text) for t in ours if not _has_like(t, theirs)),
        tuple(t.span.cut(after[0].text) for t in theirs if not _has_like(t, ours)),
    )


def _terms(statement: Statement, marks: Sequence[Span]) -> list[Term]:
    marked = (
        term
        for term in worded(statement).terms.items
        if term.weight >= 1 and any(term.span.overlaps(mark) for mark in marks)
    )
    return list(islice(marked, _MOST_TERMS))


def _has_like(term: Term, others: Sequence[Term]) -> bool:
    """Whether the other side has the word in another form, or one that means the same."""
    return any((likeness(term, other) or 0) >= Likeness.SYNONYM for other in others)
