"""Tell whether a passage speaks of another time than the claim: years gone by, or yet to come."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import islice
from typing import Final

from service.matching.sides import MOST_FACTS
from service.matching.stem import is_past
from service.matching.terms import Term
from service.matching.wording import Wording
from service.model import Slot, Span, Statement

_EARLIER: Final = re.compile(
    r"\b(?:last (?:year|spring|summer|autumn|winter)|(?:years?|decades?|century|centuries|seasons?)"
    r" (?:ago|earlier|before\b(?! the| it))|in (?:19|20)\d\d\b|years ago)",
    re.IGNORECASE,
)
_CLAUSE_END: Final = re.compile(
    r"[,;:.!?—–()](?:\s|$)|"
    r"\b(?:which|where|who|that|than|against|from(?= [\d£$€])|since|after|but)\b"
)
_SENTENCE_END: Final = re.compile(r"[.!?](?:\s|$)")
_OF_ANOTHER: Final = re.compile(
    r"\b(?:when|while|had|also|too|previous|previously|earlier|former|formerly|once|another|again|"
    r"similar|similarly|same|like|last time|first time|before|already|then|until|till)\b",
    re.IGNORECASE,
)
"""Words by which a sentence sets what it tells behind, or beside, the story's own event."""
_CLAUSE: Final = 400
"""No clause is followed further than this many code points."""
_OPENING: Final = 40
_HALF: Final = 0.5
_NEARLY_ALL: Final = 0.85
"""The share of a claim from which a sentence with a time tells the claim, and when it was."""
_RECENT: Final = 1
"""How many years before the two texts were written a time is that of their own event."""
_OPEN: Final = frozenset({"plan", "conditional"})
_AS_GOOD: Final = frozenset({"vowed to", "provided that"})
"""Cues of what is agreed: outlets tell it as done."""


def earlier_occasion(wording: Wording, claim: Statement, passage: Statement, within: Span) -> bool:
    """Whether the words that would tell the claim stand in a clause about a year gone by.

    A claim that looks back itself is not about another occasion; nor is a passage that only
    compares: `up from 48 million a year earlier`, or that tells the claim and the year of it.
    """
    if _EARLIER.search(claim.text):
        return False
    paired = [(p.theirs.span, p.worth) for p in wording.pairs]
    whole = sum(worth for _, worth in paired)
    text = passage.text
    for found in islice(_EARLIER.finditer(text, within.start, within.end), MOST_FACTS):
        clause = _clause(text, found.span(), within)
        told = sum(worth for span, worth in paired if clause.overlaps(span))
        if told > _HALF * whole and _holds_first_event(wording, clause):
            all_told = told >= _NEARLY_ALL * max(whole, wording.ours.weight)
            if not (all_told and _is_its_own(found, wording, claim, passage)):
                return True
    return False


def _is_its_own(
    found: re.Match[str], wording: Wording, claim: Statement, passage: Statement
) -> bool:
    """Whether a time is only a detail of what the claim tells as done: not far back, nor apart."""
    if _is_open(claim) or any(fact.slot is Slot.DATE for fact in claim.facts):
        return False
    if not _is_recent(found.group().lower(), (claim.clock, passage.clock)):
        return False
    if not any(pair.ours.event and _is_done(pair.ours, claim.text) for pair in wording.pairs):
        return False
    first = max(0, found.start() - _CLAUSE)
    starts = [mark.end() for mark in _SENTENCE_END.finditer(passage.text, first, found.start())]
    end = _SENTENCE_END.search(passage.text, found.end(), found.end() + _CLAUSE)
    sentence = (starts[-1] if starts else first, end.start() if end else found.end() + _CLAUSE)
    return not _OF_ANOTHER.search(passage.text, *sentence)


def _is_recent(time: str, clocks: tuple[datetime | None, datetime | None]) -> bool:
    """Whether a year, or last year, is near enough to when the two were written, where known."""
    year = time.removeprefix("in ")
    if not year.isdecimal():
        return time.startswith("last ")
    return all(clock is None or clock.year - int(year) <= _RECENT for clock in clocks)


def _holds_first_event(wording: Wording, clause: Span) -> bool:
    events = (pair for pair in wording.pairs if pair.ours.event)
    first = next(events, None)
    return first is None or clause.overlaps(first.theirs.span)


def open_event(wording: Wording, claim: Statement, passage: Statement, within: Span) -> bool:
    """Whether what has happened in the claim is only planned, asked or supposed in the evidence.

    `Whether it had sunk`, `hopes to sell`, `if she resigns`; a claim that is a plan itself is told
    by one.
    """
    if _is_open(claim):
        return False
    done = [p.theirs.span for p in wording.pairs if p.ours.event and _is_done(p.ours, claim.text)]
    cues = (
        fact
        for fact in passage.facts
        if fact.slot is Slot.CERTAINTY and fact.role in _OPEN and fact.value not in _AS_GOOD
    )
    return any(
        reach.overlaps(event)
        for cue in cues
        if cue.span.overlaps(within)
        for reach in [ahead(passage.text, cue.span.end, within)]
        for event in done
    )


def _is_open(claim: Statement) -> bool:
    return any(fact.slot is Slot.CERTAINTY and fact.role in _OPEN for fact in claim.facts)


def _is_done(event: Term, claim: str) -> bool:
    return is_past(event.span.cut(claim).partition(" ")[0].lower())


def ahead(text: str, start: int, within: Span) -> Span:
    """The span from an offset to the end of its clause."""
    end = _CLAUSE_END.search(text, start, min(within.end, start + _CLAUSE))
    return Span(start, end.start() if end else max(start, min(within.end, start + _CLAUSE)))


def _clause(text: str, at: tuple[int, int], within: Span) -> Span:
    """The clause around an adverbial; the whole sentence where the adverbial opens it."""
    first = max(within.start, at[0] - _CLAUSE)
    marks = list(_CLAUSE_END.finditer(text, first, at[0]))
    start = marks[-1].end() if marks else first
    end = _CLAUSE_END.search(text, at[1], min(within.end, at[1] + _CLAUSE))
    opens = not marks or marks[-1].group()[0] in ".!?"
    if opens and at[0] - start <= _OPENING:
        stop = _SENTENCE_END.search(text, at[1], min(within.end, at[1] + _CLAUSE))
        return Span(start, stop.start() if stop else within.end)
    return Span(start, end.start() if end else within.end)
