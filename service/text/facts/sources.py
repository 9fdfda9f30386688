"""The key of a source: one for all the ways in which a text names who it has a statement from."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from service.model import Fact, Slot
from service.text.facts.speech import UNNAMED
from service.text.facts.tokens import Kind, Tokenised
from service.text.facts.wordlist import words

DETERMINERS = words("the a an its his her their our this these those some one two three several")
PREPOSITIONS = words("in on at by during within for from with")
_OF = PREPOSITIONS | words("of to about against")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the reader of attributions has at hand: tokens, date tokens, and names by offset."""

    t: Tokenised
    taken: AbstractSet[int]
    names: Mapping[int, Fact]


def source_key(desk: Desk, first: int, end: int) -> str:
    """The key of the source at tokens `first` to `end`.

    Its name if it has one (`anna reyes`), else the noun that stands for it, with the country or
    body that it speaks for (`russia officials`, `anonymous source`), else its words.
    """
    t = desk.t
    people = _named(desk, first, end)
    unnamed = next((i for i in range(first, end) if t.keys[i] in UNNAMED), None)
    if unnamed is not None and not _is_person(people):
        noun = UNNAMED[t.keys[unnamed]]
        starts = (t.tokens[i].start for i in range(first, unnamed))
        before = [desk.names[start] for start in starts if start in desk.names]
        return f"{before[-1].value} {noun}" if before else noun
    return str(people[-1].value) if people else _words_of(desk, first, end)


def _named(desk: Desk, first: int, end: int) -> list[Fact]:
    """The names that can be the source: not owners, nor what stands behind a preposition.

    `Acme spokeswoman Ann Lee of Leeds` is Ann Lee; `a spokesman for the ministry` is the ministry.
    """
    t = desk.t
    before: list[Fact] = []
    behind: list[Fact] = []
    group = before
    at = first
    while at < end:
        name = desk.names.get(t.tokens[at].start)
        if name is None:
            group = behind if t.keys[at] in _OF else group
            at += 1
            continue
        at = _past(t, at, name)
        if name.slot is Slot.NAME and t.tokens[at].kind is not Kind.CLITIC:
            group.append(name)
    return before or behind[:1]


def _past(t: Tokenised, at: int, name: Fact) -> int:
    while at < t.size and t.tokens[at].start < name.span.end:
        at += 1
    return at


def _is_person(people: list[Fact]) -> bool:
    """`Police officer Ann Lee` is a named source although officers are not."""
    return bool(people) and (bool(people[-1].role) or " " in str(people[-1].value))


def _words_of(desk: Desk, first: int, end: int) -> str:
    """The words of a source without a name of its own: `the mayor's office`, `a U.S. judge`."""
    t = desk.t
    said: list[str] = []
    at = first
    while at < end:
        token = t.tokens[at]
        name = desk.names.get(token.start)
        if name is not None:
            said.append(str(name.value))
            at = _past(t, at, name)
            continue
        if token.key not in DETERMINERS and token.kind not in (Kind.MARK, Kind.CLITIC):
            said.append(token.key)
        at += 1
    return " ".join(said)
