"""What every vector index promises; the brute-force one is the oracle of the others."""

import threading

import numpy as np
import pytest

from service.errors import Invalid
from service.index import IndexChoice, open_index
from service.ports import RowFilter
from tests.fakes.log import UNDATED, FakeLog

EVERYTHING = RowFilter()
FILTERS = {
    "everything": RowFilter(),
    "some articles": RowFilter(articles=frozenset({3, 4, 5, 9_999})),
    "no article": RowFilter(articles=frozenset()),
    "two outlets": RowFilter(outlets=frozenset({1, 4})),
    "no outlet": RowFilter(outlets=frozenset()),
    "an unknown outlet": RowFilter(outlets=frozenset({99})),
    "a language": RowFilter(languages=frozenset({2})),
    "from a date": RowFilter(published_from=500),
    "to a date": RowFilter(published_to=499),
    "between dates": RowFilter(published_from=300, published_to=310),
    "the whole of time": RowFilter(published_from=UNDATED),
    "an article excluded": RowFilter(exclude_articles=frozenset({3, 4, 5})),
    "outlets excluded": RowFilter(exclude_outlets=frozenset({0, 1, 2, 3, 4, 5, 6})),
    "all at once": RowFilter(
        articles=frozenset(range(5, 60)),
        outlets=frozenset({0, 1, 2, 3}),
        languages=frozenset({0, 1}),
        published_from=100,
        published_to=900,
        exclude_articles=frozenset(range(10)),
        exclude_outlets=frozenset({2}),
    ),
}


def ids(hits):
    return [hit.id for hit in hits]


