"""Houses of any size: real articles as far as they go, then changed copies of them.

A copy has three words of ten drawn anew from the article before it and a vector turned by some
thirty degrees, so that lists of words and neighbourhoods grow as they do with real text.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, islice
from pathlib import Path

import numpy as np
from sqlalchemy import select

from service.bootstrap import House, open_house
from service.model import Outlet, Span, Submission
from service.newsroom import Models
from service.ports import Encoder, Vectors
from service.settings import Settings
from service.store.tables import article, outlet, passage, vector, version
from service.store.windows import vector_of

CHANGED_WORDS = 0.3
TURNED = 0.6
"""The length of what is added to a unit vector: its cosine to the copy is about .86."""
BATCH = 16
MARK = "grown.json"


@dataclass
class Recalled:
    """An encoder that gives the vectors it was told of, and encodes nothing else than the rest."""

    encoder: Encoder
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
        if strange:
            self.noted |= zip(strange, self.encoder.encode(strange), strict=True)
        return np.array([self.noted[text] for text in texts], np.float32)


@dataclass(frozen=True)
class Told:
    """An article with the vectors of its paragraphs."""

    submission: Submission
    vectors: Vectors


def grown(source: House, home: Path, size: int) -> int:
    """Fill the house in `home` from the articles of `source` until it holds `size` windows.

    How many it holds. What lies there already is kept.
    """
    mark = home / MARK
    if mark.exists():
        return int(json.loads(mark.read_text(encoding="utf-8")))
    encoder = Recalled(source.models.encoder)
    house = open_house(replace(source.settings, data=home), Models(encoder))
    held, copies = 0, _copies(source)
    while held < size and (batch := list(islice(copies, BATCH))):
        for told in batch:
            encoder.noted |= zip(told.submission.paragraphs or (), told.vectors, strict=True)
        results = house.newsroom.ingest_many([told.submission for told in batch])
        held += sum(getattr(result, "paragraphs", 0) for result in results)
        encoder.noted.clear()
        print(f"\r{home.name}: {held:,} paragraphs", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    house.shelves.vectors.catch_up(house.shelves.log)
    house.shelves.vectors.snapshot()
    house.stores.close()
    mark.write_text(json.dumps(held), encoding="utf-8")
    return held


def _copies(source: House) -> Iterator[Told]:
    """The articles of `source` as they are, then changed, over and over."""
    for turn in count():
        words: list[str] = ["news"]
        for told in _stored(source):
            yield told if turn == 0 else _changed(told, turn, words)
            words = " ".join(told.submission.paragraphs or ()).split() or words


def _changed(told: Told, turn: int, words: Sequence[str]) -> Told:
    given = told.submission
    drawn = random.Random(f"{turn} {given.external_id}")
    noise = np.random.default_rng(drawn.getrandbits(64)).normal(size=told.vectors.shape)
    noise *= TURNED / np.linalg.norm(noise, axis=1, keepdims=True)
    turned = told.vectors + noise
    return Told(
        replace(
            given,
            external_id=f"{turn}-{given.external_id}",
            paragraphs=tuple(_reworded(text, drawn, words) for text in given.paragraphs or ()),
        ),
        (turned / np.linalg.norm(turned, axis=1, keepdims=True)).astype(np.float32),
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
