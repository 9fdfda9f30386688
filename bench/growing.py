"""Houses of any size: real articles as far as they go, then changed copies of them.

The model reads some of the articles; the vectors of all others are drawn by their words
(`bench.drawing`). A copy has every other word drawn anew from the article before it, and so another
vector: lists of words and neighbourhoods grow as they do with real text, and no copy reads as one.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count, islice
from pathlib import Path

import numpy as np
from sqlalchemy import select

from bench.drawing import Drawn, learnt
from service.bootstrap import House, open_house
from service.model import Outlet, Span, Submission
from service.newsroom import Models
from service.ports import Encoder, Vectors
from service.reading import read_ahead
from service.settings import Settings
from service.store.tables import article, article_key, outlet, passage, vector, version
from service.store.windows import vector_of
from service.text.urls import canonical_url

CHANGED_WORDS = 0.5
BATCH = 16
MARK = "grown.json"


@dataclass
class Recalled:
    """An encoder that gives the vectors it was told of, and draws those of other texts."""

    encoder: Encoder
    drawn: Drawn
    noted: dict[str, Vectors] = field(default_factory=dict)

    @property
    def generation(self) -> str:
        """See `Encoder.generation`."""
        return self.encoder.generation

    @property
    def dim(self) -> int:
        """See `Encoder.dim`."""
        return self.encoder.dim

    def windows(self, text: str) -> tuple[Span, ...]:
        """See `Encoder.windows`."""
        return self.encoder.windows(text)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder.encode`."""
        strange = [text for text in texts if text not in self.noted]
        made = dict(zip(strange, self.drawn.vectors(strange), strict=True)) if strange else {}
        return np.array([self.noted.get(text, made.get(text)) for text in texts], np.float32)


@dataclass(frozen=True)
class Told:
    """An article with the vectors of its paragraphs, those that are known."""

    submission: Submission
    vectors: Sequence[Vectors] = ()

    def noted(self) -> dict[str, Vectors]:
        """The known vectors by the paragraph."""
        return dict(zip(self.submission.paragraphs or (), self.vectors, strict=False))


def grown(source: House, every: Iterable[Submission], home: Path, size: int) -> int:
    """Fill the house in `home` until it holds `size` windows; what lies there already is kept.

    With the articles of `source`, whose vectors are known, then with the others of `every`, then
    with changed copies of all. How many it holds.
    """
    mark = home / MARK
    if mark.exists():
        return int(json.loads(mark.read_text(encoding="utf-8")))
    encoder = Recalled(source.models.encoder, _learnt(source))
    house = open_house(replace(source.settings, data=home), Models(encoder))
    held, articles = 0, _articles(source, every)
    while held < size and (batch := list(islice(articles, BATCH))):
        encoder.noted = {text: known for told in batch for text, known in told.noted().items()}
        results = house.newsroom.ingest_many([told.submission for told in batch])
        held += sum(getattr(result, "paragraphs", 0) for result in results)
        print(f"\r{home.name}: {held:,} paragraphs", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    while read_ahead(house.stores.readings):
        pass
    house.shelves.vectors.catch_up(house.shelves.log)
    house.shelves.vectors.snapshot()
    house.stores.close()
    mark.write_text(json.dumps(held), encoding="utf-8")
    return held


def _learnt(source: House) -> Drawn:
    texts, vectors = [], []
    for told in _stored(source):
        texts += told.submission.paragraphs or ()
        vectors += list(told.vectors)
    return learnt(texts, np.array(vectors, np.float32))


def _articles(source: House, every: Iterable[Submission]) -> Iterator[Told]:
    """The articles of `source` as they are, the others of `every`, then copies over and over."""
    originals: list[Submission] = []
    for told in chain(_stored(source), _others(source, every)):
        originals.append(told.submission)
        yield told
    for turn in count(1):
        words: list[str] = ["news"]
        for number, given in enumerate(originals):
            texts = given.paragraphs or (given.text or "").split("\n\n")
            yield Told(_changed(given, texts, f"{turn}-{number}", words))
            words = " ".join(texts).split() or words


def _others(source: House, every: Iterable[Submission]) -> Iterator[Told]:
    with source.stores.database.read() as connection:
        known = set(connection.execute(select(article_key.c.key)).scalars())
    for each in every:
        if known.isdisjoint((each.external_id, each.url and canonical_url(each.url))):
            yield Told(each)


def _changed(
    given: Submission, texts: Sequence[str], name: str, words: Sequence[str]
) -> Submission:
    drawn = random.Random(name)
    return replace(
        given,
        url="",
        external_id=name,
        text=None,
        html=None,
        paragraphs=tuple(_reworded(text, drawn, words) for text in texts if text.strip()),
    )


def _reworded(text: str, drawn: random.Random, words: Sequence[str]) -> str:
    return " ".join(
        drawn.choice(words) if drawn.random() < CHANGED_WORDS else word for word in text.split()
    )


def _stored(house: House) -> Iterator[Told]:
    """Every article of a house, its windows as paragraphs, in the order in which they came."""
    query = (
        select(
            article.c.id,
            outlet.c.id,
            outlet.c.name,
            version.c.title,
            version.c.published_at,
            passage.c.text,
            vector.c.vector,
        )
        .select_from(passage)
        .join(version, version.c.pk == passage.c.version)
        .join(article, article.c.pk == passage.c.article)
        .join(outlet, outlet.c.pk == passage.c.outlet)
        .join(vector, vector.c.passage == passage.c.id)
        .order_by(passage.c.id)
    )
    texts: list[str] = []
    vectors: list[Vectors] = []
    last = None
    with house.stores.database.read() as connection:
        for row in connection.execution_options(yield_per=1_000).execute(query):
            *head, text, packed = row
            if last is not None and head[0] != last[0]:
                yield _told(last, texts, vectors)
                texts, vectors = [], []
            last = head
            texts.append(text)
            vectors.append(vector_of(packed))
    if last is not None:
        yield _told(last, texts, vectors)


def _told(head: Sequence[object], texts: Sequence[str], vectors: Sequence[Vectors]) -> Told:
    id_, slug, name, title, published, *_ = head
    submission = Submission(
        Outlet(str(slug), str(name)),
        str(title),
        paragraphs=tuple(texts),
        external_id=str(id_),
        published_at=published,  # type: ignore[arg-type]
    )
    return Told(submission, np.array(vectors, np.float32))


def opened(data: Path) -> House:
    """The house in `data`, without what look-ups do not need."""
    return open_house(Settings(data=data, verifier="off"))
