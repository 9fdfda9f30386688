"""Ranking by words, windows and whole articles, with the work of one search bounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from sys import intern
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, select

from service.model import Scope
from service.ports import ArticleShares, Ids, RowFilter, WordHits
from service.store import scopes
from service.store.database import Database
from service.store.owners import NOBODY, Owned, Owners
from service.store.postings import Posting, Postings, terms
from service.store.tables import passage

K1, B = 1.2, 0.75
"""BM25's usual constants: how soon more stops to count, and how much length does."""

ARTICLE_K1, ARTICLE_B = 3.0, 0.9
"""The same for whole articles, where a word that stands in many paragraphs tells the subject."""

KINDRED_WINDOWS: Final = 200
"""How many windows of the articles asked for are read, at most."""
KINDRED_WORDS: Final = 80
"""How many of the words that they share are weighed, the most frequent first."""
MOST_TELLING: Final = 30
"""How many of those are looked for."""

KINDRED_HITS: Final = 50_000
"""How many hits of those together are counted."""

ARTICLES_KEPT: Final = 256
"""Of how many articles the words are kept, for those of one story are asked for often."""

_Said = Mapping[str, float]

_STEPS: Final = 5
"""How many times what is wanted is put in order at first."""

_TEXTS = select(passage.c.id, passage.c.text)
_LENGTHS = select(passage.c.id, (passage.c.end - passage.c.start).label("length"))


class SqlLexicalIndex:
    """See `service.ports.LexicalIndex`. The words of a window are committed with the window.

    Ranks by BM25 with each term counted once a window: a paragraph says a telling word seldom
    twice, and so the same ids come out of every database. An article has a term as often as it
    has windows with it.
    """

    def __init__(self, database: Database, owners: Owners) -> None:
        self._database = database
        self._postings = Postings(database)
        self._owners = owners
        self._read: dict[tuple[int, int], _Said] = {}
        self._lock = Lock()

    def search(self, text: str, limit: int, scope: Scope) -> WordHits:
        """See `LexicalIndex.search`."""
        with self._database.read() as connection:
            postings = self._postings.of(connection, terms(text))
            owned = self._owners.at_present(connection)
            if not postings or limit < 1:
                return _nothing()
            rows = scopes.row_filter(connection, scope)
            where = scopes.condition(rows, scopes.WINDOWS)
            summed = _of_articles(rows, _summed(postings), owned)
            if where is None:
                ids, sums, lengths = _living(summed, owned, 2 * limit)
            else:
                ids, sums, lengths = self._kept(connection, summed, where, 2 * limit)
        weight = sum(posting.weight for posting in postings) * (1 + K1)
        shares = sums * (1 + K1) / _burden(lengths) / weight
        order = np.lexsort((ids, -shares))[:limit]
        articles = owned.of(ids[order]).astype(np.int64)
        return WordHits(ids[order], articles, shares[order], _told(postings, owned))

    def kindred(self, articles: Sequence[int]) -> ArticleShares:
        """See `LexicalIndex.kindred`. A word counts by how much of the articles says it."""
        with self._database.read() as connection:
            owned = self._owners.at_present(connection)
            shared = _shared(self._said(connection, _first_windows(articles, owned)))
            postings = self._postings.of(connection, shared, KINDRED_HITS)
        weighed = [Posting(p.term, p.ids, p.weight * shared[p.term]) for p in postings]
        telling = sorted(weighed, key=lambda p: (-p.weight, p.term))[:MOST_TELLING]
        return _told(telling, owned)

    def _said(self, connection: Connection, articles: Mapping[tuple[int, int], Ids]) -> list[_Said]:
        """What articles say in their windows, those that were read lately from memory."""
        with self._lock:
            said = {key: self._read[key] for key in articles if key in self._read}
        unread = {key: ids for key, ids in articles.items() if key not in said}
        if unread:
            wanted = np.concatenate([*unread.values()]).tolist()
            query = _TEXTS.where(self._database.dialect.among(passage.c.id, wanted))
            texts = {row.id: row.text for row in connection.execute(query)}
            read = {
                key: _saturated(texts[id_] for id_ in ids.tolist() if id_ in texts)
                for key, ids in unread.items()
            }
            with self._lock:
                self._read |= read
                for key in list(islice(self._read, max(0, len(self._read) - ARTICLES_KEPT))):
                    del self._read[key]
            said |= read
        return [said[key] for key in articles]

    def _kept(
        self,
        connection: Connection,
        candidates: tuple[Ids, NDArray[np.float64]],
        where: ColumnElement[bool],
        enough: int,
    ) -> tuple[Ids, NDArray[np.float64], NDArray[np.float64]]:
        """The best `enough` windows that `where` keeps, or some more: ids, sums, lengths."""
        ids, sums = _best(*candidates, len(candidates[0]))
        lengths = np.full(len(ids), np.nan)
        done, step = 0, enough
        while done < len(ids) and np.count_nonzero(lengths[:done] >= 0) < enough:
            part = ids[done : done + step].tolist()
            query = _LENGTHS.where(self._database.dialect.among(passage.c.id, part), where)
            held = {row.id: row.length for row in connection.execute(query).all()}
            lengths[done : done + step] = [held.get(id_, np.nan) for id_ in part]
            done, step = done + step, 4 * step
        kept = ~np.isnan(lengths)
        return ids[kept], sums[kept], lengths[kept]


