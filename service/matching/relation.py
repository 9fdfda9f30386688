"""Decide how a passage stands to a claim.

Facts and cues decide; cosine only helps to tell whether the two texts are about one thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from service.matching import answering, features
from service.matching.bare import is_bare
from service.matching.calibration import score
from service.matching.comparison import ON_POINT, Comparison, compare
from service.matching.converse import Standing
from service.matching.doers import named_apart, of_two_kinds
from service.matching.polarity import OF_A_THING
from service.matching.stem import stems
from service.matching.swaps import doer
from service.matching.wording import Likeness
from service.model import (
    Certainty,
    Delta,
    Fact,
    Reading,
    Relation,
    Slot,
    Span,
    Statement,
    Verdict,
)

TOLD: Final = 0.5
"""The share of the claim that evidence must tell to report it."""
ON_TOPIC: Final = 0.1
"""The share from which the two tell of one story."""
DENIES: Final = 0.4
"""The share of what a cue bears on that the two must have in common."""
REVERSES: Final = 0.5
"""The share of the claim's other words without which an opposite word is another event's."""
TOLD_WITHOUT_EVENT: Final = 0.7
"""The share needed where the evidence has no word for what happens in the claim."""
TOLD_TO_ANSWER: Final = 0.6
"""The share of a denial's words that a passage must have to say the contrary."""
NEARLY_ALL: Final = 0.9
"""The share of the claim, names aside, from which another place is a detail of the one event."""
MOSTLY_THE_CLAIM: Final = 0.6
"""The share of the evidence that is the claim's, from which its verb may be worded otherwise."""
SURELY: Final = 0.9
"""The share of the other words from which even a doubtful passage tells the opposite."""
_UNTIL: Final = re.compile(r"\b(?:until|till|before|since)\b")
_PUT_OFF: Final = stems("delay postpone defer") | {"put-off"}
_SAYING_NO: Final = frozenset({"negation", "denial", "refutation", "no comment"})
_PLAIN_SLOTS: Final = frozenset({Slot.NUMBER, Slot.QUOTE})
_VALUES: Final = frozenset({Slot.NUMBER, Slot.QUOTE, Slot.DATE})
IDENTIFYING: Final = frozenset({Slot.NUMBER, Slot.DATE, Slot.PLACE, Slot.NAME})
CLOSE: Final = 0.75
"""A cosine from which two texts with few words in common may still say one thing."""


def judge(claim: Statement, passage: Statement, *, cosine: float | None = None) -> Verdict:
    """How the passage stands to the claim, on which evidence, and why.

    Linear in the two texts. `cosine` is that of their embeddings, where there is one.
    """
    pair = compare(claim, passage, cosine=cosine)
    return verdict(pair, decide(pair))


def verdict(pair: Comparison, relation: Relation) -> Verdict:
    """The verdict of the rules on a pair that they take for `relation`."""
    signals = features.fired(pair)
    return Verdict(
        relation=relation,
        certainty=pair.certainty,
        score=ranked(score(signals), relation),
        evidence=pair.evidence,
        deltas=deltas(pair, relation),
        signals=signals,
    )


def ranked(bears: float, relation: Relation) -> float:
    """`bears` in the upper half for a passage that takes a stand, else in the lower half.

    An editor is to see first what the outlet says to the claim, then what else it has.
    """
    return 0.5 + bears / 2 if relation.takes_a_stand else bears / 2


def decide(pair: Comparison) -> Relation:
    """The relation. The first rule that holds wins. On a bare name no stand can be taken."""
    if is_bare(pair.claim):
        return Relation.RELATED if pair.told else Relation.UNCLEAR
    if pair.told >= ON_POINT and _denies(pair):
        another = all(map(pair.about_another, pair.opposed))
        return Relation.RELATED if another else Relation.DISPUTES
    if _elsewhere(pair) or pair.part.elsewhere:
        return Relation.RELATED
    if _differs(pair):
        return Relation.RELATED if _another_event(pair) else Relation.DIFFERS
    lacks = features.number_missing(pair) or features.quote_missing(pair)
    if pair.told >= _enough(pair) and not lacks:
        return _report(pair)
    on_topic = pair.wording.recall >= ON_TOPIC or features.names_shared(pair)
    far = pair.cosine is not None and pair.cosine >= CLOSE and pair.wording.recall < ON_POINT
    return Relation.RELATED if on_topic and not far else Relation.UNCLEAR


