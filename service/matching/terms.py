"""A text's content words, keyed so that two outlets' words for one thing meet.

Numbers and dates are left out: they are compared as facts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from service.matching.comparable import comparable
from service.matching.families import Meaning, meanings
from service.matching.lexemes import NAME_WEIGHT, Lexeme, keys, lexeme
from service.matching.lexemes import weight as weight_of
from service.matching.stem import stem
from service.model import Fact, Slot, Span, Statement
from service.text.sentences import sentences

# What is no letter or digit, then a word; the word is empty at the end of the text alone.
_WORD: Final = re.compile(r"([\W_]*+)([^\W_]+(?:['’.&][^\W_]+)*|)")
_BESIDE: Final = re.compile(r"[\s-]{1,3}")
_LONGEST_PHRASE: Final = 3
_INSIDE: Final = frozenset({"a", "the", "of", "his", "her", "its", "their"})
_TIME_BOUNDS: Final = frozenset({stem("end"), stem("start"), stem("beginning"), stem("close")})
_TITLE_CASE: Final = 0.6
_LEFT_TO_FACTS: Final = frozenset({Slot.NUMBER, Slot.DATE})
MOST_TERMS: Final = 400
"""How many content words of a claim or of its evidence are laid; a longer sentence is a list."""

Word = tuple[Lexeme, int, int]
"""A lexeme with where it starts and ends."""


class Term(NamedTuple):
    """A content word or phrase. `place` counts the text's terms; `weight` is its say.

    `event` says that something happens, by its form or family or the word before it;
    `keys` are those under which other words for it are looked up.
    """

    key: str
    span: Span
    place: int
    weight: float
    name: bool
    event: bool
    meanings: tuple[Meaning, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Terms:
    """The content words of one text in order, with the look-ups that alignment needs."""

    items: tuple[Term, ...]

    @cached_property
    def by_key(self) -> dict[str, list[Term]]:
        """Terms by stem, family and leading letters."""
        index: dict[str, list[Term]] = {}
        for term in self.items:
            for key in term.keys:
                index.setdefault(key, []).append(term)
        return index

    def under(self, asked: Container[str]) -> Mapping[str, Sequence[Term]]:
        """As `by_key`, of the keys that are asked for."""
        index: dict[str, list[Term]] = {}
        for term in self.items:
            for key in term.keys:
                if key in asked:
                    index.setdefault(key, []).append(term)
        return index

    @cached_property
    def distinct(self) -> tuple[Term, ...]:
        """One term of each key, the last."""
        return tuple({term.key: term for term in self.items}.values())

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each term starts, for a binary search by offset."""
        return tuple(term.span.start for term in self.items)

    def within(self, span: Span) -> tuple[Term, ...]:
        """The terms that start inside a span."""
        return self.items[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    @cached_property
    def in_title_case(self) -> bool:
        """Whether most words are capitalised, as in a headline, so that capitals tell no names."""
        return sum(term.name for term in self.items) > _TITLE_CASE * len(self.items)

    def before(self, term: Term) -> str:
        """The key of the term before this one; empty at the start."""
        at = term.place - self.items[0].place
        return self.items[at - 1].key if at > 0 else ""

    @cached_property
    def weight(self) -> float:
        """The say of all terms together."""
        return sum(term.weight for term in self.items)


class Worded(Statement):
    """A statement that is set against many others: its words are read once, when first needed."""

    @cached_property
    def words(self) -> Sequence[Word]:
        """Its words, without numbers and dates."""
        return _words(self)

    @cached_property
    def terms(self) -> Terms:
        """Its content words, phrases joined, numbers and dates left to the facts."""
        return Terms(tuple(_terms(self.words, self.text)))

    @cached_property
    def keys(self) -> AbstractSet[str]:
        """All keys under which its content words are looked up, and some more."""
        found: set[str] = set()
        for at, (word, _, _) in enumerate(self.words):
            if word.weight:
                found.update(word.keys)
            if word.leads:
                found.update(keys(_phrase(self.words, at)[1]))
        return found

    @cached_property
    def asked(self) -> Terms:
        """The content words that are laid where it is the claim."""
        return Terms(self.terms.items[:MOST_TERMS])

    @cached_property
    def by_slot(self) -> Mapping[Slot, Sequence[Fact]]:
        """Its facts, those of each slot together."""
        found: dict[Slot, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.slot, []).append(fact)
        return found

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences."""
        return sentences(self.text)

    @cached_property
    def comparable(self) -> tuple[Fact, ...]:
        """The facts that are compared where it is the claim."""
        return comparable(self, Span(0, len(self.text)))


def worded(statement: Statement) -> Worded:
    """The statement so that it keeps its words, itself if it does already."""
    if isinstance(statement, Worded):
        return statement
    return Worded(statement.text, statement.facts, statement.clock)


def _words(statement: Statement) -> list[Word]:
    text = statement.text
    left = [fact.span for fact in statement.facts if fact.slot in _LEFT_TO_FACTS]
    left.sort(key=lambda span: (span.start, span.end))
    spans = iter((*left, Span(len(text) + 1, len(text) + 1)))
    skip = next(spans)
    found: list[Word] = []
    end = 0
    for between, word in _WORD.findall(text):
        start = end + len(between)
        end = start + len(word)
        while skip.end <= start:
            skip = next(spans)
        if end <= skip.start and word and not word[0].isdigit():
            found.append((lexeme(word), start, end))
    return found


def _terms(words: Sequence[Word], text: str) -> Iterator[Term]:
    at = place = 0
    auxiliary = False
    while at < len(words):
        word, start, end = words[at]
        key, weight, capital, past, event, _, leads, found, by = word
        name, after = False, at + 1
        if leads and (phrase := _phrase(words, at))[0] > after:
            after, key = phrase
            end = words[after - 1][2]
            weight, found, by = weight_of(key), meanings(key), keys(key)
            event = any(meaning.event for meaning in found)
        elif capital and weight and not opens_sentence(text, start):
            weight = NAME_WEIGHT if weight >= 1 else weight
            name, by = True, keys(key, name=True)
        if weight:
            if word.key in _TIME_BOUNDS and _bounds_a_time(words, at):
                found, event = (), False
            happens = not name and weight >= 1 and (past or event or auxiliary)
            yield Term(key, Span(start, end), place, weight, name, happens, found, by)
            place += 1
        auxiliary = words[after - 1][0].auxiliary
        at = after


def _bounds_a_time(words: Sequence[Word], at: int) -> bool:
    """Whether the word is `the end of`, `the start of`: it tells when, not what happens."""
    return [words[i][0].key for i in (at - 1, at + 1) if 0 <= i < len(words)] == ["the", "of"]


def _phrase(words: Sequence[Word], at: int) -> tuple[int, str]:
    """The longest known phrase from a word on, or the word itself: its end and its key.

    Small words may stand inside it: `lost their lives`.
    """
    key = joined = words[at][0].key
    best = at + 1, key
    for end in range(at + 1, min(at + 1 + _LONGEST_PHRASE, len(words))):
        following = words[end][0].key
        if following not in _INSIDE:
            joined = f"{joined}-{following}"
            if meanings(joined):
                best = end + 1, joined
    return best


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence, or what a colon leads up to, begins at `start`."""
    before = text[max(0, start - 4) : start].rstrip(" \t\n\"'“‘(")
    return not before or before[-1] in ".!?:"


def stand_together(one: Term, other: Term, text: str) -> bool:
    """Whether nothing but white space or a hyphen is between a word and a later one."""
    return _BESIDE.fullmatch(text, one.span.end, other.span.start) is not None