class VectorIndexContract:
    kind = ""

    @pytest.fixture
    def log(self):
        return FakeLog()

    @pytest.fixture
    def open(self, log, tmp_path):
        def opened(kind=self.kind, **choice):
            told = {"directory": tmp_path, "generation": log.generation, "dim": log.dim}
            return open_index(IndexChoice(kind=kind, **(told | choice)))

        return opened

    @pytest.fixture
    def index(self, open):  # noqa: A002 - the fixture that opens
        return open()

    @pytest.fixture
    def oracle(self, open):  # noqa: A002 - the fixture that opens
        return open("exact")

    def check(self, index, oracle, log, *, searches=5):
        assert index.catch_up(log) == oracle.catch_up(log) == log.sequence()
        for _ in range(searches):
            query = log.direction()
            for name, which in FILTERS.items():
                assert index.search(query, 20, which) == oracle.search(query, 20, which), name

    def test_an_empty_index_finds_nothing(self, index, log):
        assert index.search(log.direction(), 5, EVERYTHING) == ()
        assert index.catch_up(log) == 0
        assert index.search(log.direction(), 5, EVERYTHING) == ()

    def test_the_nearest_row_comes_first_with_its_cosine(self, index, log):
        wanted = log.row(50)
        log.add(log.row(1), wanted, log.row(2))
        index.catch_up(log)
        first, *_ = index.search(wanted.vector, 3, EVERYTHING)
        assert (first.id, first.cosine) == (50, pytest.approx(1))

    def test_what_is_in_the_log_is_found_after_the_catch_up(self, index, log):
        for _ in range(30):
            row = log.row(log.grow(3)[-1])
            log.add(row)
            assert index.catch_up(log) == log.sequence() == index.sequence
            assert index.search(row.vector, 1, EVERYTHING)[0].id == row.id

    def test_a_query_of_any_length_is_a_direction(self, index, log):
        log.grow(50)
        index.catch_up(log)
        query = log.direction()
        assert index.search(query * 40, 5, EVERYTHING) == index.search(query, 5, EVERYTHING)

    @pytest.mark.parametrize("k", [1, 10, 99, 100, 5_000])
    def test_there_are_k_hits_unless_fewer_are_held(self, index, log, k):
        log.grow(100)
        index.catch_up(log)
        assert len(index.search(log.direction(), k, EVERYTHING)) == min(k, 100)

    @pytest.mark.parametrize("k", [0, -1])
    def test_no_hits_are_wanted_and_none_given(self, index, log, k):
        log.grow(10)
        index.catch_up(log)
        assert index.search(log.direction(), k, EVERYTHING) == ()

    @pytest.mark.parametrize(
        "query",
        [np.full(16, np.nan), np.full(16, np.inf), np.ones(15), np.ones((1, 16))],
        ids=["not a number", "infinite", "too short", "a matrix"],
    )
    def test_a_query_that_is_no_direction_is_refused(self, index, log, query):
        log.grow(10)
        index.catch_up(log)
        with pytest.raises(Invalid):
            index.search(query.astype(np.float32), 5, EVERYTHING)

    def test_a_query_of_zeros_is_equally_far_from_all(self, index, log):
        log.grow(10)
        index.catch_up(log)
        hits = index.search(np.zeros(16, np.float32), 3, EVERYTHING)
        assert [(hit.id, hit.cosine) for hit in hits] == [(1, 0), (2, 0), (3, 0)]

    @pytest.mark.parametrize("which", FILTERS.values(), ids=FILTERS.keys())
    def test_filtering_comes_before_the_cut(self, index, log, which):
        rows = [log.row(n) for n in range(1, 400)]
        log.add(*rows)
        index.catch_up(log)
        expected = {row.id for row in rows if self.keeps(which, row)}
        assert set(ids(index.search(log.direction(), 1_000, which))) == expected

    @staticmethod
    def keeps(which, row):
        dated = row.published != UNDATED
        low, high = which.published_from, which.published_to
        return (
            (which.articles is None or row.article in which.articles)
            and (which.outlets is None or row.outlet in which.outlets)
            and (which.languages is None or row.language in which.languages)
            and (low is None or (dated and row.published >= low))
            and (high is None or (dated and row.published <= high))
            and row.article not in which.exclude_articles
            and row.outlet not in which.exclude_outlets
        )

    def test_one_row_in_a_thousand_is_found_by_its_filter(self, index, oracle, log):
        log.add(*(log.row(n, outlet=77 if n % 1_000 == 0 else 1) for n in range(1, 5_001)))
        index.catch_up(log)
        oracle.catch_up(log)
        which, query = RowFilter(outlets=frozenset({77})), log.direction()
        assert index.search(query, 5, which) == oracle.search(query, 5, which)
        assert set(ids(index.search(query, 50, which))) == {1_000, 2_000, 3_000, 4_000, 5_000}

    def test_removed_rows_are_not_found(self, index, oracle, log):
        held = log.grow(300)
        index.catch_up(log)
        log.retire(*held[::2])
        self.check(index, oracle, log)
        assert not set(ids(index.search(log.direction(), 300, EVERYTHING))) & set(held[::2])

    def test_a_row_that_came_and_went_between_two_looks_is_not_found(self, index, oracle, log):
        log.retire(*log.grow(5))
        self.check(index, oracle, log)

    def test_a_row_that_went_and_came_back_is_found_once(self, index, oracle, log):
        log.grow(20)
        index.catch_up(log)
        log.retire(7)
        log.add(log.row(7))
        self.check(index, oracle, log)
        assert sorted(ids(index.search(log.direction(), 30, EVERYTHING))) == list(range(1, 21))

    def test_a_row_that_changed_is_found_as_it_is_now(self, index, oracle, log):
        log.grow(20)
        index.catch_up(log)
        changed = log.row(7, outlet=55)
        log.add(changed)
        self.check(index, oracle, log)
        assert ids(index.search(changed.vector, 20, RowFilter(outlets=frozenset({55})))) == [7]
        assert sorted(ids(index.search(log.direction(), 30, EVERYTHING))) == list(range(1, 21))

    def test_equal_rows_come_by_id_and_the_lowest_ids_are_kept(self, index, oracle, log):
        same = log.direction()
        log.add(*(log.row(n, vector=same) for n in range(1, 3_001)))
        log.grow(2_000, first=3_001)
        self.check(index, oracle, log)
        assert ids(index.search(same, 10, EVERYTHING)) == list(range(1, 11))

    def test_a_vector_that_is_no_vector_is_left_out_and_said(self, index, log, caplog):
        log.add(log.row(1), log.row(2, vector=np.full(16, np.nan, np.float32)))
        index.catch_up(log)
        assert ids(index.search(log.direction(), 5, EVERYTHING)) == [1]
        assert "damaged" in caplog.text

    def test_vectors_of_another_generation_are_not_taken_in(self, open, log):  # noqa: A002
        log.grow(10)
        index = open(generation="other")
        assert index.catch_up(log) == log.sequence()
        assert index.search(log.direction(), 5, EVERYTHING) == ()

    def test_another_database_is_read_from_its_start(self, index, oracle, log):
        log.grow(30)
        index.catch_up(log)
        log.restore("second", sequence=0)
        log.grow(20, first=500)
        log.grow(20, first=600)
        self.check(index, oracle, log)

    def test_a_snapshot_of_nothing_is_no_fault(self, index, log):
        index.snapshot()
        log.retire(*log.grow(5))
        index.catch_up(log)
        index.snapshot()
        assert index.search(log.direction(), 5, EVERYTHING) == ()

    def test_nothing_is_read_while_nothing_changed(self, index, log):
        log.grow(10)
        index.catch_up(log)
        log.reads = 0
        index.catch_up(log)
        assert log.reads <= (1 if self.kind == "exact" else 0)

    def test_a_broken_catch_up_leaves_what_was_held_and_is_made_good(self, index, oracle, log):
        log.grow(150)
        index.catch_up(log)
        log.grow(250)
        with pytest.raises(ConnectionError):
            index.catch_up(BreaksAfterOneBatch(log))
        assert len(index.search(log.direction(), 1_000, EVERYTHING)) == 150
        self.check(index, oracle, log)

    def test_any_history_gives_what_brute_force_gives(self, index, oracle, log):
        random = np.random.default_rng(3)
        for step in range(25):
            log.grow(int(random.integers(1, 200)))
            if step % 3 == 0:
                log.retire(*random.choice(sorted(log.live), 20, replace=False).tolist())
            if step % 4 == 0:
                log.add(log.row(int(random.choice(sorted(log.live)))))
            if step % 5 == 0:
                index.snapshot()
            self.check(index, oracle, log, searches=1)

    def test_threads_may_search_and_catch_up_while_the_log_grows(self, index, oracle, log):
        log.grow(200)
        index.catch_up(log)
        faults, stop = [], threading.Event()

        def work():
            random = np.random.default_rng()
            while not stop.is_set():
                upto = index.catch_up(log)
                hits = index.search(random.normal(size=16).astype(np.float32), 20, EVERYTHING)
                if len(hits) != 20 or len(set(ids(hits))) != 20 or index.sequence < upto:
                    faults.append(hits)

        workers = [threading.Thread(target=work) for _ in range(4)]
        for worker in workers:
            worker.start()
        for step in range(40):
            log.grow(100)
            log.retire(*sorted(log.live)[:20])
            if step % 10 == 0:
                index.snapshot()
        stop.set()
        for worker in workers:
            worker.join()
        assert faults == []
        self.check(index, oracle, log)


class BreaksAfterOneBatch:
    """A log whose database goes away in the middle of an answer."""

    def __init__(self, log):
        self._log = log

    def __getattr__(self, name):
        return getattr(self._log, name)

    def additions(self, generation, after, upto):
        yield next(self._log.additions(generation, after, upto))
        raise ConnectionError


class TestExactIndex(VectorIndexContract):
    kind = "exact"


class TestFaissIndex(VectorIndexContract):
    kind = "faiss"


class TestFaissIndexThatWritesSnapshotsAllTheTime(VectorIndexContract):
    kind = "faiss"

    @pytest.fixture
    def index(self, open):  # noqa: A002 - the fixture that opens
        return open(snapshot_every=50)
