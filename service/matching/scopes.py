"""See where one text tells of all of a kind, and the other of some of them: all, most, half."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from service.matching.lead import leads_up
from service.matching.predicate import is_finite
from service.matching.terms import Term, Terms
from service.matching.wording import Likeness, Wording
from service.model import Delta, Fact, Reading, Slot, Span

_OF_THE: Final = r"(?:\sof)?(?:\s(?:the|these|those|its|their|his|her|our))?\s"
_ALL: Final = re.compile(
    rf"\b(?:all|every|each|(?:the|its|their|his|her) (?:whole|entire)){_OF_THE}", re.IGNORECASE
)
_SOME: Final = re.compile(
    r"\b(?:half|most|some|several|few|many|part|parts"
    rf"|a (?:part|third|quarter|fifth|handful|majority|minority)){_OF_THE}",
    re.IGNORECASE,
)
_ALL_WORDS: Final = (" all ", " every ", " each ", " whole ", " entire ")
_SOME_WORDS: Final = (
    *(" half ", " most ", " some ", " several ", " few ", " many ", " part ", " parts "),
    *(" third ", " quarter ", " fifth ", " handful ", " majority ", " minority "),
)
_NOT_ALL: Final = re.compile(
    r"\b(?:not|nearly|almost|virtually|after|above|at|for|in)\s$", re.IGNORECASE
)
_NOUN_WITHIN: Final = 3
_ACT_WITHIN: Final = 5
_NO_NOUN: Final = re.compile(
    r"[.,;:()\d]|\b(?:in|on|at|of|for|to|from|with|by|that|who|which|and|but|or|was|were|is|are|has"
    r"|have|had|will|would|can|could|may|must)\b"
)


class _Share(NamedTuple):
    """How much is told of, and the words that it may be said of."""

    span: Span
    of: Sequence[Term]


def possible(text: str) -> bool:
    """Whether a text may tell of all of a kind, or of some of them."""
    told = _spaced(text)
    return _has(_ALL_WORDS, told) or _has(_SOME_WORDS, told)


def compare(wording: Wording, texts: tuple[str, str], within: Span) -> Iterator[Delta]:
    """Where one side says it of all, and the other of some of them alone."""
    ours, theirs = map(_spaced, texts)
    if _has(_ALL_WORDS, ours) and _has(_SOME_WORDS, theirs):
        yield from _apart((_ALL, _SOME), wording, texts, within)
    if _has(_SOME_WORDS, ours) and _has(_ALL_WORDS, theirs):
        yield from _apart((_SOME, _ALL), wording, texts, within)


def _spaced(text: str) -> str:
    return f" {text.lower()}"


def _has(asked: Sequence[str], text: str) -> bool:
    return any(word in text for word in asked)


def _apart(
    kinds: tuple[re.Pattern[str], re.Pattern[str]],
    wording: Wording,
    texts: tuple[str, str],
    within: Span,
) -> Iterator[Delta]:
    here, there = kinds
    for one in _shares(here, wording.ours, texts[0], Span(0, len(texts[0]))):
        alike = _heads(one, _shares(here, wording.theirs, texts[1], within), wording)
        if any(True for _ in alike):
            continue
        others = _heads(one, _shares(there, wording.theirs, texts[1], within), wording)
        for other, head in others:
            if _one_act(head, wording, texts[0]):
                ours, theirs = _fact(one.span, texts[0]), _fact(other.span, texts[1])
                yield Delta(Slot.NUMBER, ours, theirs, Reading.CONFLICT)


def _shares(told: re.Pattern[str], terms: Terms, text: str, within: Span) -> Iterator[_Share]:
    for found in told.finditer(text, within.start, within.end):
        if told is _ALL and leads_up(_NOT_ALL, text, found.start(), within=10):
            continue
        stop = _NO_NOUN.search(text, found.end(), within.end)
        reach = Span(found.end(), stop.start() if stop else within.end)
        yield _Share(Span(found.start(), found.end() - 1), terms.within(reach)[:_NOUN_WITHIN])


def _heads(
    one: _Share, others: Iterator[_Share], wording: Wording
) -> Iterator[tuple[_Share, Term]]:
    """The evidence's shares of what the claim tells a share of, each with the noun for it."""
    pairs = [pair for term in one.of if (pair := wording.of_ours.get(term.place))]
    heads = {pair.theirs.place for pair in pairs if pair.likeness >= Likeness.SYNONYM}
    for other in others if heads else ():
        head = next((term for term in other.of if term.place in heads), None)
        if head:
            yield other, head


def _one_act(head: Term, wording: Wording, claim: str) -> bool:
    """Whether what is told of them in the evidence is what the claim tells."""
    at = head.place - wording.theirs.items[0].place
    after = wording.theirs.items[at + 1 : at + 1 + _ACT_WITHIN]
    before = wording.theirs.items[max(0, at - _ACT_WITHIN) : at][::-1]
    act = next((term for term in (*after, *before) if term.event), None)
    pair = wording.of_theirs.get(act.place) if act else None
    return pair is not None and pair.ours.event and is_finite(pair.ours, claim)


def _fact(span: Span, text: str) -> Fact:
    told = span.cut(text)
    return Fact(Slot.NUMBER, told, span, told.lower())
