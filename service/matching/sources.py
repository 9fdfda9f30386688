"""Tell whether two texts name different sources for one statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from service.matching.families import meanings
from service.matching.names import same_name
from service.matching.sides import Facts, Outcome, slot
from service.matching.stem import stem, stems
from service.model import Fact, Reading, Slot
from service.text.shingles import words

_ANYBODY_WORDS: Final = """
official authority source person people spokesman spokeswoman spokesperson report statement
he she they it who government witness analyst expert study company agency media document"""
_SAYING_WORDS: Final = """
said says say told tell according to the a an of added adds confirmed reported announced claimed
warned insisted noted in by statement cautioned remarked acknowledged for to from on at and with
told his her its their"""
_PRONOUNS: Final = frozenset({"he", "she", "it", "they", "we", "i", "you", "who"})
_DOING: Final = ("ing", "ed")
"""How a word ends that tells what a source does: `an analyst looking at the deal`."""
_ROOT: Final = 4
_NOT_A_SOURCE: Final = stems(_SAYING_WORDS)
_ANYBODY: Final = stems(_ANYBODY_WORDS)


def compare(facts: Facts) -> Iterator[Outcome]:
    """The claim's source set against the evidence's, where each has just one that is told.

    A name and an office may be one source, so only two names or two offices can differ.
    """
    ours, theirs = slot(facts.ours, Slot.ATTRIBUTION), slot(facts.theirs, Slot.ATTRIBUTION)
    if len(ours) != 1 or len(theirs) != 1:
        return
    one, other = ours[0], theirs[0]
    ranked = _one_source(one, other)
    if ranked and same_name(one, other):
        yield Outcome(one, other)
        return
    names = _named(one, facts.ours), _named(other, facts.theirs)
    if ranked and not _two_persons(*names):
        yield Outcome(one, other)
    elif bool(names[0]) is bool(names[1]) and _are_apart(one, other):
        yield Outcome(one, other, Reading.CONFLICT)


def of_saying(outcome: Outcome, apart: Sequence[Outcome]) -> bool:
    """Whether two names differ as those of two sources do: that is told once."""
    theirs = outcome.theirs
    return theirs is not None and any(
        other.theirs is not None
        and other.ours.span.overlaps(outcome.ours.span)
        and other.theirs.span.overlaps(theirs.span)
        for other in apart
    )


def _two_persons(ours: Sequence[Fact], theirs: Sequence[Fact]) -> bool:
    """Whether both are full names, and not of one: a rank that both have makes them no one."""
    full = [[name for name in side if " " in str(name.value)] for side in (ours, theirs)]
    return all(full) and not any(same_name(one, other) for one in full[0] for other in full[1])


def _one_source(one: Fact, other: Fact) -> bool:
    if same_name(one, other):
        return True
    a, b = (_keys(f"{fact.text} {fact.value}") for fact in (one, other))
    return not a.isdisjoint(b)


@lru_cache(maxsize=4_096)
def _keys(source: str) -> set[str]:
    """The stems and families of all the words that name the source."""
    stems = {stem(word) for word in words(source)} - _NOT_A_SOURCE
    return stems | {meaning.family for key in stems for meaning in meanings(key)}


def _speaks_for(source: Fact) -> AbstractSet[str]:
    """The stems of whom a source is or speaks for; none where it may be anybody: `officials`."""
    told = str(source.value).split()
    if not _PRONOUNS.isdisjoint(told):
        return frozenset()
    end = next((at for at, word in enumerate(told) if at and word.endswith(_DOING)), len(told))
    return {stem(word) for word in told[:end]} - _ANYBODY - _NOT_A_SOURCE


def _are_apart(one: Fact, other: Fact) -> bool:
    """Whether both sources are told, and no word of one begins as one of the other's."""
    ours, theirs = _speaks_for(one), _speaks_for(other)
    alike = any(
        mine.startswith(yours[:_ROOT]) or yours.startswith(mine[:_ROOT])
        for mine in ours
        for yours in theirs
    )
    return bool(ours and theirs) and not alike


def _named(source: Fact, facts: Sequence[Fact]) -> Sequence[Fact]:
    """The names that stand in the source's words."""
    return [fact for fact in facts if fact.slot is Slot.NAME and fact.span.overlaps(source.span)]
