"""Whether the articles that bear on a claim are found, and how soon."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np

from service.bootstrap import House
from service.evaluation.corpus import Corpus
from service.evaluation.figures import Figure, Measured, Sheet
from service.evaluation.folds import spread
from service.evaluation.measures import ranking
from service.evaluation.measures.intervals import Array, bootstrap
from service.evaluation.measures.scores import percentile
from service.evaluation.sets.retrieval import Query
from service.evaluation.workplace import Progress
from service.lookup.retrieving import Retriever, direction
from service.model import Question, Scope
from service.ports import Hit

DEEP = 400
"""How many windows a baseline ranks: enough for 50 articles."""
TIMED, WARM_UPS = 50, 3

Search = Callable[[House, str, Scope], Sequence[int]]
"""From a text to the ids of windows, best first."""

MEASURES: dict[str, Callable[[Sequence[str], frozenset[str]], float]] = {
    "MAP@5": lambda ranked, relevant: ranking.average_precision(ranked, relevant, 5),
    "R@10": lambda ranked, relevant: ranking.recall(ranked, relevant, 10),
    "R@50": lambda ranked, relevant: ranking.recall(ranked, relevant, 50),
    "nDCG@10": lambda ranked, relevant: ranking.ndcg(ranked, relevant, 10),
}


def by_words(house: House, text: str, scope: Scope) -> Sequence[int]:
    """BM25 alone."""
    ids: Sequence[int] = house.shelves.words.search(text, DEEP, scope).ids.tolist()
    return ids


def by_direction(house: House, text: str, scope: Scope) -> Sequence[int]:
    """The vectors alone."""
    return [hit.id for hit in _nearest(house, text, scope, DEEP)]


def by_lookup(house: House, text: str, scope: Scope) -> Sequence[int]:
    """The candidates of a look-up, in the order in which it takes them."""
    retriever = Retriever(house.shelves, house.models.encoder)
    return [candidate.id for candidate in retriever.candidates(text, scope)]


SYSTEMS: dict[str, Search] = {"BM25": by_words, "dense": by_direction, "ours": by_lookup}


def retrieval_figures(
    name: str, corpus: Corpus, queries: Sequence[Query], progress: Progress
) -> Measured:
    """What is told of rankings of articles; an article stands where its best window does."""
    figures: list[Figure] = []
    for system, search in SYSTEMS.items():
        values = []
        for done, query in enumerate(queries):
            progress(f"searching by {system}", done, len(queries))
            ranked = _articles(corpus, query, search)
            values.append([measure(ranked, query.relevant) for measure in MEASURES.values()])
        figures += _means(Sheet(name, system), np.array(values))
    return Measured(tuple(figures))


def lookup_times(sheet: Sheet, house: House, queries: Sequence[Query]) -> Measured:
    """How long whole look-ups take in process, the model's work on the claim included."""
    drawn = spread(queries, lambda q: q.text, lambda q: q.text, TIMED + WARM_UPS)
    took = []
    for query in drawn:
        began = time.perf_counter()
        house.newsroom.lookup(Question(text=query.text))
        took.append(1_000 * (time.perf_counter() - began))
    timed = took[WARM_UPS:] or took
    sheet.milliseconds("look-up, p50", percentile(timed, 50), len(timed))
    sheet.milliseconds("look-up, p95", percentile(timed, 95), len(timed))
    return Measured(tuple(sheet.figures))


def _means(sheet: Sheet, values: Array) -> list[Figure]:
    """The mean over the queries of each measure, a column each."""
    many = len(values)
    for name, column in zip(MEASURES, values.T, strict=True):
        sheet.value(name, column.mean(), many, bootstrap(column, lambda total: total / many))
    return sheet.figures


def _articles(corpus: Corpus, query: Query, search: Search) -> list[str]:
    """The set's numbers of the articles found, best first."""
    excluded = tuple(corpus.ids[number] for number in query.excluded if number in corpus.ids)
    scope = Scope(exclude_articles=excluded)
    windows = corpus.house.shelves.passages.passages(search(corpus.house, query.text, scope))
    found = dict.fromkeys(window.article_id for window in windows)
    return [corpus.numbers[article] for article in found if article in corpus.numbers]


def _nearest(house: House, text: str, scope: Scope, many: int) -> Sequence[Hit]:
    shelves = house.shelves
    query = direction(house.models.encoder, text)
    return shelves.vectors.search(query, many, shelves.passages.codes(scope))
