"""Whether our encoder finds what plain fp32 finds: claims, and the articles about them.

An article stands where its nearest paragraph does. Of the large corpus a part is searched: the
articles that are asked for, and others in their order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import mean

import numpy as np

from bench.embedding import windows
from bench.peers import Plain
from bench.table import Row
from service.evaluation.measures.ranking import average_precision
from service.evaluation.sets.retrieval import Query, RetrievalSet, claimdiff, emergent
from service.ports import Encoder, Vectors

OTHERS = 500
"""Articles that nobody asks for in the part of the large corpus."""

Encode = Callable[[Sequence[str]], Vectors]


def quality(data: Path, cache: Path, ours: Encoder, plain: Plain) -> Iterator[Row]:
    """The mean average precision of both on both sets."""
    for name, held in (("emergent", emergent(data)), ("claimdiff", claimdiff(data))):
        queries = held.queries()
        texts, owners = _searched(held, queries, ours)
        asked = [query.text for query in queries]
        mine = _precision(ours.encode(asked), ours.encode(texts), owners, queries)
        theirs = _precision(
            _plain(plain, cache, asked), _plain(plain, cache, texts), owners, queries
        )
        yield Row(
            f"MAP, {len(queries)} claims of {name}, {len(texts):,} paragraphs",
            f"{mine:.4f}",
            f"fp32 {theirs:.4f}",
            [mine / theirs],
            "within .005",
        )


def _searched(
    held: RetrievalSet, queries: Sequence[Query], ours: Encoder
) -> tuple[list[str], list[str]]:
    """The paragraphs, and the number of each one's article."""
    wanted = {number for query in queries for number in query.relevant | query.excluded}
    articles = [each for each in held.articles() if each.external_id in wanted]
    rest = (each for each in held.articles() if each.external_id not in wanted)
    articles += islice(rest, OTHERS)
    pairs = [(text, each.external_id) for each in articles for text in windows(each, ours)]
    return [text for text, _ in pairs], [owner for _, owner in pairs]


def _plain(plain: Plain, cache: Path, texts: Sequence[str]) -> Vectors:
    """Plain vectors, kept in the cache: they take minutes."""
    name = hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
    file = cache / "fp32" / f"{name}.npy"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        plain.encode(texts, file.with_suffix(".part.npy"))
        file.with_suffix(".part.npy").rename(file)
    vectors: Vectors = np.load(file)
    return vectors


def _precision(
    asked: Vectors, held: Vectors, owners: Sequence[str], queries: Sequence[Query]
) -> float:
    names, places = np.unique(owners, return_inverse=True)
    found = []
    for query, vector in zip(queries, asked, strict=True):
        best = np.full(len(names), -2.0)
        np.maximum.at(best, places, held @ vector)
        ranked = [name for name in names[np.argsort(-best)].tolist() if name not in query.excluded]
        found.append(average_precision(ranked, query.relevant, len(ranked)))
    return mean(found)