def _report(pair: Comparison) -> Relation:
    """A report, unless a sign of the contrary stands in it that is too weak to decide."""
    if features.outcome_opposite(pair) or pair.reversed_elsewhere:
        return Relation.RELATED
    if pair.part.untold or Standing.OPEN in pair.ends.values():
        return Relation.UNCLEAR
    if any(named_apart(pair.acts, pair.compared.missing, of_one=False)):
        return Relation.RELATED
    if _untold_denial(pair) or of_two_kinds(pair.acts, pair.wording, pair.facts.texts):
        return Relation.UNCLEAR
    if _of_another_event(pair):
        return Relation.RELATED
    return (
        Relation.UNCLEAR if features.denied(pair) and not _dated_denial(pair) else Relation.REPORTS
    )


def _of_another_event(pair: Comparison) -> bool:
    """Whether the verb or the day of the claim is untold, or the evidence is of another time."""
    if pair.verb_untold and (pair.wording.precision < MOSTLY_THE_CLAIM or pair.tells_another_act):
        return True
    return pair.another_time or (pair.day_untold and pair.wording.recall < NEARLY_ALL)


def _untold_denial(pair: Comparison) -> bool:
    """Whether the claim says no, and nothing in the evidence does."""
    return (
        not _dated_denial(pair)
        and any(not _is_told(pair, cue) for cue in _noes(pair.claim, _whole(pair.claim)))
        and not (any(_noes(pair.passage, pair.evidence)) or pair.withdrawn)
        and not any(not lack.is_ours for lack in pair.lacked)
        and not any(p.likeness is Likeness.OPPOSITE for p in pair.wording.pairs)
        and not any(fact.slot is Slot.QUOTE for fact in pair.claim.facts)
    )


def _dated_denial(pair: Comparison) -> bool:
    """Whether one says no only until a day that both give, as `delayed until March` does.

    Or since a day: what `has not erupted since 1952` last erupted then.
    """
    until = _UNTIL.search(pair.claim.text)
    since = until is not None and until.group() == "since"
    again = since and "since" in pair.evidence.cut(pair.passage.text)
    if not until or again or not any(fact.slot is Slot.DATE for fact in pair.compared.met):
        return False
    put_off = [term.place for term in pair.wording.ours.items if term.key in _PUT_OFF]
    theirs = any(found.theirs for found in pair.opposed)
    return pair.wording.of_ours.keys().isdisjoint(put_off) and bool(put_off or not theirs)


def _noes(statement: Statement, within: Span) -> Iterator[Fact]:
    return (
        fact
        for fact in statement.facts
        if fact.slot is Slot.NEGATION
        and fact.role in _SAYING_NO
        and fact.value not in OF_A_THING
        and fact.span.overlaps(within)
    )


def _is_told(pair: Comparison, cue: Fact) -> bool:
    """Whether the evidence has the cue's own word, or one for it: `called off`, `cancelled`."""
    words = pair.wording.ours.within(cue.span)
    return answering.answers(words, pair.wording, pair.passage.text)


def _whole(statement: Statement) -> Span:
    return Span(0, len(statement.text))


def _elsewhere(pair: Comparison) -> bool:
    """Whether the evidence is set in another place, or the passage was written in another year.

    Where it sets another aside for the claim's it tells of the one event.
    """
    if pair.contrasted:
        return False
    placed = pair.other_place and pair.wording.recall_of_plain < NEARLY_ALL
    return pair.other_year or placed or (bool(pair.conflicts) and _untold_denial(pair))


def _enough(pair: Comparison) -> float:
    """How much must be told to report the claim: less where a rare value anchors the two texts."""
    if pair.anchored:
        return ON_POINT
    valued = any(fact.slot in _VALUES for fact in pair.compared.met)
    if not (pair.event_told or valued or pair.wording.recall_of_plain):
        return 1.0
    return TOLD if pair.event_told else TOLD_WITHOUT_EVENT


