"""Finding the windows that may bear on a claim, and the order in which they deserve a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np

from service.matching.candidates import (
    BY_DATE,
    Column,
    Proposed,
    best_articles,
    in_story,
    in_turn,
    scores,
    timely,
)
from service.model import Scope
from service.ports import Encoder, Hit, Ids, RowFilter, Shelves, Vectors, WordHits

NEAR: Final = 1_000
"""How many windows are proposed by meaning: enough for the best three of an article."""
CROWD: Final = 100
"""An article with more of those crowds others out: they are sought without it too."""
SEARCHES: Final = 4
"""How often at most: three thousand copies of a claim are then seen through."""
SAYING: Final = 200
"""How many windows are proposed by words."""
KINDRED: Final = 5
"""How many of the best articles tell which further words, and which time, belong to the story."""


class Candidate(NamedTuple):
    """A window that may bear on the claim. `cosine` is None where words alone proposed it."""

    id: int
    score: float
    cosine: float | None


class Retriever:
    """Proposes windows by meaning and by words. Safe to use from many threads.

    Twice: the words that the best articles have in common tell the story that the claim belongs
    to, and articles that say them too move up (pseudo relevance feedback; Abdul-Jaleel et al.,
    "UMass at TREC 2004", call a like model RM3). So do those that came out when the best did.
    """

    def __init__(self, shelves: Shelves, encoder: Encoder) -> None:
        self._shelves = shelves
        self._encoder = encoder

    def candidates(self, claim: str, scope: Scope, most: int | None = None) -> list[Candidate]:
        """The windows proposed for `claim`, best first, ties by id.

        If only so many are wanted, an article has its best few among them before it has more.
        """
        near = self._near(claim, self._shelves.passages.codes(scope))
        said = self._shelves.words.search(claim, SAYING, scope)
        windows = _proposed(near, said)
        if not len(windows.ids):
            return []
        told = said.told.of(windows.articles)
        first = scores(windows, told)
        kindred = self._shelves.words.kindred(best_articles(windows, first, KINDRED))
        second = in_story(first, kindred.of(windows.articles))
        final = second + BY_DATE * self._timely(windows, second)
        order = np.lexsort((windows.ids, -final))
        if most is not None:
            order = order[in_turn(windows.articles[order])][:most]
        cosines: list[float | None] = windows.cosines[order].tolist()
        # The windows that words alone proposed stand behind those of the vectors.
        for place in np.flatnonzero(order >= len(near)).tolist():
            cosines[place] = None
        ranked = zip(windows.ids[order].tolist(), final[order].tolist(), cosines, strict=True)
        return list(map(Candidate._make, ranked))

    def _near(self, claim: str, rows: RowFilter) -> Sequence[Hit]:
        """The nearest windows. Those of articles that crowd others out come beside them."""
        query, crowded = direction(self._encoder, claim), list[Hit]()
        for _ in range(SEARCHES):
            found = self._shelves.vectors.search(query, NEAR, rows)
            many = Counter(hit.article for hit in found)
            crowds = frozenset(article for article, windows in many.items() if windows > CROWD)
            if not crowds:
                break
            crowded += (hit for hit in found if hit.article in crowds)
            rows = replace(rows, exclude_articles=rows.exclude_articles | crowds)
        return [*crowded, *(hit for hit in found if hit.article not in crowds)]

    def _timely(self, windows: Proposed, score: Column) -> Column:
        days = self._shelves.passages.days(windows.articles)
        return timely(windows.articles, days, best_articles(windows, score, KINDRED))


def direction(encoder: Encoder, text: str) -> Vectors:
    """The direction of `text` `(dim,) float32`; of a long one, the mean of its windows."""
    pieces = [span.cut(text) for span in encoder.windows(text)]
    mean = encoder.encode(pieces).mean(axis=0)
    return np.asarray(mean / (np.linalg.norm(mean) or 1.0), np.float32)


def _proposed(near: Sequence[Hit], said: WordHits) -> Proposed:
    """Both proposals as one; a window that only shares words is as far as the farthest hit."""
    columns = zip(*near, strict=True) if near else ((), (), ())
    found, similar, homes = columns
    ids: Ids = np.array(found, np.int64)
    articles: Ids = np.array(homes, np.int64)
    cosines = np.array(similar, np.float64)
    extra = ~np.isin(said.ids, ids)
    farthest = float(cosines.min(initial=1.0)) if len(near) else 0.0
    every = np.concatenate([ids, said.ids[extra]])
    return Proposed(
        ids=every,
        articles=np.concatenate([articles, said.articles[extra]]),
        cosines=np.concatenate([cosines, np.full(np.count_nonzero(extra), farthest)]),
        shares=_of_each(every, said),
    )


def _of_each(windows: Ids, said: WordHits) -> Column:
    """The share of the claim's words that each window says, 0 for one that says none."""
    if not len(said.ids):
        return np.zeros(len(windows))
    order = np.argsort(said.ids)
    places = order[np.searchsorted(said.ids, windows, sorter=order).clip(max=len(order) - 1)]
    return np.where(said.ids[places] == windows, said.shares[places], 0.0)
