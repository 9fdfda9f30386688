"""Fit what each reason of `service.matching.links` adds to the log-odds of a link.

    python -m training.fit_links DATA CACHE

Fits one table to abcd_link synth and ecb together, so that it leans to neither way of linking.
Prints the average precision and the best F1 of each third of the document pairs under the weights
of the other two thirds (synth .748 and .709, ecb .206 and .340), then the weights over all.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from service.evaluation.linking import best_f1, precision_of
from service.evaluation.sets.links import linked_articles
from service.evaluation.workplace import Workplace
from service.matching.links import WEIGHTS, Units, reasons, term_weights
from service.ports import Encoder

FOLDS = 3
SETS = ("synth", "ecb")
"""Both weigh the same, however many pairs they hold."""


class Told(NamedTuple):
    """The reasons of all sentence pairs of a set, whether they are links, and their fold."""

    reasons: np.ndarray
    gold: np.ndarray
    fold: np.ndarray


def main() -> None:
    """Fit and print."""
    data, cache = map(Path, sys.argv[1:])
    encoder = Workplace(data, data, cache).encoder
    sets = {name: _told(data, name, encoder) for name in SETS}
    held_out = {name: np.zeros(len(told.gold)) for name, told in sets.items()}
    for fold in range(FOLDS):
        model = _fit({n: Told(*(c[t.fold != fold] for c in t)) for n, t in sets.items()})
        for name, told in sets.items():
            here = told.fold == fold
            held_out[name][here] = model.decision_function(told.reasons[here])
    for name, told in sets.items():
        scores = held_out[name]
        print(name, "AP", precision_of(scores, told.gold), "best F1", best_f1(scores, told.gold))
    scaler, fitted = (step for _, step in _fit(sets).steps)
    weights = fitted.coef_[0] / scaler.scale_
    for name, weight in zip(WEIGHTS, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("NEVER", (fitted.intercept_ - weights @ scaler.mean_).round(2))


def _told(data: Path, name: str, encoder: Encoder) -> Told:
    told, gold, fold = [], [], []
    for number, pair in enumerate(linked_articles(data / "abcd_link", name)):
        ours, theirs = (Units(side, encoder.encode(side)) for side in (pair.first, pair.second))
        weights = term_weights([*pair.first, *pair.second])
        found = dict(reasons(ours, theirs, weights=weights))
        shape = len(ours.texts), len(theirs.texts)
        told.append(np.stack([np.broadcast_to(found[n], shape).ravel() for n in WEIGHTS], axis=1))
        gold.append(pair.gold.ravel())
        fold.append(np.full(pair.gold.size, number % FOLDS))
    return Told(np.concatenate(told), np.concatenate(gold), np.concatenate(fold))


def _fit(sets: dict[str, Told]) -> Pipeline:
    weights = [np.full(len(told.gold), 1e5 / len(told.gold)) for told in sets.values()]
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=200))
    return model.fit(
        np.concatenate([t.reasons for t in sets.values()]),
        np.concatenate([t.gold for t in sets.values()]),
        logisticregression__sample_weight=np.concatenate(weights),
    )


if __name__ == "__main__":
    main()
