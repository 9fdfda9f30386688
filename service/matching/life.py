"""What happens to a claim from one version of an article to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from service.matching.stem import stem
from service.model import Certainty, LifeEvent, Reading, Relation, Slot, Span, Statement, Verdict
from service.text.wordforms import plain_words

NEAREST: Final = 4
"""How many paragraphs of a version are set against the claim: those with most of its words."""

_VALUES: Final = frozenset(
    {Slot.NUMBER, Slot.DATE, Slot.PLACE, Slot.NAME, Slot.QUOTE, Slot.NEGATION}
)
_FIRMNESS: Final = {Certainty.HEDGED: 0, Certainty.ATTRIBUTED: 1, Certainty.ASSERTED: 2}

Value = frozenset[tuple[str, str]]
"""In what a passage differs from the claim: slots and values; empty where it agrees."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a version carries the claim: the passage in its block, and its verdict on that block."""

    block_id: str
    passage: str
    span: Span | None
    verdict: Verdict

    @property
    def value(self) -> Value:
        """What it has in the place of the claim's details; roundings are no other value."""
        if self.verdict.relation is Relation.REPORTS:
            return frozenset()
        held = {
            (delta.slot.value, str(delta.theirs.value) if delta.theirs else "")
            for delta in self.verdict.deltas
            if delta.slot in _VALUES and delta.reading is not Reading.ROUNDING
        }
        return frozenset(held or {(self.verdict.relation.value, "")})


def happened(
    before: Standing | None, now: Standing | None, *, owned_up: bool
) -> tuple[LifeEvent, ...]:
    """What happened to the claim; `owned_up`: a new correction of the outlet speaks of it."""
    if before is None:
        return (LifeEvent.APPEARS,) if now else ()
    if now is None:
        return (LifeEvent.CORRECTED if owned_up else LifeEvent.REMOVED,)
    if plain_words(before.passage) == plain_words(now.passage):
        return ()
    events = []
    if before.value != now.value:
        events.append(LifeEvent.CORRECTED if owned_up else LifeEvent.VALUE_CHANGED)
    firmer = _FIRMNESS[now.verdict.certainty] - _FIRMNESS[before.verdict.certainty]
    if firmer:
        events.append(LifeEvent.HARDENED if firmer > 0 else LifeEvent.HEDGED)
    return tuple(events)


def nearest(claim: str, texts: Sequence[str]) -> list[int]:
    """The places of the `NEAREST` texts with most of the claim's words, most first."""
    asked = set(_stems(claim))
    shares = [len(asked & _stems(text)) for text in texts]
    order = sorted(range(len(texts)), key=lambda at: (-shares[at], at))
    return [at for at in order[:NEAREST] if shares[at]]


@lru_cache(maxsize=4_096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in plain_words(text))


def details_told(claim: Statement, passage: str, verdict: Verdict) -> int:
    """How many of the claim's values the passage has, or has another in their place of."""
    words = frozenset(plain_words(passage))
    differing = {delta.ours for delta in verdict.deltas if delta.slot in _VALUES}
    return sum(
        fact in differing or words.issuperset(plain_words(fact.text))
        for fact in claim.facts
        if fact.slot in _VALUES
    )


def abandoned(steps: Sequence[tuple[Value, Value]]) -> frozenset[Value]:
    """The values that were given up for another one and not taken up again since.

    `steps` are the changes of value in the order of time, from and to.
    """
    gone: set[Value] = set()
    for old, new in steps:
        gone.discard(new)
        gone.add(old)
    return frozenset(gone)


def superseded(
    readings: Iterable[tuple[Value | None, AbstractSet[Reading]]],
) -> frozenset[Value]:
    """The values that another article has outgrown, by how each stands to the claim in time.

    A later update outgrows the claim's own value; an earlier value is outgrown by it.
    """
    gone: set[Value] = set()
    for value, read in readings:
        if value and Reading.LATER_UPDATE in read:
            gone.add(frozenset())
        elif value and Reading.EARLIER_VALUE in read:
            gone.add(value)
    return frozenset(gone)
