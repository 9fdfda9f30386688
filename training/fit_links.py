"""Fit what each reason of `service.matching.links` adds to the log-odds of a link.

    python -m training.fit_links DATA CACHE

Prints the weights over all document pairs of abcd_link synth, and the average precision and the
best F1 of each fifth of the pairs under the weights of the other four. Held out, an earlier count
of the words gave .748 and .711; the weights in use were fitted with that count.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from service.evaluation.linking import best_f1, precision_of
from service.evaluation.sets.links import linked_articles
from service.evaluation.workplace import Workplace
from service.matching.links import Units, reasons, term_weights

FOLDS = 5


def main() -> None:
    """Fit and print."""
    data, cache = map(Path, sys.argv[1:])
    encoder = Workplace(data, data, cache).encoder
    told, gold = [], []
    for pair in linked_articles(data / "abcd_link", "synth"):
        ours, theirs = (Units(side, encoder.encode(side)) for side in (pair.first, pair.second))
        weights = term_weights([*pair.first, *pair.second])
        told.append(reasons(ours, theirs, weights=weights).reshape(-1, 4))
        gold.append(pair.gold.ravel())
    fold = np.arange(len(told)) % FOLDS
    scored = [np.empty(0)] * len(told)
    for held in range(FOLDS):
        model = _fit(
            [t for t, f in zip(told, fold, strict=True) if f != held],
            [g for g, f in zip(gold, fold, strict=True) if f != held],
        )
        for place in np.flatnonzero(fold == held):
            scored[place] = model.decision_function(told[place])
    flat, wanted = np.concatenate(scored), np.concatenate(gold)
    print("held out: AP", precision_of(flat, wanted), "best F1", best_f1(flat, wanted))
    model = _fit(told, gold)
    print("weights", model.coef_.round(2), model.intercept_.round(2))


def _fit(told: list[np.ndarray], gold: list[np.ndarray]) -> LogisticRegression:
    return LogisticRegression(C=10, max_iter=300).fit(np.concatenate(told), np.concatenate(gold))


if __name__ == "__main__":
    main()
