"""Verdicts on pairs whose label is a stance of another scheme than ours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from service.evaluation.classing import Case, Scheme, class_figures
from service.evaluation.figures import Measured, Sheet
from service.evaluation.measures.scores import auroc, rank_correlation
from service.evaluation.readers import Reader
from service.evaluation.sets.pairs import Pair
from service.evaluation.sets.stances import ScoredPair, StancePair
from service.lookup.answering import OFF_TOPIC
from service.matching.stem import stem
from service.model import Certainty, Relation, Verdict
from service.text.blocks import split_text
from service.text.shingles import words

UNCLEAR = "unclear"
OTHER = "another relation"
READ_OF_A_BODY = 3
"""How many paragraphs of an article are judged: those that share most words with the headline."""


@dataclass(frozen=True, slots=True)
class StanceScheme:
    """The stances of a set, and the one that a verdict stands for."""

    scheme: Scheme
    stance: Callable[[Verdict], str]


def stance_figures(
    sheet: Sheet, reader: Reader, pairs: Sequence[StancePair], scheme: StanceScheme
) -> Measured:
    """What is told of the stances of single passages."""
    verdicts = reader.verdicts([each.pair for each in pairs])
    cases = [
        Case(each.stance, scheme.stance(verdict), each.pair.story)
        for each, verdict in zip(pairs, verdicts, strict=True)
    ]
    confusion = class_figures(sheet, cases, scheme.scheme)
    return Measured(tuple(sheet.figures), (confusion,))


def argument_figures(sheet: Sheet, reader: Reader, pairs: Sequence[StancePair]) -> Measured:
    """What is told of sentences that strengthen or weaken another, and whether scores rank them."""
    verdicts = reader.verdicts([each.pair for each in pairs])
    sided = [
        (_against(verdict), each.stance == "weaken")
        for each, verdict in zip(pairs, verdicts, strict=True)
        if each.stance != "neither"
    ]
    rank = auroc([against for against, _ in sided], [weakens for _, weakens in sided])
    sheet.value("AUROC of weaken against strengthen", rank, len(sided))
    cases = [
        Case(each.stance, argument(verdict), each.pair.story)
        for each, verdict in zip(pairs, verdicts, strict=True)
    ]
    confusion = class_figures(sheet, cases, ARGUMENTS.scheme)
    return Measured(tuple(sheet.figures), (confusion,))


def body_figures(sheet: Sheet, reader: Reader, bodies: Sequence[StancePair]) -> Measured:
    """What is told of whole articles, each by the paragraph that bears most on the headline."""
    asked = [best_paragraphs(each.pair) for each in bodies]
    verdicts = iter(reader.verdicts([pair for pairs in asked for pair in pairs]))
    cases = []
    for each, pairs in zip(bodies, asked, strict=True):
        of_body = [next(verdicts) for _ in pairs]
        said = body_stance(max(of_body, key=lambda v: v.score)) if of_body else "unrelated"
        cases.append(Case(each.stance, said, each.pair.story, each.weight))
    confusion = class_figures(sheet, cases, BODIES)
    return Measured(tuple(sheet.figures), (confusion,))


def likeness_figures(sheet: Sheet, reader: Reader, pairs: Sequence[ScoredPair]) -> Measured:
    """Whether the score orders pairs as people do."""
    scores = [verdict.score for verdict in reader.verdicts([each.pair for each in pairs])]
    order = rank_correlation(scores, [each.likeness for each in pairs])
    sheet.value("rank correlation of the score", order, len(pairs))
    return Measured(tuple(sheet.figures))


def rumour(verdict: Verdict) -> str:
    """A report is for the claim where the outlet vouches for it, else it only observes."""
    if verdict.relation is Relation.REPORTS:
        return "for" if verdict.certainty is Certainty.ASSERTED else "observing"
    if verdict.relation is Relation.DISPUTES:
        return "against"
    return UNCLEAR if verdict.relation is Relation.UNCLEAR else OTHER


def argument(verdict: Verdict) -> str:
    """What is told otherwise weakens; what is told so strengthens."""
    return {
        Relation.REPORTS: "strengthen",
        Relation.DIFFERS: "weaken",
        Relation.DISPUTES: "weaken",
        Relation.RELATED: "neither",
        Relation.UNCLEAR: UNCLEAR,
    }[verdict.relation]


def paraphrase(verdict: Verdict) -> str:
    """Only a report says the same."""
    if verdict.relation is Relation.UNCLEAR:
        return UNCLEAR
    return "paraphrase" if verdict.relation is Relation.REPORTS else "other"


def body_stance(verdict: Verdict) -> str:
    """The stance of an article by its best verdict; one that a look-up drops is unrelated."""
    if not verdict.relation.takes_a_stand and verdict.score < OFF_TOPIC:
        return "unrelated"
    if verdict.relation is Relation.REPORTS and verdict.certainty is Certainty.ASSERTED:
        return "agree"
    if verdict.relation is Relation.DISPUTES:
        return "disagree"
    return UNCLEAR if verdict.relation is Relation.UNCLEAR else "discuss"


RUMOURS = StanceScheme(Scheme(("for", "against", "observing"), (OTHER, UNCLEAR)), rumour)
ARGUMENTS = StanceScheme(Scheme(("strengthen", "weaken", "neither")), argument)
PARAPHRASES = StanceScheme(Scheme(("paraphrase", "other")), paraphrase)
BODIES = Scheme(("agree", "disagree", "discuss", "unrelated"))


def _against(verdict: Verdict) -> float:
    """How surely the passage tells it otherwise: below 0 where it tells it so."""
    side = {"weaken": 1.0, "strengthen": -1.0}.get(argument(verdict), 0.0)
    return side * verdict.score


def best_paragraphs(whole: Pair) -> list[Pair]:
    """The pair for the `READ_OF_A_BODY` paragraphs with most of the claim's words, best first."""
    blocks = split_text("", whole.passage).blocks
    asked = _stems(whole.claim)
    shared = [(len(asked & _stems(b.text)), b.text) for b in blocks if b.is_indexed]
    best = sorted(shared, key=lambda found: -found[0])[:READ_OF_A_BODY]
    return [replace(whole, passage=text) for _, text in best]


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words(text)}
