"""The same questions over ever more paragraphs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np

from bench.growing import opened
from bench.served import Served, served
from bench.table import Row, quotients, seconds
from service.bootstrap import House
from service.evaluation.measures.scores import percentile
from service.index import IndexChoice, open_index
from service.model import Submission
from service.ports import Ids, RowFilter, Vectors

K = 10
WARM_UPS = 5
FEW = 0.001
"""The share of rows that the narrow filter keeps."""

HEAD = (
    "paragraphs",
    "ready",
    "first look-up",
    "look-up p50",
    "p95",
    "ingest",
    "resident",
    "snapshot",
    "database",
    f"recall@{K}",
    "filtered",
    "catch-up",
)


@dataclass(frozen=True)
class Size:
    """What was measured at one size; `took` are seconds, `kept` bytes."""

    paragraphs: int
    ready: float
    first: float
    took: Sequence[float]
    ingest: float
    resident: int
    snapshot: int
    database: int
    recall: float
    filtered: float
    catch_up: float

    def cells(self) -> tuple[str, ...]:
        """The columns of the table."""
        each = [self.resident, self.snapshot, self.database]
        return (
            f"{self.paragraphs:,}",
            f"{self.ready:.1f} s",
            f"{self.first:.1f} s",
            f"{1000 * percentile(self.took, 50):.0f} ms",
            f"{1000 * percentile(self.took, 95):.0f} ms",
            f"{self.ingest:.0f}/s",
            *(f"{size / self.paragraphs / 1000:.2f} KB" for size in each),
            f"{self.recall:.3f}",
            f"{self.filtered:.3f}",
            f"{self.catch_up:,.0f}/s",
        )


def growth(
    homes: Sequence[Path], claims: Sequence[str], fresh: Sequence[Submission]
) -> tuple[list[Size], list[Row]]:
    """Each house served by two workers, all of them asked each claim in turn."""
    started, took = [], [[] for _ in homes]
    with ExitStack() as running:
        services = []
        for home in homes:
            begun = perf_counter()
            services.append(running.enter_context(served(home)))
            started.append(perf_counter() - begun)
        first = [seconds(lambda s=service: s.look_up(claims[0])) for service in services]
        for service in services:
            service.rest()
            for claim in claims[:WARM_UPS] * 4:
                service.look_up(claim)
        for claim in claims:
            for service, each in zip(services, took, strict=True):
                each.append(seconds(lambda s=service, c=claim: s.look_up(c)))
        resident = [service.resident() for service in services]
        ingested = [_ingest_rate(service, fresh) for service in services]
    alone = [_alone(home, claims) for home in homes]
    sizes = [
        Size(
            paragraphs=each.rows,
            ready=started[at],
            first=first[at],
            took=took[at],
            ingest=ingested[at],
            resident=resident[at],
            snapshot=_weight(homes[at] / "index"),
            database=_weight(homes[at], "*.sqlite*"),
            recall=each.recall,
            filtered=each.filtered,
            catch_up=each.catch_up,
        )
        for at, each in enumerate(alone)
    ]
    return sizes, [_step(*pair) for pair in _pairs(sizes)]


@dataclass(frozen=True)
class Alone:
    """What the index of a house does by itself."""

    rows: int
    recall: float
    filtered: float
    catch_up: float


def _alone(home: Path, claims: Sequence[str]) -> Alone:
    """Recall of the snapshot's search against comparing all, and the rate of catching up."""
    house = opened(home)
    queries = house.models.encoder.encode(claims)
    outlets = _few_outlets(house)
    rows, (all_, some) = _exact(house, queries, outlets)
    index = house.shelves.vectors
    index.catch_up(house.shelves.log)
    found = [_near(index.search(q, K, RowFilter())) for q in queries]
    narrow = [_near(index.search(q, K, RowFilter(outlets=outlets))) for q in queries]
    with tempfile.TemporaryDirectory() as folder:
        choice = IndexChoice(
            directory=Path(folder),
            generation=house.models.encoder.generation,
            dim=house.models.encoder.dim,
            snapshot_every=10**9,
        )
        fresh = open_index(choice)
        took = seconds(lambda: fresh.catch_up(house.shelves.log))
    house.stores.close()
    return Alone(rows, _shared(found, all_), _shared(narrow, some), rows / took)


