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

from service.matching.clauses import (
    CLAUSE_END,
    asides,
    clause_around,
    clause_end,
    is_relative,
    relative_end,
    stop,
)
from service.matching.inversion import inverted
from service.matching.sides import MOST_FACTS
from service.matching.stem import stem, stems
from service.matching.terms import Term, Terms
from service.matching.wording import Likeness, Pair
from service.model import Fact, Slot, Span, Statement

_REACH: Final = 4
_DENIAL_END: Final = re.compile(r"[;.!?](?:\s|$)|\b(?:but|although|though|while|saying|adding)\b")
_SWEEP: Final = 8
_MODAL: Final = 6
_CAN: Final = re.compile(r"\b(?:can|could)(?:not|n['’]t)?\b")
_SAYING: Final = stems("say claim argue pretend maintain")
_REASON: Final = " because "
_JOINED: Final = (" and ", " but ")
_TIMES: Final = stems("time point stage moment")
_COLON: Final = re.compile(r":\s")
_OBJECTS: Final = frozenset({"nothing", "nobody", "none"})
OF_A_THING: Final = frozenset({"without", "instead of", "lack of", "far from"})
IDLE: Final = OF_A_THING - {"without", "lack of"}
"""Cues that never say no to the other text."""
_LEADING_ON: Final = frozenset(
    {"no evidence", "no such", "debunked", "never happened", "contrary to", "wrong to say"}
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
_SAID: Final = re.compile(
    r"(?:,[^,.;]{1,40}+,)?\s(?:to\s(?:say|claim|suggest|state|report|argue)\s)?that\b|"
    r"\s(?:said|stated|reported|wrote|printed|claimed|described|named|attributed)\b"
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
OPINION: Final = stems(_OPINION_WORDS)
ANAPHORS_WORDS: Final = """
claim report allegation accusation rumour rumor suggestion charge story assertion
    wrongdoing account that it this them involvement notion idea such speculation"""
ANAPHORS: Final = stems(ANAPHORS_WORDS)

_WRONG: Final = "plain wrong"
_UNPROVEN: Final = "no evidence"
_STATEMENTS: Final = ANAPHORS | frozenset(
    stem(word) for word in ("figure", "number", "sum", "quote", "remark", "claim", "talk", "post")
)


@dataclass(frozen=True, slots=True)
class Reach:
    """The terms that one cue bears on, nearest first, and all those of its clause.

    `whole` marks a denial of a statement; where it `holds` one, that ends there.
    """

    cue: Fact
    terms: tuple[Term, ...]
    clause: tuple[Term, ...]
    whole: bool
    holds: int = 0

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

    A verb that is a cue and that the other text has too (`called off`, `cancelled`) is not one
    here.
    """
    starts = [sentence.start for sentence in sentences]
    reaches: list[Reach] = []
    for cue in statement.facts:
        if cue.slot is not Slot.NEGATION or cue.role not in _BEARING or cue.value in OF_A_THING:
            continue
        home = sentences[max(bisect_right(starts, cue.span.start) - 1, 0)] if sentences else None
        known = _is_a_word(cue) and _answered(terms.within(cue.span), paired)
        if not (home and home.overlaps(cue.span)) or known or len(reaches) == MOST_FACTS:
            continue
        if not _denies_nothing(cue, statement.text, terms):
            reaches.append(_reach(cue, statement, terms, home))
    return Polarity(tuple(_uncancelled(reaches)))


def _is_a_word(cue: Fact) -> bool:
    """Whether a cue can be answered by its word; the `nobody` of another clause answers none."""
    return cue.role != NO_COMMENT and cue.value not in _OBJECTS


def _answered(cue: Iterable[Term], paired: Mapping[int, Pair]) -> bool:
    return any(
        term.place in paired and paired[term.place].likeness is not Likeness.OPPOSITE
        for term in cue
    )


def _denies_nothing(cue: Fact, text: str, terms: Terms) -> bool:
    """Whether a denial's word describes a thing, or tells that a person lost a post.

    `And not because …` leaves what was done as it is. `The rejected loads` and `a disputed goal`
    deny nothing; `dismissed` denies only claims and the like, and `was wrong` is said of these
    alone: a deed that was wrong was done.
    """
    if cue.value == _WRONG:
        subject = terms.within(Span(max(0, cue.span.start - _TO_THAT), cue.span.start))
        return not any(term.key in _STATEMENTS for term in subject)
    if cue.role != "denial":
        return text.startswith(_REASON, cue.span.end) and text.endswith(_JOINED, 0, cue.span.start)
    if cue.value == "dismissed" and not cue.text.endswith("as"):
        ahead = terms.within(Span(cue.span.end, cue.span.end + _TO_THAT))[:_REACH]
        return not any(term.key in ANAPHORS for term in ahead)
    before = max(0, cue.span.start - 24)
    return cue.text.endswith("ed") and bool(_DETERMINED.search(text, before, cue.span.start))


def _uncancelled(reaches: Sequence[Reach]) -> list[Reach]:
    """Without a cue that holds a statement, and the one in it: `untrue that he never paid`."""
    kept: list[Reach] = []
    held = 0
    for reach in reaches:
        if reach.cue.span.start < held:
            held = 0
            kept.pop()
        else:
            held = reach.holds
            kept.append(reach)
    return kept


def _reach(cue: Fact, statement: Statement, terms: Terms, home: Span) -> Reach:
    text = statement.text
    clause = _outside(terms.within(clause_around(cue, text, home)), cue)
    if cue.role == "refutation":
        refuted, holds = _refuted(cue, text, terms, home)
        return Reach(cue, refuted, clause, whole=True, holds=holds)
    if cue.role == "denial":
        return Reach(cue, _denied(cue, text, terms, home), clause, whole=True)
    between = asides(statement, cue)
    swept = inverted(cue, text, home)
    end = clause_end(text, swept or cue.span.end, home.end, between)
    if swept is not None:
        main = _main(text, Span(swept, end))
        ahead = _ahead(terms, main, between)[:_SWEEP]
        return Reach(cue, ahead, ahead, whole=True, holds=main.end)
    relative = is_relative(text, cue)
    end = relative_end(text, cue, end) if relative else end
    ahead = _ahead(terms, Span(cue.span.end, end), between)[:_REACH]
    clause = ahead if relative else clause
    if cue.value == "no" and ahead and ahead[0].key in _TIMES:
        ahead = ahead[1:]
    if not ahead and cue.value in _OBJECTS:
        ahead = tuple(t for t in clause if t.span.start < cue.span.start)[:-_REACH:-1]
    holds = end if ahead and _may_not_say(cue, text, ahead[0]) else 0
    if ahead and ahead[0].key in OPINION:
        ahead = ahead[:1]
    whole = _denies_all(cue, text, home)
    return Reach(cue, _outside(ahead, cue), clause, whole=whole, holds=holds)


def _ahead(terms: Terms, span: Span, between: Sequence[Span]) -> tuple[Term, ...]:
    found = terms.within(span)
    if not between:
        return found
    return tuple(term for term in found if not any(map(term.span.overlaps, between)))


def _main(text: str, span: Span) -> Span:
    """A clause up to the `that` of another."""
    that = _THAT.search(text, span.start, span.end)
    return Span(span.start, that.start()) if that else span


def _may_not_say(cue: Fact, text: str, verb: Term) -> bool:
    """Whether nobody can say what follows: with another no in it, it is so."""
    between = text[max(0, cue.span.start - _MODAL) : verb.span.start]
    return verb.key in _SAYING and _CAN.search(between) is not None


def _denies_all(cue: Fact, text: str, home: Span) -> bool:
    """`There is no recall` and `Nobody has died`, at the head of a sentence, say it is not so."""
    idle = cue.value == "not" and not text.startswith(_NOT_ONE, cue.span.end)
    if cue.value not in _OF_ALL or idle:
        return False
    before = text[home.start : min(cue.span.start, home.start + _TO_HEAD)]
    return cue.span.start <= home.start + _TO_HEAD and before.strip(_QUOTE_MARKS).lower() in _HEADS


def _refuted(cue: Fact, text: str, terms: Terms, home: Span) -> tuple[tuple[Term, ...], int]:
    """What the text calls untrue, and the end of the statement if it follows.

    `No evidence that …` and `debunk …` bear on what follows and `a false report …` on its noun;
    `… is false` and `…: a hoax` bear on what stands before, unless a `that` follows at once.
    """
    said = _SAID.match(text, cue.span.end)
    if said:
        end = stop(CLAUSE_END, text, said.end(), home.end)
        statement = Span(home.start, stop(_COLON, text, said.end(), home.end))
        return _following(cue, text, terms, statement), end if cue.value != _UNPROVEN else 0
    predicate = cue.value == _WRONG or _BEING.search(
        text, max(home.start, cue.span.start - 24), cue.span.start
    )
    end = stop(CLAUSE_END, text, cue.span.end, home.end)
    noun = terms.within(Span(cue.span.end, end))
    if cue.value in _LEADING_ON or (noun and not predicate):
        return _denied(cue, text, terms, home), 0
    before = _outside(terms.within(Span(home.start, cue.span.start)), cue)
    return before or _denied(cue, text, terms, home), 0


def _denied(cue: Fact, text: str, terms: Terms, home: Span) -> tuple[Term, ...]:
    """What is said not to be: that which follows, or in the passive that which stands before."""
    if _BEING.search(text, max(home.start, cue.span.start - 24), cue.span.start):
        clause = clause_around(cue, text, home)
        before = _outside(terms.within(Span(clause.start, cue.span.start)), cue)
        if before:
            return before
    return _following(cue, text, terms, home)


def _following(cue: Fact, text: str, terms: Terms, home: Span) -> tuple[Term, ...]:
    end = stop(_DENIAL_END, text, cue.span.end, home.end)
    that = _THAT.search(text, cue.span.end, min(end, cue.span.end + _TO_THAT))
    ahead = terms.within(Span(that.end() if that else cue.span.end, end))
    if any(term.key not in ANAPHORS for term in ahead):
        return _outside(ahead, cue)
    return _outside(terms.within(home), cue)


def _outside(found: Iterable[Term], cue: Fact) -> tuple[Term, ...]:
    return tuple(term for term in found if not term.span.overlaps(cue.span))