def _living(
    candidates: tuple[Ids, NDArray[np.float64]], owned: Owned, enough: int
) -> tuple[Ids, NDArray[np.float64], NDArray[np.float64]]:
    """The best `enough` windows that are not gone: ids, sums, lengths."""
    # So many are mostly enough, for only what is gone is left out of them.
    for many in (_STEPS * enough, len(candidates[0])):
        ids, sums = _best(*candidates, many)
        lengths = owned.lengths_of(ids)
        kept = np.flatnonzero(~np.isnan(lengths))[:enough]
        if len(kept) == enough:
            break
    return ids[kept], sums[kept], lengths[kept]


def _nothing() -> WordHits:
    none, no_share = np.empty(0, np.int64), np.empty(0)
    return WordHits(none, none, no_share, ArticleShares(none, no_share))


def _summed(postings: Sequence[Posting]) -> tuple[Ids, NDArray[np.float64]]:
    """Each window once, by id, with the weights of its terms."""
    every = np.concatenate([p.ids for p in postings])
    weights = np.repeat([p.weight for p in postings], [len(p.ids) for p in postings])
    # Counted by id rather than sorted: with many common words there are more hits than windows.
    by_id = np.bincount(every, weights)
    ids = np.flatnonzero(by_id > 0)
    return ids, by_id[ids].astype(np.float64)


def _of_articles(
    rows: RowFilter, candidates: tuple[Ids, NDArray[np.float64]], owned: Owned
) -> tuple[Ids, NDArray[np.float64]]:
    """Those that the named articles own: a few of many, which SQL would seek among all of them."""
    if rows.articles is None:
        return candidates
    ids, sums = candidates
    kept = np.isin(owned.of(ids), list(rows.articles))
    return ids[kept], sums[kept]


def _best(ids: Ids, sums: NDArray[np.float64], many: int) -> tuple[Ids, NDArray[np.float64]]:
    """The `many` windows with the greatest sums and what ties with the last, ties by id."""
    if many < len(ids):
        among = sums >= np.partition(sums, -many)[-many]
        ids, sums = ids[among], sums[among]
    order = np.argsort(-sums, kind="stable")
    return ids[order], sums[order]


def _burden(lengths: NDArray[np.float64]) -> NDArray[np.float64]:
    """BM25's penalty for windows longer than most, for a term that each has once."""
    mean = lengths.mean() if len(lengths) else 1.0
    burden: NDArray[np.float64] = 1 + K1 * (1 - B + B * lengths / mean)
    return burden


def _told(postings: Sequence[Posting], owned: Owned) -> ArticleShares:
    """BM25 of whole articles for the terms, as a share of the most that an article can have."""
    if not postings:
        return ArticleShares(np.empty(0, np.int64), np.empty(0))
    burden = ARTICLE_K1 * (1 - ARTICLE_B + ARTICLE_B * owned.lengths / owned.mean_length())
    burden = np.maximum(burden, 1e-9)
    terms_, articles, held = owned.counts([posting.ids for posting in postings])
    weights = np.array([posting.weight for posting in postings])
    parts = weights[terms_] * held * (ARTICLE_K1 + 1) / (held + burden[articles])
    sums = np.bincount(articles, parts, len(owned.lengths))
    sums[NOBODY] = 0
    articles = np.flatnonzero(sums)
    most = sum(posting.weight for posting in postings) * (ARTICLE_K1 + 1)
    return ArticleShares(articles, sums[articles] / (most or 1.0))


def _first_windows(articles: Sequence[int], owned: Owned) -> dict[tuple[int, int], Ids]:
    """The first `KINDRED_WINDOWS` windows of the articles, each by its first and how many."""
    found = (owned.windows_of(article) for article in dict.fromkeys(articles))
    room, kept = KINDRED_WINDOWS, {}
    for ids in sorted((ids for ids in found if len(ids)), key=lambda ids: int(ids[0])):
        if room:
            kept[int(ids[0]), len(ids[:room])] = ids[:room]
            room -= len(ids[:room])
    return kept


def _saturated(texts: Iterable[str]) -> _Said:
    """How much an article says each of its words, 0..1, for being counted once a window."""
    counts = Counter(chain.from_iterable(map(terms, texts)))
    shares = {count: count / (count + ARTICLE_K1) for count in {*counts.values()}}
    # Of a word that many articles say one string is kept.
    return {intern(word): shares[count] for word, count in counts.items()}


def _shared(said: Sequence[_Said]) -> dict[str, float]:
    """The words that at least two of the articles say, with how much of the articles says them."""
    users = Counter(chain.from_iterable(said))
    weight = {
        word: sum(words.get(word, 0.0) for words in said) / len(said)
        for word, used in users.items()
        if used > 1
    }
    chosen = sorted(weight, key=lambda word: (-users[word], -weight[word], word))[:KINDRED_WORDS]
    return {word: weight[word] for word in chosen}
