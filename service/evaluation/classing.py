"""Figures of any answer that is one of a few classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from service.evaluation.figures import Confusion, Sheet
from service.evaluation.measures import classes as measures
from service.evaluation.measures.intervals import Array, bootstrap

_Measure = Callable[[Array], Array]

_PER_CLASS: dict[str, _Measure] = {
    "precision": measures.precision,
    "recall": measures.recall,
    "F1": measures.f1,
}


@dataclass(frozen=True, slots=True)
class Case:
    """What a case is and what was said of it; it stands for `weight` cases of its set."""

    gold: str
    said: str
    story: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Scheme:
    """The classes a set knows, and the answers that are none of them and so never right."""

    classes: tuple[str, ...]
    others: tuple[str, ...] = ("unclear",)


def class_figures(sheet: Sheet, cases: Sequence[Case], scheme: Scheme) -> Confusion:
    """Note macro-F1, accuracy, and precision, recall and F1 of each class.

    Intervals draw whole stories, for the pairs of a story come out right or wrong together.
    """
    by_story = _tables(cases, scheme)
    of_class = Counter(case.gold for case in cases)
    for name, each, statistic in _statistics(scheme) if cases else ():
        value = float(statistic(by_story.sum(0)))
        of = of_class[each] if each else len(cases)
        sheet.value(
            f"{name} of {each}" if each else name, value, of, bootstrap(by_story, statistic)
        )
    counts = np.rint(by_story.sum(0)).astype(int).tolist()
    said = (*scheme.classes, *scheme.others)
    return Confusion(sheet.set, sheet.system, scheme.classes, said, tuple(map(tuple, counts)))


def _statistics(scheme: Scheme) -> Iterator[tuple[str, str, _Measure]]:
    """A measure's name, the class that it is of (empty: all of them), and the measure."""
    yield "macro-F1", "", measures.macro_f1
    yield "accuracy", "", measures.accuracy
    for place, each in enumerate(scheme.classes):
        for name, measure in _PER_CLASS.items():
            yield name, each, partial(_of_class, measure, place)


def _of_class(measure: _Measure, place: int, table: Array) -> Array:
    return measure(table)[..., place]


def _tables(cases: Sequence[Case], scheme: Scheme) -> Array:
    """`(stories, classes, answers)`: a confusion table a story."""
    row = {name: place for place, name in enumerate(scheme.classes)}
    column = {name: place for place, name in enumerate((*scheme.classes, *scheme.others))}
    story = {name: place for place, name in enumerate(dict.fromkeys(c.story for c in cases))}
    tables = np.zeros((len(story), len(row), len(column)))
    for case in cases:
        tables[story[case.story], row[case.gold], column[case.said]] += case.weight
    return tables
