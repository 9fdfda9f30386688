"""Look-ups over HTTP, beside their bare steps and beside the peers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from statistics import median

import faiss
import numpy as np
from sqlalchemy import select

from bench.peers import Plain, Txtai
from bench.served import Client, Served
from bench.table import Row, figure, in_turn, quotients, seconds
from service.bootstrap import House
from service.evaluation.measures.ranking import recall
from service.evaluation.sets.retrieval import Query
from service.lookup.retrieving import NEAR
from service.ports import Ids, RowFilter, Vectors
from service.store.postings import terms
from service.store.tables import article, article_key

CUT = 10
DEEP = 60
"""How many paragraphs a peer is asked for, so that ten articles come out."""
CLIENTS, EACH = 32, 4
ROUNDS = 3


@dataclass(frozen=True)
class Held:
    """All searched paragraphs: their texts, vectors, and the numbers of their articles."""

    texts: Sequence[str]
    vectors: Vectors
    articles: Sequence[str]
    flat: faiss.Index = field(init=False)
    words: sqlite3.Connection = field(init=False)

    def __post_init__(self) -> None:
        flat = faiss.IndexFlatIP(self.vectors.shape[1])
        flat.add(self.vectors)
        words = sqlite3.connect(":memory:")
        words.execute("CREATE VIRTUAL TABLE held USING fts5(text)")
        words.executemany("INSERT INTO held(rowid, text) VALUES (?, ?)", enumerate(self.texts))
        object.__setattr__(self, "flat", flat)
        object.__setattr__(self, "words", words)

    def nearest(self, vector: Vectors, k: int) -> Ids:
        """The places of the nearest paragraphs, all of them compared."""
        faiss.omp_set_num_threads(1)
        places: Ids = self.flat.search(vector[np.newaxis], k)[1][0]
        return places

    def saying(self, text: str, k: int) -> list[int]:
        """The places of the paragraphs that BM25 puts first."""
        query = " OR ".join(f'"{word}"' for word in terms(text))
        asked = "SELECT rowid FROM held WHERE held MATCH ? ORDER BY bm25(held) LIMIT ?"
        return [row[0] for row in self.words.execute(asked, (query, k))]


@dataclass
class Side:
    """One way to ask, with what it took and what it found."""

    name: str
    ask: Callable[[Query], list[str]]
    took: list[float] = field(default_factory=list)
    found: list[float] = field(default_factory=list)

    def measure(self, query: Query) -> None:
        """Ask once."""
        answers: list[str] = []
        self.took.append(seconds(lambda: answers.extend(self.ask(query))))
        if query.relevant and answers:
            kept = [name for name in dict.fromkeys(answers) if name not in query.excluded]
            self.found.append(recall(kept, query.relevant, CUT))

    def told(self) -> str:
        """Its figures in short."""
        share = f", R@{CUT} {np.mean(self.found):.3f}" if self.found else ""
        return f"{self.name} {figure(1000 * median(self.took))} ms{share}"


def asked(
    claims: Sequence[Query], service: Served, house: House, peers: tuple[Plain, Txtai]
) -> Iterator[Row]:
    """Every claim asked of every side in turn; `house` lies on what the service serves."""
    held = all_of(house)
    plain, txtai = peers
    plain.add(held.texts)
    numbers = _numbers(house)

    def ours(query: Query) -> list[str]:
        return _articles(service.look_up(query.text), numbers)

    def two_steps(query: Query) -> list[str]:
        encoded = house.models.encoder.encode([query.text])[0]
        house.shelves.vectors.search(encoded, NEAR, RowFilter())
        return []

    def exact(query: Query) -> list[str]:
        encoded = house.models.encoder.encode([query.text])[0]
        return [held.articles[place] for place in held.nearest(encoded, DEEP)]

    sides = [
        Side("look-up", ours),
        Side("one encoding and one search of our index", two_steps),
        Side("one encoding and one flat FAISS search", exact),
        Side("plain script", lambda q: [held.articles[p] for p in plain.search(q.text, DEEP)[1]]),
        Side("txtai's API", lambda q: [i.partition("#")[0] for i in txtai.search(q.text, DEEP)]),
        Side("BM25 alone (FTS5)", lambda q: [held.articles[p] for p in held.saying(q.text, DEEP)]),
    ]
    for side in sides:
        side.ask(claims[0])
    for query in claims:
        for side in sides:
            side.measure(query)
    first, own, flat, script, other, words = sides
    for side, budget in ((own, "<= 2"), (flat, ""), (script, ""), (words, "")):
        yield Row(
            "look-up over HTTP, p50",
            first.told(),
            side.told(),
            quotients(first.took, side.took),
            budget,
        )
    yield Row(
        "txtai's time by ours",
        first.told(),
        other.told(),
        quotients(other.took, first.took),
        ">= 2",
    )


def crowded(claims: Sequence[Query], service: Served) -> Row:
    """Answers a second of many clients at once and of one."""

    def one(_: int) -> float:
        return len(claims) / seconds(lambda: [service.look_up(c.text) for c in claims])

    def many(_: int) -> float:
        with ThreadPoolExecutor(CLIENTS) as pool:
            took = seconds(lambda: list(pool.map(_several, range(CLIENTS))))
        return CLIENTS * EACH / took

    def _several(client: int) -> None:
        mine = Client(service.port)
        for turn in range(EACH):
            text = claims[(client * EACH + turn) % len(claims)].text
            mine.ask("POST", "/v1/claims/lookup", json.dumps({"text": text}).encode())

    crowd, single = in_turn(ROUNDS, many, one)
    return Row(
        f"look-ups of {CLIENTS} clients",
        f"{figure(median(crowd))}/s",
        f"one client {figure(median(single))}/s",
        quotients(crowd, single),
        ">= 3",
    )


def _articles(
    answer: dict[str, list[dict[str, list[dict[str, str]]]]], numbers: dict[str, str]
) -> list[str]:
    matches = [match for outlet in answer["outlets"] for match in outlet["matches"]]
    matches.sort(key=lambda match: -float(match["score"]))
    return [numbers.get(match["article_id"], "") for match in matches]


def _numbers(house: House) -> dict[str, str]:
    """The `external_id` of each article."""
    query = select(article.c.id, article_key.c.key).join(
        article_key, article_key.c.article == article.c.pk
    )
    with house.stores.database.read() as connection:
        return {row.id: row.key for row in connection.execute(query)}


def all_of(house: House) -> Held:
    """All that `house` searches."""
    log, generation = house.shelves.log, house.models.encoder.generation
    batches = list(log.additions(generation, 0, log.sequence()))
    ids = [id_ for batch in batches for id_ in batch.ids.tolist()]
    records = house.shelves.passages.passages(ids)
    numbers = _numbers(house)
    return Held(
        [record.text for record in records],
        np.concatenate([batch.vectors for batch in batches]),
        [numbers.get(record.article_id, "") for record in records],
    )
