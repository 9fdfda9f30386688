"""What is searched: the log of changes, the indexes that follow it, and the passages found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from service.model import Holdings, OutletHoldings, PassageRecord, Scope
from service.ports.arrays import Ids, Vectors


@dataclass(frozen=True, slots=True, eq=False)
class Additions:
    """Windows that came into the log. Column i of each array belongs to row i.

    `ids`, `articles`, `published` are `(n,) int64` (`published` in seconds since 1970, the
    least int64 where unknown); `outlets`, `languages` are `(n,) int32` codes; `vectors` is
    `(n, dim) float32`; `sequences` is `(n,) int64`, ascending.
    """

    ids: Ids
    vectors: Vectors
    articles: Ids
    outlets: NDArray[np.int32]
    languages: NDArray[np.int32]
    published: Ids
    sequences: Ids


class FilteredRows(Protocol):
    """Columns `(n,)` that a `RowFilter` narrows by, as in `Additions`."""

    @property
    def articles(self) -> Ids:
        """Keys of articles."""
        ...

    @property
    def outlets(self) -> NDArray[np.integer[Any]]:
        """Codes of outlets."""
        ...

    @property
    def languages(self) -> NDArray[np.integer[Any]]:
        """Codes of languages."""
        ...

    @property
    def published(self) -> Ids:
        """Seconds since 1970, the least int64 where unknown."""
        ...


@dataclass(frozen=True, slots=True)
class RowFilter:
    """A scope over the columns of `Additions`. `None` does not narrow; an empty set keeps none.

    A bound on `published` leaves out rows whose date is unknown; both bounds are inclusive.
    """

    articles: frozenset[int] | None = None
    outlets: frozenset[int] | None = None
    languages: frozenset[int] | None = None
    published_from: int | None = None
    published_to: int | None = None
    exclude_articles: frozenset[int] = frozenset()
    exclude_outlets: frozenset[int] = frozenset()

    def kept(self, rows: FilteredRows) -> NDArray[np.bool_] | None:
        """Which rows this keeps, `(n,) bool`; `None` if it keeps them all."""
        masks = list(self._masks(rows))
        return np.logical_and.reduce(masks) if masks else None

    def _masks(self, rows: FilteredRows) -> Iterator[NDArray[np.bool_]]:
        if self.articles is not None:
            yield np.isin(rows.articles, list(self.articles))
        if self.outlets is not None:
            yield np.isin(rows.outlets, list(self.outlets))
        if self.languages is not None:
            yield np.isin(rows.languages, list(self.languages))
        if self.exclude_outlets:
            yield np.isin(rows.outlets, list(self.exclude_outlets), invert=True)
        if self.exclude_articles:
            yield np.isin(rows.articles, list(self.exclude_articles), invert=True)
        if self.published_from is not None or self.published_to is not None:
            yield rows.published != np.iinfo(np.int64).min
        if self.published_from is not None:
            yield rows.published >= self.published_from
        if self.published_to is not None:
            yield rows.published <= self.published_to


class ChangeLog(Protocol):
    """The one log: every change of the truth, in the order of its commits."""

    def sequence(self) -> int:
        """The last sequence committed. Called before every answer, so it must be cheap."""
        ...

    def incarnation(self) -> str:
        """A random id of this database; another one after a restore."""
        ...

    def additions(self, generation: str, after: int, upto: int) -> Iterator[Additions]:
        """Windows of `generation` still live whose sequence lies in `(after, upto]`, in batches."""
        ...

    def removals(self, after: int, upto: int) -> Ids:
        """Ids of windows that were retired in `(after, upto]`."""
        ...

    def unembedded(self, generation: str, limit: int) -> tuple[tuple[int, str], ...]:
        """Up to `limit` live windows, as id and text, that have no vector of `generation`."""
        ...

    def count_unembedded(self, generation: str) -> int:
        """How many live windows have no vector of `generation`."""
        ...

    def embed(self, generation: str, ids: Sequence[int], vectors: Vectors) -> int:
        """Store vectors of `generation` beside their windows; the sequence of the change."""
        ...


class Hit(NamedTuple):
    """A window found by the vector index, with its cosine and the key of its article."""

    id: int
    cosine: float
    article: int


class VectorIndex(Protocol):
    """Nearest neighbours by cosine: a cache of the log, always rebuildable from it."""

    @property
    def sequence(self) -> int:
        """The last sequence that this index holds."""
        ...

    def catch_up(self, log: ChangeLog) -> int:
        """Take in the log up to its present end and return that sequence. Safe to race."""
        ...

    def search(self, query: Vectors, k: int, rows: RowFilter) -> tuple[Hit, ...]:
        """The `k` rows kept by `rows` that are nearest to `query` `(dim,) float32`.

        Best first, ties by id; fewer only if fewer are kept. Filtering comes before the cut.
        """
        ...

    def snapshot(self) -> None:
        """Write what is held aside, so that the next start is fast. No-op where there is none."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class ArticleShares:
    """How much of the weight of some words each article says.

    `articles` `(n,) int64` are keys as in `Additions.articles`, ascending; `shares`
    `(n,) float64` lie in 0..1.
    """

    articles: Ids
    shares: NDArray[np.float64]

    def of(self, articles: Ids) -> NDArray[np.float64]:
        """The share of each of `articles` `(m,)`, 0 for one that says none of the words."""
        if not len(self.articles):
            return np.zeros(len(articles))
        places = np.minimum(np.searchsorted(self.articles, articles), len(self.articles) - 1)
        return np.where(self.articles[places] == articles, self.shares[places], 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class WordHits:
    """What shares words with a text: windows, best first, and whole articles.

    Column i of `ids`, `articles` `(n,) int64` and `shares` `(n,) float64`, the part of the
    text's weight that the window says, 0..1, belongs to window i. `told` counts an article's
    windows together, those that `ids` has no room for too.
    """

    ids: Ids
    articles: Ids
    shares: NDArray[np.float64]
    told: ArticleShares


class LexicalIndex(Protocol):
    """Ranking by words (BM25 or its like), always in step with the store."""

    def search(self, text: str, limit: int, scope: Scope) -> WordHits:
        """Up to `limit` windows that share words with `text`. Any text is safe."""
        ...

    def kindred(self, articles: Sequence[int]) -> ArticleShares:
        """How much each article says of the telling words that some of `articles` share."""
        ...


class PassageStore(Protocol):
    """The searched windows of all current versions."""

    def one_state(self) -> AbstractContextManager[None]:
        """Let all that this thread reads meanwhile, of any store, see one state of the truth.

        What is not stored is no part of it: let an index catch up before.
        """
        ...

    def passages(self, ids: Sequence[int]) -> tuple[PassageRecord, ...]:
        """The windows with these ids in their order, by one query; a gone one is left out."""
        ...

    def articles(self, ids: Sequence[int]) -> Mapping[str, str]:
        """Title and text of the articles that hold these windows, by article id, in one query."""
        ...

    def paragraph(self, paragraph_id: str) -> PassageRecord:
        """The first window of a paragraph, its span and text widened to the whole paragraph.

        Raises `NotFound` if no current version holds it.
        """
        ...

    def holdings(self, scope: Scope) -> Holdings:
        """How much a scope holds."""
        ...

    def by_outlet(self, scope: Scope) -> tuple[OutletHoldings, ...]:
        """How complete the index is for each outlet with articles in a scope, ordered by id."""
        ...

    def days(self, articles: Ids) -> NDArray[np.float64]:
        """When each of `articles`, keys as in `Additions`, came out, in days since 1970.

        nan where that is unknown; a key may come more than once.
        """
        ...

    def codes(self, scope: Scope) -> RowFilter:
        """`scope` in the integer codes that `Additions` carries."""
        ...
