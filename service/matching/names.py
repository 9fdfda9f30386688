"""Set the names and places of two texts against one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from service.matching.sides import Facts, Outcome, slot
from service.matching.wording import Wording
from service.model import Fact, Reading, Slot

NAMING: Final = (Slot.NAME, Slot.PLACE)
_ALIEN: Final = 2
"""By how many words two names of one kind may not differ: `Kelby`, `Arvo Bulk Storage`."""
_NEAR_COPY: Final = 0.8
"""How alike two texts must be before a name of another kind can stand for the claim's."""


def compare(facts: Facts, wording: Wording) -> Iterator[Outcome]:
    """Each name or place of the claim: met anywhere in the passage, or replaced by a rival."""
    ours, theirs = slot(facts.ours, *NAMING), slot(facts.theirs, *NAMING)
    known = [fact for fact in facts.context if fact.slot in NAMING]
    told = [(fact, met_by(fact, known, wording)) for fact in ours]
    if all(met for _, met in told):
        theirs = []
    rivals = [t for t in theirs if not any(same_name(o, t) for o in ours)]
    for fact, met in told:
        if met:
            yield Outcome(fact, met)
            continue
        rival = next((r for r in rivals if _in_its_place(fact, r, wording)), None)
        yield Outcome(fact, rival, Reading.CONFLICT) if rival else Outcome(fact)


def met_by(ours: Fact, known: Sequence[Fact], wording: Wording) -> Fact | None:
    """The passage's name that is the claim's, or the claim's own where its words are told."""
    met = next((name for name in known if same_name(ours, name)), None)
    return met or (ours if _worded(ours, wording) else None)


def _in_its_place(ours: Fact, rival: Fact, wording: Wording) -> bool:
    """Whether the rival stands where the claim's name stands, and plays no other part there."""
    if abs(_words(ours) - _words(rival)) >= (_ALIEN if ours.slot is rival.slot else 1):
        return False
    if (ours.role and rival.role and ours.role != rival.role) or _taken(rival, wording):
        return False
    is_loose = ours.slot is not rival.slot or wording.theirs.in_title_case
    if is_loose and wording.alike_but_for_names < _NEAR_COPY:
        return False
    beside, around = (wording.shared_around(ours.span, rival.span, reach=n) for n in (1, 2))
    return beside >= 1 or around > 1


def _words(name: Fact) -> int:
    return len(str(name.value).split())


def same_name(one: Fact, other: Fact) -> bool:
    """Whether two names can be one: one holds the other's words, or is its initials."""
    return _one_name(str(one.value), str(other.value))


@lru_cache(maxsize=65_536)
def _one_name(one: str, other: str) -> bool:
    short, long = sorted((tuple(one.split()), tuple(other.split())), key=len)
    if all(word in long for word in short):
        return True
    initials = "".join(word[0] for word in long)
    return len(short) == 1 and len(long) > 1 and short[0].replace(".", "") == initials


def _worded(ours: Fact, wording: Wording) -> bool:
    """Whether the evidence has the name's words in some form: `Russia`, `Russian`."""
    inside = wording.ours.within(ours.span)
    return bool(inside) and all(term.place in wording.of_ours for term in inside)


def _taken(rival: Fact, wording: Wording) -> bool:
    """Whether the claim has the rival's words too, so that it is no rival."""
    inside = wording.theirs.within(rival.span)
    return all(term.place in wording.of_theirs for term in inside)
