"""The order in which proposed windows deserve a look.

A claim is told in one paragraph, but the article around it says whether the paragraph is about
that event; so a window is ranked by what it says and by what its article says, and by when: the
reports of one event come out close together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]

BY_MEANING: Final = 0.5
BY_STORY: Final = 0.5
"""What the mean cosine of an article's nearest windows counts."""
BY_WORDS: Final = 0.3
BY_ARTICLE: Final = 1.0
"""What the claim's words anywhere in the article count."""
BY_KIN: Final = 0.35
"""What the words of the best articles count."""
BY_DATE: Final = 0.25
"""What it counts that an article came out when the best articles did.

Amid a plateau: on 414 claims over a corpus of 16,778 dated articles of 19 years, any weight from
0.15 to 0.3, with any `DAYS` from 7 to 30, gave nearly the same.
"""
DAYS: Final = 30.0
"""How far apart two articles are half as close as on one day."""
SHARE: Final = 5
"""How many windows of an article come before the best of all other articles are looked at.

On 414 claims over 40,000 paragraphs the 48 windows then come from 10 outlets, where it was 5, and
.911 of the articles that hold something on the claim are among theirs, .862 before.
"""
NEAREST: Final = 3
"""How many windows of an article make its `BY_STORY`."""


@dataclass(frozen=True, slots=True, eq=False)
class Proposed:
    """Windows that a search proposes; entry i of each column `(n,)` belongs to window i.

    `ids` and `articles` are int64; `cosines` to the claim and `shares`, the part of the claim's
    words that the window says, are float64.
    """

    ids: NDArray[np.int64]
    articles: NDArray[np.int64]
    cosines: Column
    shares: Column


def scores(windows: Proposed, told: Column) -> Column:
    """How much each window deserves a look, `(n,)`; higher is better.

    `told` `(n,)` is the part of the claim's words that the window's article says. The weights were
    chosen on 414 claims over a corpus of 19,000 articles.
    """
    score: Column = (
        BY_MEANING * windows.cosines
        + BY_STORY * _nearest(windows)
        + BY_WORDS * windows.shares
        + BY_ARTICLE * told
    )
    return score


def in_story(score: Column, kindred: Column) -> Column:
    """The scores once it is known which part of the story's words each article says, `(n,)`."""
    return score + BY_KIN * kindred


def best_articles(windows: Proposed, score: Column, most: int) -> list[int]:
    """The keys of the `most` articles with the best windows, best first."""
    order = np.lexsort((windows.ids, -score))
    return list(dict.fromkeys(windows.articles[order].tolist()))[:most]


def in_turn(articles: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of ranked windows `(n,)` so that no article takes the places of all others.

    Of each of `articles` `(n,)` the best `SHARE` windows come first, in their order, then the rest.
    """
    by_article = np.argsort(articles, kind="stable")
    grouped = articles[by_article]
    starts = np.searchsorted(grouped, grouped)
    turns = np.empty(len(articles), np.int64)
    turns[by_article] = np.arange(len(articles)) - starts
    return np.argsort(turns >= SHARE, kind="stable")


def timely(articles: NDArray[np.int64], days: Column, best: Sequence[int]) -> Column:
    """How close in time each of `articles` `(n,)` came out to the `best`, which are among them.

    0..1, one on the same day as all of them having 1; the better ones of the best count more, and
    none for itself. `days` `(n,)` are when the articles came out, nan where unknown; an article
    without a date is taken for as close as the median of the best is.
    """
    places = [int(np.flatnonzero(articles == key)[0]) for key in best]
    known = ~np.isnan(days[places])
    dated = np.array(places, np.int64)[known]
    if len(dated) < 2:  # noqa: PLR2004 - one alone has nothing to be close to
        return np.zeros(len(articles))
    weights = 1 / np.log2(2.0 + np.flatnonzero(known))
    others = weights * (articles[:, None] != articles[dated])
    near = 1 / (1 + np.abs(days[:, None] - days[dated]) / DAYS)
    close = (others * near).sum(axis=1) / others.sum(axis=1)
    told: Column = np.where(np.isnan(days), np.median(close[dated]), close)
    return told


def _nearest(windows: Proposed) -> Column:
    """For each window `(n,)`: the mean cosine of its article's `NEAREST` windows.

    An article with fewer windows here is filled up with the least cosine of all.
    """
    articles, places = np.unique(windows.articles, return_inverse=True)
    best = np.full((len(articles), NEAREST), windows.cosines.min(initial=1.0))
    order = np.lexsort((-windows.cosines, places))
    starts = np.searchsorted(places[order], np.arange(len(articles)))
    rank = np.arange(len(order)) - starts[places[order]]
    first = rank < NEAREST
    best[places[order][first], rank[first]] = windows.cosines[order][first]
    mean: Column = best.mean(axis=1)
    return mean[places]
