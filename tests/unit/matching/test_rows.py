"""Which sentences of several articles stand in one row."""

import numpy as np
import pytest

from service.matching import rows
from service.matching.rows import tie


def scores(*lines):
    return np.array(lines, np.float32)


def places(sizes, pairwise):
    return [row.places for row in tie(sizes, pairwise, floor=0.5)]


def test_what_links_stands_in_one_row_in_the_order_of_the_story():
    told = places([2, 2], {(0, 1): scores([0.1, 0.9], [0.0, 0.2])})
    assert told == [((), (0,)), ((0,), (1,)), ((1,), ())]


def test_two_cells_that_do_not_match_are_not_tied_by_a_third():
    pairwise = {
        (0, 1): scores([0.9]),
        (0, 2): scores([0.1]),
        (1, 2): scores([0.8]),
    }
    assert places([1, 1, 1], pairwise) == [((), (), (0,)), ((0,), (0,), ())]


def test_a_row_is_as_alike_as_its_two_cells_least_alike():
    pairwise = {(0, 1): scores([0.9]), (0, 2): scores([0.6]), (1, 2): scores([0.45])}
    (row,) = tie([1, 1, 1], pairwise, floor=0.5)
    assert row.similarity == pytest.approx(0.45)


@pytest.mark.parametrize("most", [0, 10**9])
def test_a_sentence_repeated_over_and_over_stands_by_the_one_at_its_place(monkeypatch, most):
    monkeypatch.setattr(rows, "_MOST_LINKS", most)
    told = places([60, 60], {(0, 1): np.ones((60, 60), np.float32)})
    assert told == [((n,), (n,)) for n in range(60)]


def test_an_article_without_sentences_has_no_cell():
    assert places([1, 0], {(0, 1): np.zeros((1, 0), np.float32)}) == [((0,), ())]


def test_a_statement_told_in_two_sentences_is_one_cell_and_a_neighbour_of_it_is_not(monkeypatch):
    whole = rows.Group((0, 1), (0,), 0.7)
    monkeypatch.setattr(rows, "groups", lambda *_, **__: (whole,))
    assert places([2, 1], {(0, 1): scores([0.8], [0.7])}) == [((0, 1), (0,))]
    assert places([2, 1], {(0, 1): scores([0.8], [0.6])}) == [((0,), (0,)), ((1,), ())]
