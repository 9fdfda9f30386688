"""Verdicts on pairs whose label is a relation of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.evaluation.classing import Case, Scheme, class_figures
from service.evaluation.figures import Failure, Measured, Sheet
from service.evaluation.measures.scores import calibration_error
from service.evaluation.readers import Reader
from service.evaluation.sets.pairs import Edit, LabelledPair
from service.model import Fact, Relation, Verdict

RELATIONS = Scheme(tuple(r.value for r in Relation if r is not Relation.UNCLEAR))
_SAYS_OTHERWISE = frozenset({Relation.DIFFERS, Relation.DISPUTES})
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_OF_A_VALUE = frozenset({"number", "year"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled pair with the verdict on it."""

    gold: LabelledPair
    verdict: Verdict

    @property
    def is_right(self) -> bool:
        """Whether the relation is the labelled one."""
        return self.verdict.relation is self.gold.relation


def judged(reader: Reader, labelled: Sequence[LabelledPair]) -> list[Judged]:
    """`labelled` with the verdicts of `reader`."""
    verdicts = reader.verdicts([each.pair for each in labelled])
    return [Judged(gold, verdict) for gold, verdict in zip(labelled, verdicts, strict=True)]


def own_figures(sheet: Sheet, cases: Sequence[Judged]) -> Measured:
    """What is told of pairs that were written for this project and carry every label."""
    confusion = class_figures(sheet, _classed(cases), RELATIONS)
    _note_details(sheet, cases)
    _note_certainty(sheet, cases)
    _note_calibration(sheet, cases)
    return Measured(tuple(sheet.figures), (confusion,))


def trap_figures(sheet: Sheet, cases: Sequence[Judged]) -> Measured:
    """The share that is right of each kind of pair, and every pair that came out wrong."""
    for kind in sorted({case.gold.kind for case in cases}):
        of_kind = [case.is_right for case in cases if case.gold.kind == kind]
        sheet.share(f"right on {kind}", sum(of_kind), len(of_kind))
    failures = (_failure(sheet, case) for case in cases if not case.is_right)
    return Measured(tuple(sheet.figures), failures=tuple(failures))


def edit_figures(sheet: Sheet, cases: Sequence[Judged]) -> Measured:
    """What is told of generated edits: the classes, the changed values, and false alarms."""
    confusion = class_figures(sheet, _classed(cases), RELATIONS)
    edits = [(c.verdict, e) for c in cases if (e := c.gold.edit) and e.kind in _OF_A_VALUE]
    named = sum(_names_both_values(verdict, edit) for verdict, edit in edits)
    sheet.share("changed number or year named with both values", named, len(edits))
    reports = [c for c in cases if c.gold.relation is Relation.REPORTS]
    alarms = sum(c.verdict.relation in _SAYS_OTHERWISE for c in reports)
    measure = "differs or disputes said of a report"
    sheet.share(measure, alarms, len(reports), less_is_better=True)
    return Measured(tuple(sheet.figures), (confusion,))


def _classed(cases: Sequence[Judged]) -> list[Case]:
    return [Case(c.gold.relation.value, c.verdict.relation.value, c.gold.pair.story) for c in cases]


def _note_details(sheet: Sheet, cases: Sequence[Judged]) -> None:
    differing = [c for c in cases if c.gold.relation is Relation.DIFFERS]
    named = sum(c.is_right and c.gold.slots <= _slots(c.verdict) for c in differing)
    sheet.share("differing slot named", named, len(differing))
    otherwise = [c for c in cases if c.gold.relation in _SAYS_OTHERWISE]
    missed = sum(c.verdict.relation is Relation.REPORTS for c in otherwise)
    measure = "reports said of a differing or disputing pair"
    sheet.share(measure, missed, len(otherwise), less_is_better=True)


def _slots(verdict: Verdict) -> set[str]:
    return {delta.slot for delta in verdict.deltas}


def _note_certainty(sheet: Sheet, cases: Sequence[Judged]) -> None:
    right = sum(c.verdict.certainty is c.gold.certainty for c in cases)
    sheet.share("certainty right", right, len(cases))


def _note_calibration(sheet: Sheet, cases: Sequence[Judged]) -> None:
    """Of the score as what it is, and of how far it is from the middle as trust in the verdict."""
    if not cases:
        return
    scores = [c.verdict.score for c in cases]
    stands = [c.gold.relation.takes_a_stand for c in cases]
    error = calibration_error(scores, stands)
    sheet.value("calibration error: takes a stand", error, len(cases), less_is_better=True)
    trust = [max(score, 1 - score) for score in scores]
    error = calibration_error(trust, [c.is_right for c in cases])
    sheet.value("calibration error: relation right", error, len(cases), less_is_better=True)


def _names_both_values(verdict: Verdict, edit: Edit) -> bool:
    sides = [(d.ours, d.theirs) for d in verdict.deltas]
    return any(_tells(ours, edit.before) and _tells(theirs, edit.after) for ours, theirs in sides)


def _tells(fact: Fact | None, value: str) -> bool:
    return fact is not None and value in _FIGURES.findall(fact.text)


def _failure(sheet: Sheet, case: Judged) -> Failure:
    gold, verdict = case.gold, case.verdict
    return Failure(
        set=sheet.set,
        system=sheet.system,
        kind=gold.kind,
        claim=gold.pair.claim,
        passage=gold.pair.passage,
        gold=" ".join((gold.relation, *sorted(gold.slots))),
        said=" ".join((verdict.relation, *sorted(_slots(verdict)))),
    )
