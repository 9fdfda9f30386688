"""Whether the sentences that tell one thing in two articles are found."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from service.evaluation.figures import Measured, Sheet
from service.evaluation.measures.intervals import Array, Interval
from service.evaluation.sets import links as sets
from service.evaluation.workplace import OURS, Workplace
from service.matching import links
from service.matching.links import Units
from service.text import align

Gold = NDArray[np.bool_]
Statistic = Callable[[Array, Gold], float]

_RESAMPLES = 100
QA = "qa_align/dev_gold_nonduc.jsonl"


def article_links(place: Workplace, name: str, published: str) -> Measured:
    """All sentence pairs of all article pairs in one ranking, and the groups that are laid."""
    held = list(sets.linked_articles(place.data / "abcd_link", name))
    sheet = Sheet(published, OURS.name)
    scored = [_scored(place, pair.first, pair.second) for pair in held]
    gold = [pair.gold.ravel() for pair in held]
    flat = [each.ravel().astype(np.float64) for each in scored]
    for measure, statistic in (("average precision", precision_of), ("best F1", best_f1)):
        value = statistic(np.concatenate(flat), np.concatenate(gold))
        sheet.value(measure, value, len(held), _interval(flat, gold, statistic))
    said, right = 0, 0
    for scores, pair in zip(scored, held, strict=True):
        for group in align.groups(scores, floor=links.LINKED):
            cells = pair.gold[np.ix_(group.firsts, group.seconds)]
            said, right = said + cells.size, right + int(cells.sum())
    sheet.share("precision of the groups", right, said)
    sheet.share("recall of the groups", right, sum(int(each.sum()) for each in gold))
    return Measured(tuple(sheet.figures))


def aligned_propositions(place: Workplace) -> Measured:
    """How often two sentences that share a proposition are linked, told from the other ones.

    Each first sentence is laid against the second sentences of all pairs.
    """
    held = list(sets.sentence_pairs(place.data / QA))
    ours, theirs = (tuple(dict.fromkeys(side)) for side in zip(*held, strict=True))
    scores = _scored(place, ours, theirs)
    hits = sum(theirs[int(scores[ours.index(a)].argmax())] == b for a, b in held)
    linked = sum(scores[ours.index(a), theirs.index(b)] >= links.LINKED for a, b in held)
    sheet = Sheet("qa_align", OURS.name)
    sheet.share("partner ranked first", hits, len(held))
    sheet.share("partner linked", int(linked), len(held))
    return Measured(tuple(sheet.figures))


def precision_of(scores: Array, gold: Gold) -> float:
    """The mean precision at each link when pairs are ranked by score; 0 without links."""
    right, rank, _ = _cuts(scores, gold)
    gained = np.diff(right, prepend=0)
    return float((gained * right / rank).sum() / max(right[-1], 1)) if len(rank) else 0.0


def best_f1(scores: Array, gold: Gold) -> float:
    """The greatest F1 that any one score as the floor gives."""
    right, rank, links_ = _cuts(scores, gold)
    return float((2 * right / (rank + links_)).max()) if len(rank) else 0.0


def _cuts(scores: Array, gold: Gold) -> tuple[Array, Array, int]:
    """The links and the pairs down to each score, equal scores together; and all links."""
    order = np.argsort(-scores, kind="stable")
    ends = np.flatnonzero(np.diff(scores[order], append=-np.inf))
    right = np.asarray(np.cumsum(gold[order])[ends], np.float64)
    return right, np.asarray(ends + 1, np.float64), int(gold.sum())


def _interval(scores: list[Array], gold: list[Gold], statistic: Statistic) -> Interval:
    """That of the statistic over article pairs drawn anew with replacement."""
    draw = np.random.default_rng(1)
    values = []
    for _ in range(_RESAMPLES):
        at = draw.integers(len(scores), size=len(scores))
        values.append(
            statistic(
                np.concatenate([scores[i] for i in at]), np.concatenate([gold[i] for i in at])
            )
        )
    low, high = np.percentile(values, [2.5, 97.5])
    return Interval(float(low), float(high))


def _scored(place: Workplace, first: tuple[str, ...], second: tuple[str, ...]) -> links.Scores:
    ours, theirs = (Units(side, place.encoder.encode(side)) for side in (first, second))
    return links.scores(ours, theirs, weights=links.term_weights([*first, *second]))
