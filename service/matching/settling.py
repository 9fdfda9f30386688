"""Settle what rules and a trained reader say of a pair.

The reader sees wordings that no rule knows; the rules see numbers, names and roles that the reader
confuses. The deltas come from the facts alone: a difference that no fact shows is not claimed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from service.matching import features, phrases
from service.matching.bare import is_bare
from service.matching.comparison import Comparison, compare
from service.matching.relation import IDENTIFYING, decide, deltas, verdict
from service.matching.unmatched import differences
from service.matching.weighing import chances
from service.model import Certainty, Delta, Opinion, Relation, Signal, Statement, Verdict

SURE: Final = 0.4
"""The chance that the likeliest relation must have; below it the passage is unclear."""
SURE_OF_A_REPORT: Final = 0.55
"""The chance that a report must have: a false one is the error that editors can least bear."""
SHORTEST_READ: Final = 6
"""Words of a claim below which a stand of the rules holds: the reader has learnt from longer."""
MERELY_RELATED: Final = 4.0
"""How much rarer a stand is among passages that a search proposes than among chosen ones."""
CERTAINTIES: Final = (Certainty.ASSERTED, Certainty.ATTRIBUTED, Certainty.HEDGED)
"""In the order of an `Opinion`."""


def settle(
    claim: Statement,
    passage: Statement,
    *,
    cosine: float | None,
    opinion: Opinion,
    proposed: bool = False,
) -> Verdict:
    """How the passage stands to the claim, by the rules and the reader together.

    The score is the chance that the passage takes a stand. `proposed`: a search found the passage,
    nobody chose it; of dozens that it finds most are merely related, and one false report among
    them would answer "who reported this?" falsely.
    """
    pair = compare(claim, passage, cosine=cosine)
    ruled = decide(pair)
    short = len(claim.text.split()) < SHORTEST_READ
    if short and (ruled.takes_a_stand or is_bare(pair.claim)):
        return verdict(pair, ruled)
    apart = differences(pair)
    chance = chances(pair, ruled, opinion, apart)
    if proposed:
        chance = as_proposed(chance)
    apart = _shown(pair, apart, opinion)
    relation = ruled if _beyond_the_reader(pair, ruled) else _likeliest(chance, apart)
    if proposed and relation is Relation.REPORTS and ruled is not relation and untold(pair):
        relation = Relation.UNCLEAR
    return Verdict(
        relation=relation,
        certainty=_certainty(pair, opinion),
        score=max(1 - chance[Relation.RELATED], SURE if relation.takes_a_stand else 0.0),
        evidence=pair.evidence,
        deltas=apart if relation is Relation.DIFFERS else deltas(pair, relation),
        signals=(*read(opinion), *features.fired(pair)),
    )


def _shown(pair: Comparison, apart: tuple[Delta, ...], opinion: Opinion) -> tuple[Delta, ...]:
    """What differs by the facts; first of all by the words, where the reader sees another slot."""
    worded = phrases.apart(pair, opinion.slots)
    known = {delta.slot for delta in apart}
    return (*(delta for delta in worded if delta.slot not in known), *apart)


def as_proposed(chance: Mapping[Relation, float]) -> dict[Relation, float]:
    """The chances where a passage is `MERELY_RELATED` times as often related as among chosen ones.

    Bayes' rule with other prior odds; see Saerens, Latinne and Decaestecker, "Adjusting the outputs
    of a classifier to new a priori probabilities", Neural Computation 2002.
    """
    odds = {r: p * (MERELY_RELATED if r is Relation.RELATED else 1) for r, p in chance.items()}
    return {relation: each / sum(odds.values()) for relation, each in odds.items()}


def untold(pair: Comparison) -> bool:
    """Whether the evidence lacks a number, day, name or place of the claim."""
    asked = (fact for fact in pair.claim.facts if fact.slot in IDENTIFYING)
    return any(fact not in pair.compared.met for fact in asked)


def _beyond_the_reader(pair: Comparison, ruled: Relation) -> bool:
    """Whether the rules saw what the reader is blind to: the same words in other places."""
    altered = features.roles_swapped(pair) or features.quote_altered(pair)
    return ruled is Relation.DIFFERS and bool(altered)


def _likeliest(chance: Mapping[Relation, float], apart: Sequence[Delta]) -> Relation:
    """The likeliest relation that can be shown, unclear if it is not likely enough."""
    possible = [r for r in chance if r is not Relation.DIFFERS or apart]
    best = max(possible, key=lambda relation: chance[relation])
    enough = SURE_OF_A_REPORT if best is Relation.REPORTS else SURE
    return best if chance[best] >= enough else Relation.UNCLEAR


def _certainty(pair: Comparison, opinion: Opinion) -> Certainty:
    """What the reader takes it for if it is sure, else what the cues say."""
    chance = max(opinion.certainty)
    return CERTAINTIES[opinion.certainty.index(chance)] if chance > SURE else pair.certainty


def read_as_report(opinion: Opinion) -> float:
    """The trained reader takes the passage to say what the claim says."""
    return opinion.relation[0]


def read_as_difference(opinion: Opinion) -> float:
    """The trained reader takes the passage to tell the same event with another detail."""
    return opinion.relation[1]


def read_as_dispute(opinion: Opinion) -> float:
    """The trained reader takes the passage to deny or contradict the claim."""
    return opinion.relation[2]


def read_as_other(opinion: Opinion) -> float:
    """The trained reader takes the passage to say something else."""
    return opinion.relation[3]


_READ: Final[tuple[Callable[[Opinion], float], ...]] = (
    read_as_report,
    read_as_difference,
    read_as_dispute,
    read_as_other,
)


def read(opinion: Opinion) -> tuple[Signal, ...]:
    """What the reader takes the passage for, with its chance as the weight."""
    likeliest = max(_READ, key=lambda feature: feature(opinion))
    says = (likeliest.__doc__ or "").strip()
    return (Signal(likeliest.__name__, round(likeliest(opinion), 3), says),)