def _denies(pair: Comparison) -> bool:
    """Whether the one says no to the other. What is only possible contradicts no denial."""
    cues = [found for found in pair.opposed if found.share]
    doubted = pair.certainty is Certainty.HEDGED and not any(found.theirs for found in cues)
    if doubted and not any(found.pair and found.share >= SURELY for found in cues):
        return False
    ours_alone = not any(found.theirs or found.pair for found in cues)
    if _dated_denial(pair) and not any(found.pair for found in cues):
        return False
    if ours_alone and (pair.wording.recall < TOLD_TO_ANSWER or _in_a_name(pair.claim)):
        return False
    return features.denied(pair) >= DENIES or features.outcome_opposite(pair) >= REVERSES


def _in_a_name(claim: Statement) -> bool:
    """Whether somebody says the claim: that another says the contrary does not deny it."""
    return any(fact.slot is Slot.ATTRIBUTION for fact in claim.facts)


def _differs(pair: Comparison) -> bool:
    """Whether a detail differs. Names and dates need more, for a passage holds those of others."""
    if pair.contrasted:
        return True
    if features.roles_swapped(pair) or any(fact.slot in _PLAIN_SLOTS for fact in pair.conflicts):
        return pair.told >= (ON_POINT if pair.event_told else TOLD)
    return bool(pair.conflicts) and pair.told >= max(ON_POINT, _enough(pair))


def _another_event(pair: Comparison) -> bool:
    """Whether too much differs for one event: two kinds of detail, and half the rest untold."""
    kinds = {fact.slot for fact in pair.conflicts} & IDENTIFYING
    return len(kinds) > 1 and pair.told < CLOSE and not pair.contrasted


def deltas(pair: Comparison, relation: Relation) -> tuple[Delta, ...]:
    """The differences to show; none where the two are not about one statement."""
    if not relation.takes_a_stand:
        return ()
    return (
        *pair.compared.deltas,
        *_swaps(pair),
        *pair.turned_ways,
        *_negations(pair),
        *_doubt(pair),
    )


def _swaps(pair: Comparison) -> tuple[Delta, ...]:
    """Who does it here, and who does it there."""
    ours, theirs = pair.wording.ours.items, pair.wording.theirs.items
    return tuple(
        Delta(
            Slot.NAME,
            _phrase(pair.claim, doer(swap.ours, ours, pair.claim.text), Slot.NAME),
            _phrase(pair.passage, doer(swap.theirs, theirs, pair.passage.text), Slot.NAME),
            Reading.CONFLICT,
        )
        for swap in pair.swapped[:1]
    )


def _negations(pair: Comparison) -> tuple[Delta, ...]:
    strongest = sorted(pair.opposed, key=lambda o: -o.share)[:1]
    return tuple(
        Delta(
            Slot.NEGATION,
            found.ours
            or (_phrase(pair.claim, found.pair.ours.span, Slot.NEGATION) if found.pair else None),
            found.theirs
            or (
                _phrase(pair.passage, found.pair.theirs.span, Slot.NEGATION) if found.pair else None
            ),
            Reading.CONFLICT,
        )
        for found in strongest
        if found.share >= (REVERSES if found.pair else DENIES)
    )


def _doubt(pair: Comparison) -> tuple[Delta, ...]:
    if pair.certainty is not Certainty.HEDGED or _hedge(pair.claim, _whole(pair.claim)):
        return ()
    hedge = _hedge(pair.passage, pair.evidence)
    return (Delta(Slot.CERTAINTY, None, hedge, Reading.CONFLICT),) if hedge else ()


def _hedge(statement: Statement, within: Span) -> Fact | None:
    found = (f for f in statement.facts if f.slot is Slot.CERTAINTY and f.span.overlaps(within))
    return next(found, None)


def _phrase(statement: Statement, span: Span, slot: Slot) -> Fact:
    text = span.cut(statement.text)
    return Fact(slot, text, span, text.lower())