def _near(hits: Sequence[object]) -> set[int]:
    return {hit.id for hit in hits}  # type: ignore[attr-defined]


def _shared(found: Sequence[set[int]], true: Sequence[set[int]]) -> float:
    pairs = [(f, t) for f, t in zip(found, true, strict=True) if t]
    return float(np.mean([len(f & t) / len(t) for f, t in pairs])) if pairs else 1.0


def _few_outlets(house: House) -> frozenset[int]:
    """The smallest outlets that hold a thousandth of the rows together, at least one."""
    counts: dict[int, int] = {}
    log, generation = house.shelves.log, house.models.encoder.generation
    for batch in log.additions(generation, 0, log.sequence()):
        for code, many in zip(*np.unique(batch.outlets, return_counts=True), strict=True):
            counts[int(code)] = counts.get(int(code), 0) + int(many)
    wanted, chosen = FEW * sum(counts.values()), set()
    for code, many in sorted(counts.items(), key=lambda pair: pair[1]):
        if wanted <= 0:
            break
        chosen.add(code)
        wanted -= many
    return frozenset(chosen)


def _exact(
    house: House, queries: Vectors, outlets: frozenset[int]
) -> tuple[int, tuple[list[set[int]], list[set[int]]]]:
    """How many rows there are, and the ids of the nearest to each query: of all, of `outlets`."""
    log, generation = house.shelves.log, house.models.encoder.generation
    rows = 0
    best = [_Best(len(queries)), _Best(len(queries))]
    for batch in log.additions(generation, 0, log.sequence()):
        rows += len(batch.ids)
        kept = np.isin(batch.outlets, list(outlets))
        best[0].see(batch.ids, queries @ batch.vectors.T)
        best[1].see(batch.ids[kept], queries @ batch.vectors[kept].T)
    return rows, (best[0].ids(), best[1].ids())


class _Best:
    """The nearest rows seen so far, of each query."""

    def __init__(self, queries: int) -> None:
        self._ids = np.zeros((queries, 0), np.int64)
        self._near = np.zeros((queries, 0), np.float32)

    def see(self, ids: Ids, near: Vectors) -> None:
        every = np.hstack([self._ids, np.tile(ids, (len(near), 1))])
        near = np.hstack([self._near, near])
        order = np.argsort(-near, axis=1, kind="stable")[:, :K]
        self._ids = np.take_along_axis(every, order, 1)
        self._near = np.take_along_axis(near, order, 1)

    def ids(self) -> list[set[int]]:
        return [set(row) for row in self._ids.tolist()]


def _ingest_rate(service: Served, fresh: Sequence[Submission]) -> float:
    """Paragraphs a second of articles that are not held; they are taken out again."""
    before = _held(service)
    took = seconds(lambda: service.ingest(fresh))
    rate = (_held(service) - before) / took
    for row in service.ask("GET", f"/v1/articles?limit=100&outlet={fresh[0].outlet.id}")[
        "articles"
    ]:
        service.ask("DELETE", f"/v1/articles/{row['id']}")
    return rate


def _held(service: Served) -> int:
    return int(service.look_up("anything")["searched"]["paragraphs"])


def _weight(folder: Path, files: str = "**/*") -> int:
    return sum(file.stat().st_size for file in folder.glob(files) if file.is_file())


def _pairs(sizes: Sequence[Size]) -> Iterator[tuple[Size, Size]]:
    yield from pairwise(sizes)


def _step(small: Size, large: Size) -> Row:
    return Row(
        f"look-up p50, {large.paragraphs / small.paragraphs:.1f} x the paragraphs",
        f"{1000 * median(large.took):.0f} ms at {large.paragraphs:,}",
        f"{1000 * median(small.took):.0f} ms at {small.paragraphs:,}",
        quotients(large.took, small.took),
        "<= 2",
    )
