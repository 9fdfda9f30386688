"""Set names and places against one another, and see who does what to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from service.matching.sides import Facts, Outcome, slot
from service.matching.stem import stem
from service.matching.terms import Term
from service.matching.wording import Pair, Wording
from service.model import Fact, Reading, Slot

_ONE_CONTEXT: Final = 2
"""How many words near both names must be shared before the names are rivals."""
_WINDOW: Final = 3
_BY_WITHIN: Final = 60
_FAR: Final = 40
_BY: Final = re.compile(r"\sby\b")
_BE: Final = re.compile(r"\b(?:is|are|was|were|be|been|being)\s{1,3}(?:\w{1,12}ly\s)?$")
_WORD: Final = re.compile(r"[^\W_]+|[,;:.!?—–]")
_JOINING: Final = frozenset({"a", "an", "the", "s", "and", "his", "her", "its", "their"})
_LEADING: Final = _JOINING | frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "will",
        "would",
        "did",
        "not",
        "also",
        "to",
        "it",
        "against",
    }
)
_MUTUAL_WORDS: Final = """
meet marry wed talk negotiate merge agree agreement clash fight border draw tie
    match game discuss deal combine accord pact battle collide cooperate"""
_MUTUAL: Final = frozenset(stem(word) for word in _MUTUAL_WORDS.split())


def compare(facts: Facts, wording: Wording) -> Iterator[Outcome]:
    """Each name or place of the claim: met anywhere in the passage, or replaced by a rival."""
    for kind in (Slot.NAME, Slot.PLACE):
        ours = slot(facts.ours, kind)
        rivals = [t for t in slot(facts.theirs, kind) if not any(same_name(o, t) for o in ours)]
        for fact in ours:
            yield _outcome(fact, rivals, facts, wording)


def _outcome(ours: Fact, rivals: list[Fact], facts: Facts, wording: Wording) -> Outcome:
    known = (*slot(facts.context, Slot.NAME), *slot(facts.context, Slot.PLACE))
    met = next((theirs for theirs in known if same_name(ours, theirs)), None)
    if met or _worded(ours, wording):
        return Outcome(ours, met or ours)
    for rival in rivals:
        near = wording.shared_around(ours.span, rival.span)
        if near >= _ONE_CONTEXT and not _taken(rival, wording):
            return Outcome(ours, rival, Reading.CONFLICT)
    return Outcome(ours)


def same_name(one: Fact, other: Fact) -> bool:
    """Whether two names can be one: one holds the other's words, or is its initials."""
    a, b = str(one.value).split(), str(other.value).split()
    short, long = sorted((a, b), key=len)
    if not short or set(short) <= set(long):
        return True
    initials = "".join(word[0] for word in long)
    return len(short) == 1 and len(long) > 1 and short[0].replace(".", "") == initials


def _worded(ours: Fact, wording: Wording) -> bool:
    """Whether the evidence has the name's last word in some form: `Russia`, `Russian`."""
    inside = wording.ours.within(ours.span)
    return bool(inside) and inside[-1].place in wording.of_ours


def _taken(rival: Fact, wording: Wording) -> bool:
    inside = wording.theirs.within(rival.span)
    return any(term.place in wording.of_theirs for term in inside)


# Roles


def swapped(wording: Wording, ours: str, theirs: str) -> tuple[Pair, ...]:
    """The shared verbs whose doer and done-to have changed places, the passive allowed for."""
    return tuple(
        pair
        for pair in wording.pairs
        if not pair.ours.name
        and pair.ours.key not in _MUTUAL
        and _crossed(pair, wording, ours, theirs)
    )


def _crossed(pair: Pair, wording: Wording, ours: str, theirs: str) -> bool:
    before, after = _arguments(pair.ours, wording.ours.items, ours)
    doer, done_to = _arguments(pair.theirs, wording.theirs.items, theirs)
    named = wording.of_theirs
    first = {named[t.place].ours.place for t in doer if t.place in named}
    second = {named[t.place].ours.place for t in done_to if t.place in named}
    mine = {t.place for t in before}
    yours = {t.place for t in after}
    straight = mine & first or yours & second
    return bool(mine & second and yours & first and not straight)


def _arguments(verb: Term, items: tuple[Term, ...], text: str) -> tuple[list[Term], list[Term]]:
    """The doer's terms and the done-to's: those before and after, or in the passive around `by`."""
    at = verb.place - items[0].place
    before = _run(text, [verb, *items[max(at - _WINDOW, 0) : at][::-1]])
    after = _run(text, [verb, *items[at + 1 : at + 1 + _WINDOW]])
    by = _BY.search(text, verb.span.end, verb.span.end + _BY_WITHIN)
    if by and (
        _BE.search(text, max(0, verb.span.start - 16), verb.span.start)
        or by.start() == verb.span.end
    ):
        doer = [term for term in items[at + 1 :] if term.span.start >= by.end()]
        return doer[:_WINDOW], before
    return before, after


def _run(text: str, chain: list[Term]) -> list[Term]:
    """The terms of one noun phrase beside the first of the chain, which is left out."""
    kept: list[Term] = []
    for last, term in pairwise(chain):
        lo, hi = sorted((last.span, term.span))
        between = _WORD.findall(text, lo.end, hi.start) if hi.start - lo.end < _FAR else ["far"]
        if not {word.lower() for word in between} <= (_JOINING if kept else _LEADING):
            break
        kept.append(term)
    return kept
