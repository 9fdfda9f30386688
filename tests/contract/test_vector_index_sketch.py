"""A large snapshot is searched through a sketch: fast, and nearly always what brute force gives."""

import time

import numpy as np
import pytest

from service.index import IndexChoice, open_index
from service.index.sketch import sketched
from service.ports import RowFilter
from tests.fakes.log import FakeLog

ROWS = 20_000
EVERYTHING = RowFilter()


def clustered():
    """A log of rows in clusters, as paragraphs on one story are."""
    held = FakeLog(dim=32, batch=5_000)
    centres = [held.direction() for _ in range(200)]
    random = np.random.default_rng(1)
    near = (centres[n % 200] + random.normal(scale=0.12, size=32) for n in range(ROWS))
    unit = (vector / np.linalg.norm(vector) for vector in near)
    held.add(*(held.row(n, vector=v.astype(np.float32)) for n, v in enumerate(unit, start=1)))
    return held


@pytest.fixture(scope="module")
def log():
    """The rows that no test changes."""
    return clustered()


@pytest.fixture
def opened(log, tmp_path):
    def index(kind):
        choice = IndexChoice(
            kind=kind,
            directory=tmp_path,
            generation=log.generation,
            dim=log.dim,
            snapshot_every=10**9,
            sketch_from=ROWS,
        )
        made = open_index(choice)
        made.catch_up(log)
        return made

    return index


@pytest.fixture
def oracle(opened):
    return opened("exact")


@pytest.fixture
def index(opened, log):
    made = opened("faiss")
    made.snapshot()
    wait_for_the_sketch(made, log)
    return made


def wait_for_the_sketch(index, log):
    index.search(log.direction(), 1, EVERYTHING)
    until = time.monotonic() + 30
    while not index.is_sketched and time.monotonic() < until:
        time.sleep(0.01)
    assert index.is_sketched


def recall(index, oracle, log, which):
    found = 0
    for _ in range(20):
        query = log.row(0).vector
        wanted = {hit.id for hit in oracle.search(query, 200, which)}
        found += len(wanted & {hit.id for hit in index.search(query, 200, which)}) / len(wanted)
    return found / 20


def test_a_snapshot_gets_its_sketch_once_it_is_searched(opened, log):
    index = opened("faiss")
    index.snapshot()
    assert not index.is_sketched
    wait_for_the_sketch(index, log)


def test_rows_without_a_snapshot_are_all_compared(opened, log):
    index = opened("faiss")
    index.search(log.direction(), 5, EVERYTHING)
    assert not index.is_sketched


@pytest.mark.parametrize(
    "which",
    [
        EVERYTHING,
        RowFilter(outlets=frozenset({1})),
        RowFilter(exclude_outlets=frozenset({1})),
        RowFilter(exclude_articles=frozenset({3, 4})),
        RowFilter(published_from=100, published_to=900),
    ],
    ids=["everything", "an outlet", "all but an outlet", "all but two articles", "dates"],
)
def test_of_the_nearest_200_it_finds_all_but_one_in_200(index, oracle, log, which):
    assert recall(index, oracle, log, which) >= 0.995


def test_what_it_finds_has_the_cosine_and_the_order_of_brute_force(index, oracle, log):
    query = log.direction()
    exact = {hit.id: hit for hit in oracle.search(query, ROWS, EVERYTHING)}
    hits = index.search(query, 200, EVERYTHING)
    assert [exact[hit.id] for hit in hits] == list(hits)
    assert list(hits) == sorted(hits, key=lambda hit: (-hit.cosine, hit.id))


def test_rows_that_went_or_came_after_the_sketch_are_known(index):
    log = clustered()
    query = log.row(0).vector
    gone = index.search(query, 3, EVERYTHING)[0].id
    held = log.live
    log.retire(gone)
    log.add(log.row(max(held) + 1, vector=query))
    index.catch_up(log)
    hits = [hit.id for hit in index.search(query, 200, EVERYTHING)]
    assert index.is_sketched
    assert hits[0] == max(held) + 1
    assert gone not in hits


def test_more_equal_rows_than_a_sketch_is_asked_for_still_come_by_id(tmp_path):
    log = FakeLog(dim=32, batch=5_000)
    same = log.direction()
    log.add(*(log.row(n, vector=same) for n in range(1, 6_001)))
    log.grow(ROWS - 6_000, first=6_001)
    index = open_index(
        IndexChoice(directory=tmp_path, generation="fake-1", dim=32, sketch_from=ROWS)
    )
    index.catch_up(log)
    index.snapshot()
    wait_for_the_sketch(index, log)
    assert [hit.id for hit in index.search(same, 10, EVERYTHING)] == list(range(1, 11))


@pytest.mark.parametrize("shape", [(20_000, 15), (100, 16)], ids=["an odd dim", "few rows"])
def test_no_sketch_is_made_of_what_cannot_be_sketched(shape):
    assert sketched(np.ones(shape, np.float32)) is None


def test_the_same_rows_give_the_same_sketch():
    rows = np.random.default_rng(2).normal(size=(20_000, 16)).astype(np.float32)
    first, second = sketched(rows), sketched(rows)
    assert np.array_equal(first.likely(rows[7], 500), second.likely(rows[7], 500))
