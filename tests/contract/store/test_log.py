"""What every change log promises."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import numpy as np
import pytest

from service.errors import CrossreadError
from service.store.log import SqlChangeLog
from tests.fakes.drafts import DIM, GENERATION, NOON, draft, vector


def replay(stores, after=0, upto=None, rows=None):
    """An index fed from the log: id → vector."""
    end = stores.log.sequence() if upto is None else upto
    rows = {} if rows is None else rows
    for batch in stores.log.additions(GENERATION, after, end):
        for id_, row in zip(batch.ids, batch.vectors, strict=True):
            assert int(id_) not in rows, "an id came twice"
            rows[int(id_)] = row
    for id_ in stores.log.removals(after, end):
        rows.pop(int(id_), None)
    return rows


def texts(stores, rows):
    return sorted(record.text for record in stores.passages.passages(list(rows)))


def test_an_empty_log_is_at_zero(stores):
    assert stores.log.sequence() == 0
    assert list(stores.log.additions(GENERATION, 0, 0)) == []
    assert stores.log.removals(0, 0).dtype == np.int64


def test_the_incarnation_stays(stores):
    assert stores.log.incarnation() == stores.log.incarnation()
    assert len(stores.log.incarnation()) == 32


def test_additions_carry_every_column_in_the_order_of_the_log(stores):
    stores.articles.save(draft("1", "One.", "Two.", published_at=None))
    stores.articles.save(draft("2", "Three.", outlet="other-paper", language="fr"))
    (batch,) = stores.log.additions(GENERATION, 0, 2)
    assert (batch.ids.dtype, batch.articles.dtype, batch.published.dtype) == (np.int64,) * 3
    assert (batch.outlets.dtype, batch.languages.dtype) == (np.int32,) * 2
    assert batch.vectors.dtype == np.float32
    assert batch.vectors.shape == (3, DIM)
    np.testing.assert_array_equal(batch.vectors, [vector(t) for t in ("One.", "Two.", "Three.")])
    assert batch.sequences.tolist() == [1, 1, 2]
    assert batch.published.tolist() == [-(2**63), -(2**63), int(NOON.timestamp())]
    assert batch.articles[0] == batch.articles[1] != batch.articles[2]
    assert batch.outlets[0] != batch.outlets[2]
    assert batch.languages[0] != batch.languages[2]


def test_additions_hold_both_bounds_and_one_generation(stores):
    for n in range(1, 5):
        stores.articles.save(draft(str(n), f"Text {n}."))
    (batch,) = stores.log.additions(GENERATION, 1, 3)
    assert batch.sequences.tolist() == [2, 3]
    assert list(stores.log.additions("another-model", 0, 4)) == []


def test_batches_meet_without_a_gap(stores):
    stores.articles.save(draft("1", *(f"Text {n}." for n in range(10))))
    batches = list(SqlChangeLog(stores.database, batch=3).additions(GENERATION, 0, 1))
    assert [len(batch.ids) for batch in batches] == [3, 3, 3, 1]
    assert len({int(id_) for batch in batches for id_ in batch.ids}) == 10


def test_revised_and_deleted_windows_are_removed_and_ids_never_come_back(stores):
    stores.articles.save(draft("1", "One.", "Two."))
    rows = replay(stores)
    stores.articles.save(draft("1", "Three."))
    stores.articles.save(draft("2", "Four."))
    assert sorted(stores.log.removals(1, 2).tolist()) == sorted(rows)
    rows = replay(stores, after=1, rows=rows)
    assert texts(stores, rows) == ["Four.", "Three."]
    last = max(rows)
    stores.articles.delete("harbor-times.2")
    stores.articles.save(draft("3", "Five."))
    assert min(set(replay(stores, after=3)) - set(rows)) > last
    assert texts(stores, replay(stores)) == ["Five.", "Three."]


def test_an_amended_date_brings_the_windows_anew_with_their_vectors(stores):
    stores.articles.save(draft("1", "One.", "A long one in windows.", window=6, published_at=None))
    before = replay(stores)
    stores.articles.save(draft("1", "One.", "A long one in windows.", window=6))
    after = replay(stores, after=1)
    assert set(stores.log.removals(1, 2).tolist()) == set(before)
    assert not set(before) & set(after)
    assert texts(stores, after) == sorted(["One.", "A long", " one i", "n wind", "ows."])
    for record in stores.passages.passages(list(after)):
        np.testing.assert_array_equal(after[record.id], vector(record.text))
    (batch,) = stores.log.additions(GENERATION, 1, 2)
    assert set(batch.published.tolist()) == {int(NOON.timestamp())}


def test_an_amended_credit_leaves_the_windows_alone(stores):
    stores.articles.save(draft("1", "One."))
    stores.articles.save(draft("1", "One.", credit="Wire Agency"))
    assert stores.log.sequence() == 2
    assert stores.log.removals(0, 2).tolist() == []
    assert list(stores.log.additions(GENERATION, 1, 2)) == []


def test_windows_without_a_vector_are_told_and_can_be_embedded(stores):
    stores.articles.save(draft("1", "One.", "Two.", "Three."))
    assert stores.log.count_unembedded(GENERATION) == 0
    assert stores.log.count_unembedded("next-model") == 3
    waiting = stores.log.unembedded("next-model", 2)
    assert [text for _, text in waiting] == ["One.", "Two."]
    ids = [id_ for id_, _ in waiting]
    sequence = stores.log.embed("next-model", ids, np.ones((2, 4), np.float32))
    assert sequence == stores.log.sequence() == 2
    (batch,) = stores.log.additions("next-model", 0, sequence)
    assert batch.ids.tolist() == ids
    assert batch.vectors.shape == (2, 4)
    assert stores.log.count_unembedded("next-model") == 1


def test_embedding_twice_or_what_is_gone_adds_nothing(stores):
    stores.articles.save(draft("1", "One."))
    ((id_, _),) = stores.log.unembedded("next-model", 9)
    first = stores.log.embed("next-model", [id_], np.ones((1, 4), np.float32))
    again = stores.log.embed("next-model", [id_, 999], np.zeros((2, 4), np.float32))
    assert again == first
    assert len(replay(stores)) == 1
    (batch,) = stores.log.additions("next-model", 0, again)
    assert batch.vectors.tolist() == [[1.0] * 4]


def test_a_vector_that_is_not_finite_is_not_embedded(stores):
    stores.articles.save(draft("1", "One."))
    ((id_, _),) = stores.log.unembedded("next-model", 9)
    with pytest.raises(CrossreadError, match="not a number"):
        stores.log.embed("next-model", [id_], np.full((1, 4), np.inf, np.float32))
    assert stores.log.sequence() == 1


def test_a_reader_that_follows_the_log_misses_nothing_of_four_writers(stores):
    def write(writer):
        for n in range(25):
            when = NOON + timedelta(hours=n)
            stores.articles.save(draft(f"{writer}-{n % 5}", f"Text {n}.", published_at=when))

    def follow(done):
        rows, after = {}, 0
        while True:
            finished = done()
            end = stores.log.sequence()
            rows = replay(stores, after, end, rows)
            if finished and end == after:
                return rows
            after = end

    with ThreadPoolExecutor(5) as pool:
        writers = [pool.submit(write, n) for n in range(4)]
        rows = pool.submit(follow, lambda: all(w.done() for w in writers)).result()
        for writer in writers:
            writer.result()
    assert stores.log.sequence() == 100
    assert set(rows) == set(replay(stores))
    assert len(rows) == 20
