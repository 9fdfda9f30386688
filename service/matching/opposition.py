"""Where a claim and a passage say yes and no to one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from service.matching.polarity import NO_COMMENT, Polarity, Reach
from service.matching.stem import stems
from service.matching.terms import Term
from service.matching.wording import Likeness, Pair, Wording
from service.model import Fact

_SLIGHT: Final = 0.2
"""The share of the claim that a plain negation must turn to matter."""
_SOME: Final = 0.3
"""The share of the claim by which a remark that is called untrue is known as the claim."""
_HALF: Final = 0.5
_MOST: Final = 0.75
"""The shares of its reach that a plain negation must turn, with its verb and without."""
_NEARLY_ALL: Final = 0.7
"""How alike two texts must be to differ in one word alone."""
_OF_A_SUBJECT: Final = frozenset({"no", "neither", "none", "nobody", "nothing"})
_MOSTLY: Final = 0.6
_TWO: Final = 2
_OF_PERSONS: Final = _OF_A_SUBJECT - {"no"}
_REVERSERS: Final = stems("lift end overturn scrap drop")
_STAYING: Final = stems("remain stay keep")
"""Verbs that only say that it goes on: `remained closed` is what closed is."""


@dataclass(frozen=True, slots=True)
class Opposition:
    """A place where the claim and the evidence pull apart, and how much of the claim it takes."""

    share: float
    ours: Fact | None = None
    theirs: Fact | None = None
    pair: Pair | None = None


def oppositions(
    wording: Wording, ours: Polarity, theirs: Polarity, *, verbs: AbstractSet[int] = frozenset()
) -> Iterator[Opposition]:
    """Cues that bear on shared words on one side only, then opposite words.

    A no to one of the claim's finite `verbs` weighs however long the claim is.
    """
    if _silent(ours) or _silent(theirs):
        return
    turned = {pair.ours.place for pair in wording.pairs if _turned(pair, wording, ours, theirs)}
    for reach in theirs.reaches:
        share = _share(reach, wording.of_theirs, turned, (wording, verbs))
        if share and not _echoed(reach, ours):
            yield Opposition(share, theirs=reach.cue)
    for reach in ours.reaches:
        share = _share(reach, wording.of_ours, turned, (wording, frozenset()))
        if share and not _echoed(reach, theirs):
            yield Opposition(share, ours=reach.cue)
    lone = _lone_cue(wording, ours, theirs)
    if lone:
        yield lone
    for pair in wording.pairs:
        opposite = pair.likeness is Likeness.OPPOSITE and pair.ours.place in turned
        if opposite and (_events(pair, wording) or wording.alike >= _NEARLY_ALL):
            yield Opposition(wording.recall_without(pair), pair=pair)


def _echoed(reach: Reach, other: Polarity) -> bool:
    """Whether the other text has the same cue over the same words, however often."""
    keys = {term.key for term in reach.terms}
    return any(
        twin.cue.value == reach.cue.value and keys <= {term.key for term in twin.terms}
        for twin in other.reaches
    )


def _events(pair: Pair, wording: Wording) -> bool:
    """Whether the two are opposite events of one thing; a man is not a denial of a woman."""
    beside, around = (
        wording.shared_around(pair.ours.span, pair.theirs.span, reach=n) for n in (1, 2)
    )
    stays = wording.theirs.before(pair.theirs), wording.ours.before(pair.ours)
    if not beside and around < (_TWO if _STAYING.isdisjoint(stays) else 1):
        return False
    ours = {meaning.family for meaning in pair.ours.meanings if meaning.event}
    return (
        pair.ours.event
        and pair.theirs.event
        and any(meaning.family in ours for meaning in pair.theirs.meanings)
    )


def _silent(side: Polarity) -> bool:
    return any(reach.cue.role == NO_COMMENT for reach in side.reaches)


def _turned(pair: Pair, wording: Wording, ours: Polarity, theirs: Polarity) -> bool:
    """Whether the pair says yes on one side and no on the other. To lift a ban is to allow."""
    opposite = pair.likeness is Likeness.OPPOSITE
    flips = (
        (opposite and wording.theirs.before(pair.theirs) in _REVERSERS)
        + (opposite and wording.ours.before(pair.ours) in _REVERSERS)
        + opposite
        + (pair.ours.place in ours.negated)
        + (pair.theirs.place in theirs.negated)
    )
    return flips % 2 == 1


def _share(
    reach: Reach, pairs: dict[int, Pair], turned: set[int], asked: tuple[Wording, AbstractSet[int]]
) -> float:
    """How much of what the cue bears on is shared and turned; 0 where it is too little.

    A plain negation bears on its verb first: `did not name the man` says nothing of the man.
    """
    wording, verbs = asked
    weight = sum(term.weight for term in reach.terms)
    hit = [t for t in reach.terms if t.place in pairs and pairs[t.place].ours.place in turned]
    got = sum(pairs[term.place].worth for term in hit)
    if not got or _absorbed(reach, pairs, turned) or not _governs(reach, hit, pairs, wording):
        return 0.0
    leads = reach.cue.value in _OF_A_SUBJECT or hit[0] is reach.terms[0]
    least = _HALF if leads else _MOST
    slight = 0.0 if _turns(verbs, reach, hit, pairs) else _SLIGHT * wording.ours.weight
    if not reach.whole and got < max(least * weight, slight):
        return 0.0
    return min(1.0, got / weight)


def _absorbed(reach: Reach, pairs: Mapping[int, Pair], turned: set[int]) -> bool:
    """Whether the word that the cue says no to has its no, or its opposite, in the other text.

    `No one survived` and `everyone died` say one thing.
    """
    if reach.cue.role != "negation":
        return False
    verb = next((term for term in reach.terms if term.event), None)
    pair = pairs.get(verb.place) if verb else None
    return pair is not None and pair.ours.place not in turned


def _turns(
    verbs: AbstractSet[int], reach: Reach, hit: Sequence[Term], pairs: Mapping[int, Pair]
) -> bool:
    """Whether the cue turns a verb of the claim first of all, and of one subject.

    The subject goes without saying (`but has not resigned`), or a word of it is the claim's.
    """
    if pairs[hit[0].place].ours.place not in verbs or hit[0] is not reach.terms[0]:
        return False
    before = [term for term in reach.clause if term.span.start < reach.cue.span.start]
    return not before or any(term.place in pairs for term in before)


def _governs(reach: Reach, hit: list[Term], pairs: dict[int, Pair], wording: Wording) -> bool:
    """Whether the cue bears on what happens in the claim, where the claim tells an event.

    Of the events under a plain negation most are to be the claim's: `no veto was overridden`
    says nothing of a veto. A thing that is itself denied will do (`no factory`, `denied bail`)
    where another word of its clause is the claim's too.
    """
    clause = {term.place for term in (*reach.terms, *reach.clause)} & pairs.keys()
    told = sum(pairs[at].worth for at in clause)
    if reach.names_a_statement and told >= _SOME * wording.ours.weight:
        return True
    if reach.cue.value == "no" and _of_an_event(reach, pairs):
        return True
    if not any(term.event for term in wording.ours.items):
        return told >= _HALF * wording.ours.weight
    events = [term for term in reach.terms if term.event]
    shared = [t for t in hit if t.event or pairs[t.place].ours.event or pairs[t.place].theirs.event]
    most = len(events) if reach.cue.value in _OF_PERSONS else len(events) + 1
    if reach.holds or (shared and (reach.whole or 2 * len(shared) >= most)):
        return bool(shared)
    if told >= _MOSTLY * wording.ours.weight and any(not pairs[at].ours.name for at in clause):
        return True
    company = any(term.place in pairs and term is not hit[0] for term in (*reach.clause, *hit))
    others = [term for term in events if term not in shared]
    company = company and not hit[0].name
    return company and hit[0] is reach.terms[0] and (reach.whole or not others)


def _of_an_event(reach: Reach, pairs: dict[int, Pair]) -> bool:
    """Whether the cue denies what a shared event is done to: `found no survivors`."""
    before = pairs.get(reach.terms[0].place - 1)
    return before is not None and before.ours.event and before.theirs.event


def _lone_cue(wording: Wording, ours: Polarity, theirs: Polarity) -> Opposition | None:
    """The cue that alone parts two texts with nearly all their words in common.

    It stands in the clause that tells the claim, not in one that adds to it.
    """
    alike = wording.alike
    if alike < _NEARLY_ALL or (len(ours.reaches) - len(theirs.reaches)) % 2 == 0:
        return None
    if len(ours.reaches) > len(theirs.reaches):
        reach, pairs = ours.reaches[0], wording.of_ours
    else:
        reach, pairs = theirs.reaches[0], wording.of_theirs
    within = sum(pairs[term.place].worth for term in reach.clause if term.place in pairs)
    turned = {pair.ours.place for pair in wording.pairs if _turned(pair, wording, ours, theirs)}
    if within < _HALF * wording.ours.weight or _absorbed(reach, pairs, turned):
        return None
    if pairs is wording.of_ours:
        return Opposition(alike, ours=reach.cue)
    return Opposition(alike, theirs=reach.cue)
