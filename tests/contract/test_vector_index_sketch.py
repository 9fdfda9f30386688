"""A large snapshot is searched through a sketch: fast, and nearly always what brute force gives."""

import os

import numpy as np
import pytest

from service.errors import Unavailable
from service.index import IndexChoice, open_index
from service.index.sketch import SHAPES, can_be_sketched
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
def index(opened):
    made = opened("faiss")
    made.snapshot()
    assert made.is_sketched
    return made


def recall(index, oracle, log, which):
    found = 0
    for _ in range(20):
        query = log.row(0).vector
        wanted = {hit.id for hit in oracle.search(query, 200, which)}
        found += len(wanted & {hit.id for hit in index.search(query, 200, which)}) / len(wanted)
    return found / 20


def test_a_start_finds_the_sketch_of_the_snapshot(index, opened, log):
    other = opened("faiss")
    assert other.is_sketched
    query = log.direction()
    assert other.search(query, 50, EVERYTHING) == index.search(query, 50, EVERYTHING)


def test_the_same_rows_give_the_same_sketch(log, tmp_path):
    def written(folder):
        choice = {"generation": log.generation, "dim": log.dim, "sketch_from": ROWS}
        index = open_index(IndexChoice(directory=tmp_path / folder, **choice))
        index.catch_up(log)
        index.snapshot()
        (home,) = (tmp_path / folder / log.generation).glob("*-*")
        return {name: (home / name).read_bytes() for name in SHAPES}

    assert written("first") == written("second")


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
    assert index.is_sketched
    assert [hit.id for hit in index.search(same, 10, EVERYTHING)] == list(range(1, 11))


def test_a_file_that_is_cut_short_while_it_is_in_use_is_told(index, log, tmp_path):
    (home,) = (tmp_path / log.generation).glob("*-*")
    os.truncate(home / "vectors", 0)
    with pytest.raises(Unavailable):
        index.search(log.direction(), 10, EVERYTHING)


def test_a_narrow_filter_keeps_every_row_that_it_should(index, oracle, log):
    which = RowFilter(published_from=500, published_to=500)
    query = log.direction()
    assert 0 < len(oracle.search(query, ROWS, which)) < ROWS / 500
    assert index.search(query, 200, which) == oracle.search(query, 200, which)


def test_a_snapshot_that_loses_rows_keeps_them_lost_when_it_is_written_anew(tmp_path):
    log = clustered()
    choice = {"directory": tmp_path, "generation": log.generation, "dim": log.dim}
    index = open_index(IndexChoice(**choice, sketch_from=ROWS // 2))
    index.catch_up(log)
    index.snapshot()
    log.retire(*range(1, 3_001))
    index.catch_up(log)
    index.snapshot()
    assert index.is_sketched
    oracle = open_index(IndexChoice(**choice, kind="exact"))
    oracle.catch_up(log)
    query = log.direction()
    assert index.search(query, 50, EVERYTHING) == oracle.search(query, 50, EVERYTHING)


@pytest.mark.parametrize(("rows", "dim"), [(20_000, 15), (100, 16)], ids=["an odd dim", "few rows"])
def test_no_sketch_is_made_of_what_cannot_be_sketched(rows, dim):
    assert not can_be_sketched(rows, dim)
