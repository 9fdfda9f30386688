"""A text's content words, keyed so that two outlets' words for one thing meet.

Numbers and dates are left out: they are compared as facts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from service.matching.families import Meaning, meanings, phrase_starts
from service.matching.stem import is_past, stem
from service.model import Slot, Span, Statement

_WORD: Final = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*")
_LONGEST_PHRASE: Final = 3
_PREFIX: Final = 5

_STOP_WORDS: Final = """
a an the this that these those there here it its it's he she they them his her hers their
    theirs we our ours us you your i me my mine who whom whose which what when where why how
    and or but nor so yet if then than as at by for from in into of off on onto out over to up with
    within without about above after against along among around before behind below between
    beyond despite during except inside near outside per since through throughout till toward
    towards under until upon via is are was were be been being am has have had having do does did
    done doing will would shall should can could may might must not no never none neither n't
    cannot can't won't didn't doesn't don't isn't aren't wasn't weren't hasn't haven't hadn't
    wouldn't couldn't shouldn't also just only even still very too more most less least much many
    some any all each every other another own same such both few several again once ever already
    now later ago while because although though however whether either amid amongst according
    mr mrs ms dr sir one ones something anything everything nothing someone anyone least at
    s t re ve ll d m"""
_STOP: Final = frozenset(_STOP_WORDS.split())
_LIGHT_WORDS: Final = """
say tell state add report announce people person time year month day week hour
    morning evening night today yesterday tomorrow new make take get give go come have official
    source percent per cent number total figure around nearly almost roughly approximately man
    woman thing way part local statement monday tuesday wednesday thursday friday saturday sunday
    reportedly allegedly claim former current early late number reach spokesman spokeswoman
    spokesperson according set put call use include"""
_LIGHT: Final = frozenset(stem(word) for word in _LIGHT_WORDS.split())
_AUXILIARIES: Final = frozenset(
    {"will", "would", "has", "have", "had", "is", "are", "was", "were", "been", "to", "did", "not"}
)
_LIGHT_WEIGHT: Final = 0.35
_NAME_WEIGHT: Final = 1.2
_EVENT_WEIGHT: Final = 1.15


@dataclass(frozen=True, slots=True)
class Term:
    """A content word or phrase. `place` counts the text's terms; `weight` is its say.

    `verb` says that its form or the word before it shows that something happens.
    """

    key: str
    span: Span
    place: int
    weight: float
    name: bool
    verb: bool
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True)
class Terms:
    """The content words of one text in order, with the look-ups that alignment needs."""

    items: tuple[Term, ...]

    @cached_property
    def by_key(self) -> dict[str, list[Term]]:
        """Terms by stem, family and leading letters."""
        index: dict[str, list[Term]] = {}
        for term in self.items:
            for key in (term.key, *(m.family for m in term.meanings), prefix(term)):
                if key:
                    index.setdefault(key, []).append(term)
        return index

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each term starts, for a binary search by offset."""
        return tuple(term.span.start for term in self.items)

    def within(self, span: Span) -> tuple[Term, ...]:
        """The terms that start inside a span."""
        lo = bisect_right(self.starts, span.start - 1)
        hi = bisect_right(self.starts, span.end - 1)
        return self.items[lo:hi]

    @cached_property
    def weight(self) -> float:
        """The say of all terms together."""
        return sum(term.weight for term in self.items)


def prefix(term: Term) -> str:
    """Leading letters by which derived forms meet (`economic`, `economist`); none if short."""
    return f"{term.key[:_PREFIX]}*" if len(term.key) > _PREFIX and not term.name else ""


def terms(statement: Statement) -> Terms:
    """The content words of a statement, phrases joined, numbers and dates left to the facts."""
    taken = tuple(fact.span for fact in statement.facts if fact.slot is Slot.DATE) + tuple(
        _number_spans(statement)
    )
    words = list(_words(statement.text, sorted(taken)))
    return Terms(tuple(_terms(words, statement.text)))


def _number_spans(statement: Statement) -> Iterator[Span]:
    """Where numerals stand: the fact's text may run on into the counted noun."""
    for fact in statement.facts:
        if fact.slot is Slot.NUMBER:
            yield fact.span


def _words(text: str, taken: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    spans = iter((*taken, Span(len(text) + 1, len(text) + 1)))
    skip = next(spans)
    for found in _WORD.finditer(text):
        span = Span(*found.span())
        while skip.end <= span.start:
            skip = next(spans)
        if not skip.overlaps(span) and not found.group()[0].isdigit():
            yield found.group(), span


def _terms(words: list[tuple[str, Span]], text: str) -> Iterator[Term]:
    stems = [_key(word) for word, _ in words]
    at = place = 0
    while at < len(words):
        length = _phrase_length(stems, at)
        word, span = words[at]
        if length > 1:
            key = "-".join(stems[at : at + length])
            span = Span(span.start, words[at + length - 1][1].end)
        elif word.lower().replace("’", "'") in _STOP and not (word.isupper() and len(word) > 1):
            at += 1
            continue
        else:
            key = stems[at]
        name = length == 1 and word[0].isupper() and not _opens_sentence(text, span.start)
        before = words[at - 1][0].lower() if at else ""
        verb = not name and (before in _AUXILIARIES or is_past(word.lower()))
        yield _term(key, span, place=place, name=name, verb=verb)
        place += 1
        at += length


def _term(key: str, span: Span, *, place: int, name: bool, verb: bool) -> Term:
    found = meanings(key)
    if key in _LIGHT:
        weight = _LIGHT_WEIGHT
    elif name:
        weight = _NAME_WEIGHT
    else:
        weight = _EVENT_WEIGHT if found else 1.0
    return Term(key, span, place, weight, name, verb, found)


def _key(word: str) -> str:
    if word.isupper() and len(word) in (2, 3):
        return ".".join(word.lower()) if word in ("US", "UK", "USA", "UN", "EU") else word.lower()
    return stem(word.lower())


def _phrase_length(stems: list[str], at: int) -> int:
    if stems[at] not in phrase_starts():
        return 1
    for length in range(min(_LONGEST_PHRASE, len(stems) - at), 1, -1):
        if meanings("-".join(stems[at : at + length])):
            return length
    return 1


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" \t\n\"'“‘(")
    return not before or before[-1] in ".!?:"
