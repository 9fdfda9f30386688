"""Show a difference that the trained reader sees by the words that stand unmatched on both sides.

Names of people and places are facts; "the crew" against "the passengers" is none, yet may be all
that differs. The reader says of which kind the difference is, and the words say which it is.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import Final

from service.matching.comparison import Comparison
from service.matching.names import NAMING
from service.matching.terms import Term, Terms
from service.model import Delta, Fact, Reading, Slot, Span

LIKELY: Final = 0.5
"""The chance from which the reader is taken to mean a slot."""
_PHRASE: Final = 3
"""How many terms a phrase has at most."""
_REACH: Final = 4


def apart(pair: Comparison, slots: Mapping[Slot, float]) -> tuple[Delta, ...]:
    """A delta of the likeliest slot, if both texts have something unmatched to show for it."""
    likely = max(slots, key=lambda slot: slots[slot], default=None)
    if likely is None or slots[likely] < LIKELY or likely is Slot.NEGATION:
        return ()
    ours = _ours(pair, likely)
    if ours is None:
        return ()
    runs = _unpaired(pair.wording.theirs, pair.wording.of_theirs)
    rivals = [*_facts(pair, likely), *_phrases(pair.passage.text, likely, runs)]
    theirs = _nearest(pair, ours, rivals)
    return (Delta(likely, ours, theirs, Reading.CONFLICT),) if theirs else ()


def _ours(pair: Comparison, slot: Slot) -> Fact | None:
    """What of the claim differs: a fact that is not met, else a phrase, else a fact.

    A passage may name the claim's place too, and still set the event in another.
    """
    facts = [fact for fact in pair.claim.facts if fact.slot in _kin(slot)]
    unmet = next((fact for fact in facts if fact not in pair.compared.met), None)
    runs = _unpaired(pair.wording.ours, pair.wording.of_ours)
    weightiest = sorted(runs, key=lambda run: -sum(term.weight for term in run))
    phrase = next(_phrases(pair.claim.text, slot, weightiest), None)
    return unmet or phrase or next(iter(facts), None)


def _facts(pair: Comparison, slot: Slot) -> Iterator[Fact]:
    """The evidence's facts of the slot whose value the claim does not give."""
    ours = {(fact.slot, fact.value) for fact in pair.claim.facts}
    for fact in pair.passage.facts:
        is_rival = fact.slot in _kin(slot) and (fact.slot, fact.value) not in ours
        if is_rival and fact.span.overlaps(pair.evidence) and not _is_told(pair, fact.span):
            yield fact


def _kin(slot: Slot) -> Collection[Slot]:
    """The slots whose facts can stand for one another: a place is often taken for a name."""
    return NAMING if slot in NAMING else (slot,)


def _is_told(pair: Comparison, span: Span) -> bool:
    """Whether all words of a passage's span are the claim's."""
    inside = pair.wording.theirs.within(span)
    return bool(inside) and all(term.place in pair.wording.of_theirs for term in inside)


def _unpaired(terms: Terms, paired: Container[int]) -> Iterator[Sequence[Term]]:
    """Neighbouring terms without a like in the other text that name things."""
    run: list[Term] = []
    for term in terms.items:
        is_loose = term.place not in paired and not term.event
        if run and (not is_loose or len(run) == _PHRASE):
            yield run
            run = []
        if is_loose:
            run.append(term)
    if run:
        yield run


def _phrases(text: str, slot: Slot, runs: Iterable[Sequence[Term]]) -> Iterator[Fact]:
    if slot in {Slot.NUMBER, Slot.DATE, Slot.QUOTE}:
        return
    for run in runs:
        span = Span(run[0].span.start, run[-1].span.end)
        yield Fact(slot, span.cut(text), span, span.cut(text).casefold())


def _nearest(pair: Comparison, ours: Fact, rivals: Sequence[Fact]) -> Fact | None:
    """The rival in the evidence that stands among the same words as ours; facts come first."""
    inside = [rival for rival in rivals if rival.span.overlaps(pair.evidence)]
    shared = {
        rival: pair.wording.shared_around(ours.span, rival.span, reach=_REACH) for rival in inside
    }
    return max(inside, key=lambda rival: shared[rival], default=None)
