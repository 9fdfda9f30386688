"""Which words of a text stand under a negation or a denial.

A plain negation reaches the next few words of its clause; a denial reaches to the end of its
sentence, or back to its start where nothing follows it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from service.matching.sides import MOST_FACTS
from service.matching.stem import stem
from service.matching.terms import Term, Terms
from service.matching.wording import Likeness, Pair
from service.model import Fact, Slot, Span, Statement

_REACH: Final = 4
_CLAUSE: Final = 600
"""No clause is followed further than this many code points."""
_CLAUSE_END: Final = re.compile(
    r"[,;:.!?—–()]|\b(?:but|although|though|while|because|after|before|until|unless|when|since|"
    r"despite|which|who|whose|where|saying|adding)\b|"
    r"\b(?:and|or)\s(?:would|will|has|have|had|was|were|is|are|did|does|could|may|might|must|"
    r"should|said|says|that)\b",
    re.IGNORECASE,
)
_DENIAL_END: Final = re.compile(r"[;.!?](?:\s|$)|\b(?:but|although|though|while|saying|adding)\b")
_OBJECTS: Final = frozenset({"nothing", "nobody", "none"})
OF_A_THING: Final = frozenset({"without", "instead of", "lack of", "far from"})
IDLE: Final = OF_A_THING - {"without", "lack of"}
"""Cues that never say no to the other text."""
_LEADING_ON: Final = frozenset(
    {"no evidence", "no such", "debunked", "never happened", "contrary to"}
)
_OF_ALL: Final = frozenset({"no", "nobody", "none", "nothing", "neither", "not"})
_HEADS: Final = frozenset(
    {"", "there is", "there was", "there were", "there are", "there will be", "there has been"}
)
_NOT_ONE: Final = (" a ", " an ", " one ")
_TO_HEAD: Final = 20
_QUOTE_MARKS: Final = " \t\n\"'“”‘’"
_BEING: Final = re.compile(
    r"\b(?:is|are|was|were|as|be|been)\s{1,3}(?:an?\s{1,3})?(?:\w{1,12}ly\s{1,3})?$"
)
_DETERMINED: Final = re.compile(
    r"\b(?:the|an?|of|its|their|his|her|any|all|some|these|those|more|many|most|few|with|from)\s$"
)
_THAT: Final = re.compile(r"\bthat\b")
_TO_THAT: Final = 80
"""Code points within which the statement that is denied begins: `denied a claim by … that`."""
NO_COMMENT: Final = "no comment"
TURNING: Final = frozenset({"negation", "denial", "refutation"})
_BEARING: Final = TURNING | {NO_COMMENT}

_OPINION_WORDS: Final = """
say comment confirm know clear immediate immediately disclose specify explain
    respond elaborate identify name give mention address rule discuss"""
OPINION: Final = frozenset(stem(word) for word in _OPINION_WORDS.split())
ANAPHORS_WORDS: Final = """
claim report allegation accusation rumour rumor suggestion charge story assertion
    wrongdoing account that it this them involvement notion idea such speculation"""
ANAPHORS: Final = frozenset(stem(word) for word in ANAPHORS_WORDS.split())

_WRONG: Final = "plain wrong"
_STATEMENTS: Final = ANAPHORS | frozenset(
    stem(word) for word in ("figure", "number", "sum", "quote", "remark", "claim", "talk", "post")
)


@dataclass(frozen=True, slots=True)
class Reach:
    """The terms that one cue bears on, nearest first, and all those of its clause.

    `whole` marks a denial of a statement.
    """

    cue: Fact
    terms: tuple[Term, ...]
    clause: tuple[Term, ...]
    whole: bool

    @property
    def names_a_statement(self) -> bool:
        """Whether it is said of a claim, a remark or the like that it is untrue."""
        return self.whole and any(term.key in _STATEMENTS for term in self.terms)


@dataclass(frozen=True)
class Polarity:
    """The cues of a text with their reach, and which terms come out negated."""

    reaches: tuple[Reach, ...]

    @cached_property
    def negated(self) -> frozenset[int]:
        """Places of the terms under an odd number of cues: two cancel one another.

        What is refuted twice is no truer for it.
        """
        odd: set[int] = set()
        refuted: set[int] = set()
        for reach in self.reaches:
            places = {term.place for term in reach.terms}
            if reach.cue.role == "refutation":
                refuted |= places
            else:
                odd ^= places
        return frozenset(odd ^ refuted)


def polarity(
    statement: Statement, terms: Terms, sentences: Sequence[Span], paired: Mapping[int, Pair]
) -> Polarity:
    """The reach of the negation and denial cues inside the given sentences.

    A cue whose own word the other text has too (`called off`, `cancelled`) is not one here.
    """
    starts = [sentence.start for sentence in sentences]
    reaches: list[Reach] = []
    for cue in statement.facts:
        if cue.slot is not Slot.NEGATION or cue.role not in _BEARING or cue.value in OF_A_THING:
            continue
        home = sentences[max(bisect_right(starts, cue.span.start) - 1, 0)] if sentences else None
        known = cue.role != NO_COMMENT and _answered(terms.within(cue.span), paired)
        if not (home and home.overlaps(cue.span)) or known or len(reaches) == MOST_FACTS:
            continue
        if not _denies_nothing(cue, statement.text, terms):
            reaches.append(_reach(cue, statement.text, terms, home))
    return Polarity(tuple(reaches))


def _answered(cue: Iterable[Term], paired: Mapping[int, Pair]) -> bool:
    return any(
        term.place in paired and paired[term.place].likeness is not Likeness.OPPOSITE
        for term in cue
    )


def _denies_nothing(cue: Fact, text: str, terms: Terms) -> bool:
    """Whether a denial's word describes a thing, or tells that a person lost a post.

    `The rejected loads` and `a disputed goal`; `dismissed` denies only claims and the like, and
    `was wrong` is said of these alone: a deed that was wrong was done.
    """
    if cue.value == _WRONG:
        subject = terms.within(Span(max(0, cue.span.start - _TO_THAT), cue.span.start))
        return not any(term.key in _STATEMENTS for term in subject)
    if cue.role != "denial":
        return False
    if cue.value == "dismissed" and not cue.text.endswith("as"):
        ahead = terms.within(Span(cue.span.end, cue.span.end + _TO_THAT))[:_REACH]
        return not any(term.key in ANAPHORS for term in ahead)
    before = max(0, cue.span.start - 24)
    return cue.text.endswith("ed") and bool(_DETERMINED.search(text, before, cue.span.start))


def _reach(cue: Fact, text: str, terms: Terms, home: Span) -> Reach:
    clause = _outside(terms.within(clause_around(cue, text, home)), cue)
    if cue.role == "refutation":
        return Reach(cue, _refuted(cue, text, terms, home), clause, whole=True)
    if cue.role == "denial":
        return Reach(cue, _denied(cue, text, terms, home), clause, whole=True)
    end = _stop(_CLAUSE_END, text, cue.span.end, home.end)
    ahead = terms.within(Span(cue.span.end, end))[:_REACH]
    if not ahead and cue.value in _OBJECTS:
        ahead = terms.within(Span(home.start, cue.span.start))[:-_REACH:-1]
    if ahead and ahead[0].key in OPINION:
        ahead = ahead[:1]
    return Reach(cue, _outside(ahead, cue), clause, whole=_denies_all(cue, text, home))


def _denies_all(cue: Fact, text: str, home: Span) -> bool:
    """`There is no recall` and `Nobody has died`, at the head of a sentence, say it is not so."""
    idle = cue.value == "not" and not text.startswith(_NOT_ONE, cue.span.end)
    if cue.value not in _OF_ALL or idle:
        return False
    before = text[home.start : min(cue.span.start, home.start + _TO_HEAD)]
    return cue.span.start <= home.start + _TO_HEAD and before.strip(_QUOTE_MARKS).lower() in _HEADS


def clause_around(cue: Fact, text: str, home: Span) -> Span:
    """From the nearest mark or joining word before the cue to the next one after it."""
    first = max(home.start, cue.span.start - _CLAUSE)
    marks = [found.end() for found in _CLAUSE_END.finditer(text, first, cue.span.start)]
    return Span(max(marks, default=first), _stop(_CLAUSE_END, text, cue.span.end, home.end))


def _refuted(cue: Fact, text: str, terms: Terms, home: Span) -> tuple[Term, ...]:
    """What the text calls untrue.

    `No evidence that …` and `debunk …` bear on what follows and `a false report …` on its noun;
    `… is false` and `…: a hoax` bear on what stands before.
    """
    predicate = cue.value == _WRONG or _BEING.search(
        text, max(home.start, cue.span.start - 24), cue.span.start
    )
    clause = _stop(_CLAUSE_END, text, cue.span.end, home.end)
    noun = terms.within(Span(cue.span.end, clause))
    if cue.value in _LEADING_ON or (noun and not predicate):
        return _denied(cue, text, terms, home)
    before = _outside(terms.within(Span(home.start, cue.span.start)), cue)
    return before or _denied(cue, text, terms, home)


def _denied(cue: Fact, text: str, terms: Terms, home: Span) -> tuple[Term, ...]:
    """What is said not to be: that which follows, or in the passive that which stands before."""
    if _BEING.search(text, max(home.start, cue.span.start - 24), cue.span.start):
        clause = clause_around(cue, text, home)
        before = _outside(terms.within(Span(clause.start, cue.span.start)), cue)
        if before:
            return before
    end = _stop(_DENIAL_END, text, cue.span.end, home.end)
    that = _THAT.search(text, cue.span.end, min(end, cue.span.end + _TO_THAT))
    ahead = terms.within(Span(that.end() if that else cue.span.end, end))
    if any(term.key not in ANAPHORS for term in ahead):
        return _outside(ahead, cue)
    return _outside(terms.within(home), cue)


def _outside(found: Iterable[Term], cue: Fact) -> tuple[Term, ...]:
    return tuple(term for term in found if not term.span.overlaps(cue.span))


def _stop(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    end = min(end, start + _CLAUSE)
    found = pattern.search(text, start, end)
    return found.start() if found else end
