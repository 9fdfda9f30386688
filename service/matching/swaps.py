"""See who does what to whom, and where two texts have it the other way round."""

from __future__ import annotations

import re
from collections.abc import KeysView
from itertools import pairwise
from typing import Final

from service.matching.lead import leads_up
from service.matching.names import NAMING, same_name
from service.matching.sides import Facts, slot
from service.matching.stem import stems
from service.matching.terms import Term
from service.matching.wording import Pair, Wording
from service.model import Span

A_SWAP: Final = 3
"""How many pairs of words it takes to see roles swapped: the verb, who, and to whom."""
_WINDOW: Final = 3
"""How many terms of a noun phrase are looked at on either side of a verb."""
_LEFT: Final = _WINDOW + 1
"""How far before a verb its doer stands, or its done-to in the passive."""
_BY_WITHIN: Final = 60
_FAR: Final = 40
"""Code points within which a passive's `by`, or the next word of a phrase, must come."""
_BY: Final = re.compile(r"\sby\b")
_BE: Final = re.compile(r"\b(?:is|are|was|were|be|been|being)\s{1,3}(?:\w{1,12}ly\s)?$")
_WORD: Final = re.compile(r"[^\W_]+|[,;:.!?—–]")
_JOINING: Final = frozenset({"a", "an", "the", "s", "and", "his", "her", "its", "their"})
_BEFORE_A_VERB: Final = (
    "is are was were be been being has have had will would did not also to it against"
)
_LIGHT_VERBS: Final = "take takes took taken bring brings brought file files filed launch launched"
_LEADING: Final = _JOINING | frozenset(_BEFORE_A_VERB.split()) | frozenset(_LIGHT_VERBS.split())
_LIGHT: Final = stems(_LIGHT_VERBS)
_MUTUAL_WORDS: Final = """
meet marry wed talk negotiate merge agree agreement clash fight border draw tie
    match game discuss deal combine accord pact battle collide cooperate"""
MUTUAL: Final = stems(_MUTUAL_WORDS)


def swapped(wording: Wording, facts: Facts, ours: str, theirs: str) -> tuple[Pair, ...]:
    """The shared verbs whose doer and done-to have changed places, the passive allowed for."""
    verbs = [p for p in wording.pairs if not (p.ours.name or p.ours.key in MUTUAL)]
    enough = len(wording.pairs) >= A_SWAP and _can_cross(wording, ours, theirs)
    crossed = tuple(p for p in verbs if enough and _crossed(p, wording, ours, theirs))
    if crossed or not _named_roles_cross(facts):
        return crossed
    return tuple(pair for pair in verbs if pair.ours.event)[:1]


def _can_cross(wording: Wording, ours: str, theirs: str) -> bool:
    """Whether the shared words stand in another order, or a passive may turn who does it."""
    places = [pair.theirs.place for pair in wording.pairs]
    return places != sorted(places) or "by" in ours or "by" in theirs


def doer(verb: Term, items: tuple[Term, ...], text: str) -> Span:
    """Where the text names who does it; the verb itself where it names nobody beside it."""
    named, _ = arguments(verb, items, text)
    if not named:
        return verb.span
    return Span(min(t.span.start for t in named), max(t.span.end for t in named))


def _named_roles_cross(facts: Facts) -> bool:
    """Whether two names are subject and object here, object and subject there."""
    roles = {
        (mine.role, yours.role)
        for mine in slot(facts.ours, *NAMING)
        for yours in slot(facts.theirs, *NAMING)
        if mine.role and yours.role and same_name(mine, yours)
    }
    crossed = {("subject", "object"), ("object", "subject")}
    return crossed <= roles and roles.isdisjoint({("subject", "subject"), ("object", "object")})


def _crossed(pair: Pair, wording: Wording, ours: str, theirs: str) -> bool:
    known, named = wording.of_ours, wording.of_theirs
    if not _may_have_both(pair.ours, known.keys(), ours):
        return False
    if not _may_have_both(pair.theirs, named.keys(), theirs):
        return False
    before, after = arguments(pair.ours, wording.ours.items, ours)
    if not all(any(term.place in known for term in side) for side in (before, after)):
        return False
    doer, done_to = arguments(pair.theirs, wording.theirs.items, theirs)
    first = {named[t.place].ours.place for t in doer if t.place in named}
    second = {named[t.place].ours.place for t in done_to if t.place in named}
    mine = {t.place for t in before}
    yours = {t.place for t in after}
    straight = mine & first or yours & second
    return bool(mine & second and yours & first and not straight)


def _may_have_both(verb: Term, told: KeysView[int], text: str) -> bool:
    """Whether words that both have stand on either side of a verb, or behind a `by`."""
    at = verb.place
    if told.isdisjoint(range(at - _LEFT, at)):
        return False
    return not told.isdisjoint(range(at + 1, at + 1 + _WINDOW)) or _may_have_by(verb, text)


def _may_have_by(verb: Term, text: str) -> bool:
    return text.find("by", verb.span.end, verb.span.end + _BY_WITHIN) >= 0


def arguments(verb: Term, items: tuple[Term, ...], text: str) -> tuple[list[Term], list[Term]]:
    """The doer's terms and the done-to's: those before and after, or in the passive around `by`."""
    at = verb.place - items[0].place
    left = [t for t in items[max(at - _WINDOW - 1, 0) : at] if t.key not in _LIGHT]
    before = _run(text, [verb, *left[::-1]])
    after = _run(text, [verb, *items[at + 1 : at + 1 + _WINDOW]])
    stop = verb.span.end + _BY_WITHIN
    by = _BY.search(text, verb.span.end, stop) if _may_have_by(verb, text) else None
    if by and (leads_up(_BE, text, verb.span.start, within=16) or by.start() == verb.span.end):
        doer = [term for term in items[at + 1 :] if term.span.start >= by.end()]
        return doer[:_WINDOW], before
    return before, after


def _run(text: str, chain: list[Term]) -> list[Term]:
    """The terms of one noun phrase beside the first of the chain, which is left out."""
    kept: list[Term] = []
    for last, term in pairwise(chain):
        lo, hi = (last, term) if last.place < term.place else (term, last)
        start, end = lo.span.end, hi.span.start
        if end - start >= _FAR:
            break
        between = () if text[start:end] == " " else _WORD.findall(text, start, end)
        if not {word.lower() for word in between} <= (_JOINING if kept else _LEADING):
            break
        kept.append(term)
    return kept
