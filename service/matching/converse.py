"""Words of one deed seen from its two ends: who loses to whom, and who beats whom.

They deny each other only where one party does both. Where the other party does the one, the two
texts tell one thing; where a third does, the passage leaves open what the claim says.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache
from itertools import islice
from typing import Final

from service.matching.families import meanings
from service.matching.parties import MOST_VERBS, Parties, Phrase, Side, Sides, are_one, parties
from service.matching.stem import stem
from service.matching.terms import Term
from service.matching.wording import Likeness, Pair, likeness

_ENDS: Final = (("win", "lose"), ("buy", "sell"), ("import", "export"))
_MOVES: Final = (("join", "leave"), ("arrive", "depart"))
"""What one party does in turn, to come and to go."""
_OTHER_PARTY: Final = ("", "to", "from", "against", "over", "of", "for")


class Standing(Enum):
    """How an opposite word of the passage stands to the claim's."""

    DENIES = "denies"
    AGREES = "agrees"
    TURNED = "turned"
    """It would agree, but one of the two says that it is not so."""
    OPEN = "open"


_ORDER: Final = (Standing.AGREES, Standing.TURNED, Standing.DENIES, Standing.OPEN)
"""Which of the passage's opposite words decides, where it has several."""


@cache
def _families(ends: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """The families that have the one word of a row for an event, and the other for its opposite."""
    return frozenset(
        mine.family
        for one, other in ends
        for mine in meanings(stem(one))
        if any(mine.family == yours.family for yours in meanings(stem(other)))
    )


def standing(pair: Pair, sides: Sides) -> Standing:
    """How the passage's opposite word stands to the claim's, by who does either."""
    shared = {mine.family for mine in pair.ours.meanings} & {m.family for m in pair.theirs.meanings}
    is_move = not _families(_MOVES).isdisjoint(shared)
    if not is_move and _families(_ENDS).isdisjoint(shared):
        return Standing.DENIES
    asked = parties(pair.ours, sides.ours)
    told = [parties(term, sides.theirs) for term in _opposites(pair.ours, sides.theirs)]
    found = {(_of_moves if is_move else _of_ends)(asked, each, sides) for each in told}
    return min(found, key=_ORDER.index, default=Standing.OPEN)


def _opposites(verb: Term, theirs: Side) -> Iterator[Term]:
    found = (t for t in theirs.terms.items if likeness(verb, t) is Likeness.OPPOSITE)
    return islice(found, MOST_VERBS)


def _of_ends(asked: Parties, told: Parties, sides: Sides) -> Standing:
    mine, yours = asked.doer, told.doer
    if mine and yours and are_one(mine.own, yours.own, sides):
        return Standing.DENIES
    agrees = Standing.AGREES if asked.denied is told.denied else Standing.TURNED
    if yours and any(are_one(other.whole, yours.own, sides) for other in _others(asked)):
        return agrees
    if mine and any(are_one(mine.own, other.whole, sides) for other in _others(told)):
        return agrees
    return Standing.OPEN


def _of_moves(asked: Parties, told: Parties, sides: Sides) -> Standing:
    """To join one and to leave another are no denials of one another."""
    mine, yours = asked.done_to, told.done_to
    if not (mine and yours and asked.doer and told.doer):
        return Standing.DENIES
    if are_one(mine.whole, yours.whole, sides):
        return Standing.DENIES
    one = are_one(asked.doer.whole, told.doer.whole, sides)
    return Standing.AGREES if one else Standing.OPEN


def _others(of: Parties) -> Iterator[Phrase]:
    """The phrases that may name the other party."""
    if of.done_to:
        yield of.done_to
    yield from (of.behind[key] for key in _OTHER_PARTY if key in of.behind)
