"""Which sentences of several articles tell one thing, from how each two of the articles link.

Each cell of a row matches every other one, so that no two are tied by a third alone: clusters are
joined only under complete linkage (T. Sørensen, "A method of establishing groups of equal
amplitude in plant sociology", 1948), best links first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.text.align import Group, groups

Scores = NDArray[np.float32]
Pairwise = Mapping[tuple[int, int], Scores]
"""`(n, m)` scores of the sentences of articles `i < j`, by `(i, j)`."""

_HOLDS: Final = 0.8
"""The share of the floor that any two cells of a row reach, beside those that are linked."""


_JOINS: Final = 0.8
"""The share of a group's best score that each further sentence of it has; one that is only near
what its neighbour tells would blur the row."""
_MOST_LINKS: Final = 200_000
"""How many pairs of sentences of two articles are linked before each keeps its best alone."""
_BEST: Final = 24
_NEARNESS: Final = 1e-3
"""What standing at the same place of both articles is worth among equals."""


@dataclass(frozen=True, slots=True)
class Tied:
    """The sentences of each article, by their places, that tell one thing; none where it has none.

    `similarity` is the score of the two cells least alike, 1 where there is one cell.
    """

    places: tuple[tuple[int, ...], ...]
    similarity: float

    @property
    def present(self) -> tuple[int, ...]:
        """The articles that have a cell."""
        return tuple(i for i, held in enumerate(self.places) if held)


def tie(sizes: Sequence[int], scores: Pairwise, *, floor: float) -> tuple[Tied, ...]:
    """Every sentence of every article in one row, in the order of the story.

    `sizes` counts the articles' sentences. A row stands where its sentences stand in their
    articles on average.
    """
    clusters = _Clusters(scores, floor)
    for link in _links(scores, floor):
        clusters.join(link)
    rows = [
        Tied(tuple(cells.get(i, ()) for i in range(len(sizes))), clusters.similarity(cells))
        for cells in clusters.all(sizes)
    ]
    return tuple(sorted(rows, key=lambda row: (_position(row, sizes), row.places)))


Node = tuple[int, int]
"""An article and the place of a sentence in it."""
_Cells = dict[int, tuple[int, ...]]
_Link = tuple[Node, ...]


class _Clusters:
    """Rows while they grow."""

    def __init__(self, scores: Pairwise, floor: float) -> None:
        self._scores = scores
        self._least = floor * _HOLDS
        self._row_of: dict[Node, _Cells] = {}
        self._together: set[tuple[Node, Node]] = set()

    def join(self, link: _Link) -> None:
        """Make one row of all that the linked sentences stand in, if all its cells match."""
        self._together.update(combinations(link, 2))
        cells: dict[int, set[int]] = {}
        for node in link:
            for article, places in self._row_of.get(node, {node[0]: (node[1],)}).items():
                cells.setdefault(article, set()).update(places)
        joined = {article: tuple(sorted(cells[article])) for article in sorted(cells)}
        if self._holds(joined):
            for article, places in joined.items():
                self._row_of.update(((article, place), joined) for place in places)

    def all(self, sizes: Sequence[int]) -> Iterator[_Cells]:
        """Each row once, those of one sentence among them."""
        for article, size in enumerate(sizes):
            for place in range(size):
                cells = self._row_of.get((article, place), {article: (place,)})
                first = next(iter(cells))
                if (first, cells[first][0]) == (article, place):
                    yield cells

    def similarity(self, cells: _Cells) -> float:
        """The score of the two cells least alike."""
        return min((self._score(cells, i, j) for i, j in combinations(cells, 2)), default=1.0)

    def _holds(self, cells: _Cells) -> bool:
        return all(
            ((i, one), (i, other)) in self._together
            for i, places in cells.items()
            for one, other in combinations(places, 2)
        ) and all(self._score(cells, i, j) >= self._least for i, j in combinations(cells, 2))

    def _score(self, cells: _Cells, i: int, j: int) -> float:
        scores = self._scores[i, j]
        return max(float(scores[one, other]) for one in cells[i] for other in cells[j])


def _links(scores: Pairwise, floor: float) -> Iterator[_Link]:
    """The links of each two articles, best first: whole groups, then the pairs within them."""
    found = [
        (-group.score, pair, _close(group, matrix))
        for pair, matrix in scores.items()
        for group in groups(_thinned(matrix, floor), floor=floor)
    ]
    found.sort(key=lambda each: (each[0], each[1], each[2].firsts, each[2].seconds))
    yield from (_nodes(pair, group) for _, pair, group in found)
    for _, (i, j), group in found:
        if len(group.firsts) + len(group.seconds) > 2:  # noqa: PLR2004 (more than a pair)
            yield from (((i, one), (j, other)) for one in group.firsts for other in group.seconds)


def _close(group: Group, scores: Scores) -> Group:
    """The group without what is linked far less surely than its best pair."""
    if len(group.firsts) == len(group.seconds) == 1:
        return group
    held = scores[np.ix_(group.firsts, group.seconds)]
    least = _JOINS * held.max()
    firsts = (i for i, best in zip(group.firsts, held.max(axis=1), strict=True) if best >= least)
    seconds = (j for j, best in zip(group.seconds, held.max(axis=0), strict=True) if best >= least)
    return replace(group, firsts=tuple(firsts), seconds=tuple(seconds))


def _thinned(scores: Scores, floor: float) -> Scores:
    """The scores without most links of sentences that are repeated over and over."""
    if np.count_nonzero(scores >= floor) <= _MOST_LINKS:
        return scores
    n, m = scores.shape
    apart = np.abs(np.linspace(0, 1, n)[:, np.newaxis] - np.linspace(0, 1, m))
    ranked = scores - np.float32(_NEARNESS) * apart.astype(np.float32)
    kept = np.zeros(scores.shape, bool)
    for axis, size in ((1, m), (0, n)):
        best = np.argpartition(ranked, max(0, size - _BEST), axis=axis)
        np.put_along_axis(kept, best.take(range(-min(_BEST, size), 0), axis=axis), True, axis=axis)  # noqa: FBT003 (NumPy's order)
    return np.where(kept, scores, np.float32(0))


def _nodes(pair: tuple[int, int], group: Group) -> _Link:
    return (
        *((pair[0], place) for place in group.firsts),
        *((pair[1], place) for place in group.seconds),
    )


def _position(row: Tied, sizes: Sequence[int]) -> float:
    """Where the row stands in the story, 0..1."""
    held = [sum(row.places[i]) / len(row.places[i]) / sizes[i] for i in row.present]
    return sum(held) / len(held)
