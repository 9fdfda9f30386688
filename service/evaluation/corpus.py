"""A set's articles in a real house, taken in once and kept in the cache."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from service.bootstrap import House
from service.evaluation.sets.retrieval import RetrievalSet
from service.evaluation.workplace import Progress, Workplace
from service.model import Receipt

_BATCH = 64
_MARK = "articles.json"


@dataclass(frozen=True, slots=True)
class Corpus:
    """An opened house, and the set's own number of each of its articles, both ways."""

    house: House
    numbers: Mapping[str, str]
    """Article id → the number by which the set knows it."""
    ids: Mapping[str, str]
    """The reverse."""


def stocked(place: Workplace, retrieval: RetrievalSet) -> str:
    """The name of the house that holds the articles of `retrieval`, which are taken in once.

    Another model or other files make another house. An interrupted run is taken up where it
    ended.
    """
    name = f"{retrieval.name}-{_key(place, retrieval)}"
    with place.house(name) as house:
        mark = house.settings.data / _MARK
        if not mark.exists():
            numbers = dict(_taken_in(house, retrieval, place.progress))
            house.shelves.vectors.catch_up(house.shelves.log)
            house.shelves.vectors.snapshot()
            mark.write_text(json.dumps(numbers), encoding="utf-8")
    return name


@contextmanager
def corpus(place: Workplace, retrieval: RetrievalSet) -> Iterator[Corpus]:
    """The articles of `retrieval`, searched as any newsroom's are."""
    with place.house(stocked(place, retrieval)) as house:
        numbers = json.loads((house.settings.data / _MARK).read_text(encoding="utf-8"))
        house.shelves.vectors.catch_up(house.shelves.log)
        yield Corpus(house, numbers, {number: id_ for id_, number in numbers.items()})


def _key(place: Workplace, retrieval: RetrievalSet) -> str:
    """What the house's contents depend on."""
    digest = hashlib.sha256(place.encoder.generation.encode())
    for file in retrieval.corpus:
        with file.open("rb") as held:
            digest.update(hashlib.file_digest(held, "sha256").digest())
    return digest.hexdigest()[:12]


def _taken_in(
    house: House, retrieval: RetrievalSet, progress: Progress
) -> Iterator[tuple[str, str]]:
    """Each article's id and number; one that cannot be taken is left out, so never found."""
    articles, done = retrieval.articles(), 0
    many = sum(1 for _ in retrieval.articles())
    while batch := list(islice(articles, _BATCH)):
        progress("taking articles in", done, many)
        results = house.newsroom.ingest_many(batch)
        for submission, result in zip(batch, results, strict=True):
            if isinstance(result, Receipt):
                yield result.id, submission.external_id
        done += len(batch)
