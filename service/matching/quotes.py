"""Tell an altered quote from another quote."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Final

from service.matching.wording import Likeness, Wording, around
from service.model import Fact
from service.text import shingles

_ALTERED: Final = 0.6
"""The share of words that two wordings of one utterance have in common, at least."""
_SHORTEST: Final = 3
_LONGEST_EPITHET: Final = 3
"""So few words are what somebody calls a thing, and no utterance."""
_FRAME: Final = 2
"""How many words around it two quotes must share to stand for one another."""
_SMALL: Final = 3
_MARKS: Final = frozenset("\"'”’»“")
"""Marks that close a quote."""
_TOLD: Final = 0.5
"""The share of a quote's words that tell it without its marks."""

_words = lru_cache(maxsize=4_096)(shingles.words)


def same_words(ours: Fact, theirs: Fact) -> bool:
    """Whether one quote holds the other, word for word: a part of a quote is not another one."""
    one, other = " ".join(_words(ours.text)), " ".join(_words(theirs.text))
    short, long = sorted((one, other), key=len)
    return f" {short} " in f" {long} "


def altered(ours: Fact, theirs: Fact) -> bool:
    """Whether both quote one utterance in different words."""
    one, other = _words(ours.text), _words(theirs.text)
    if min(len(one), len(other)) < _SHORTEST or same_words(ours, theirs):
        return False
    shared = sum((Counter(one) & Counter(other)).values())
    return shared >= _ALTERED * min(len(one), len(other)) and (
        2 * shared >= _ALTERED * (len(one) + len(other))
    )


def are_epithets(ours: Fact, theirs: Fact) -> bool:
    """Whether both quotes are no more than what somebody calls a thing."""
    return all(len(_words(fact.text)) <= _LONGEST_EPITHET for fact in (ours, theirs))


def in_one_frame(ours: Fact, theirs: Fact, wording: Wording) -> bool:
    """Whether two short quotes stand after the same words, and none of theirs is in both.

    So `called it "unacceptable"` differs from `called it "understandable"`.
    """
    if not are_epithets(ours, theirs):
        return False
    if any(term.place in wording.of_ours for term in wording.ours.within(ours.span)):
        return False
    led, upon = around(wording.ours, ours.span, 1)[:1], around(wording.theirs, theirs.span, 1)[:1]
    pair = wording.of_ours.get(led[0].place) if led else None
    if pair is None or pair.likeness < Likeness.SYNONYM or pair.theirs not in upon:
        return False
    return wording.shared_around(ours.span, theirs.span) >= _FRAME


def is_said(quote: Fact, text: str) -> bool:
    """Whether marks stand on both sides of somebody's words, which are no title or nickname."""
    start, end = quote.span.start, quote.span.end
    before = text[max(0, start - 2) : max(0, start - 1)]
    opens = not before.strip("( -—–[") and not text[start].isspace()
    closed = start > 0 and text[end : end + 1] in _MARKS
    return opens and closed and not _is_title(quote.text)


def _is_title(text: str) -> bool:
    """Whether each word but the small ones begins with a capital: `Wi-Fi Zones`."""
    return all(word[0].isupper() for word in text.split() if len(word) > _SMALL)


def told(quote: Fact, wording: Wording) -> bool:
    """Whether most of what a quote says is told, between marks or not."""
    terms = wording.ours.within(quote.span)
    met = sum(term.weight for term in terms if term.place in wording.of_ours)
    return met >= _TOLD * sum(term.weight for term in terms)
