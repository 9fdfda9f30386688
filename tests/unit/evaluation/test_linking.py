"""Average precision and the best F1 of links, by hand."""

import numpy as np
import pytest

from service.evaluation.linking import best_f1, precision_of
from service.evaluation.sets.links import linked_articles, sentence_pairs
from tests.fakes.labelled_sets import HARBOUR, write_links

GOLD = np.array([True, False, True, False])


@pytest.mark.parametrize(
    ("scores", "precision", "f1"),
    [
        ([4, 2, 3, 1], 1.0, 1.0),
        ([4, 3, 2, 1], (1 + 2 / 3) / 2, 0.8),
        ([1, 1, 1, 1], 0.5, 2 / 3),
    ],
)
def test_equal_scores_come_together(scores, precision, f1):
    assert precision_of(np.array(scores, float), GOLD) == pytest.approx(precision)
    assert best_f1(np.array(scores, float), GOLD) == pytest.approx(f1)


def test_without_links_nothing_is_right():
    assert precision_of(np.ones(3), np.zeros(3, bool)) == 0
    assert best_f1(np.ones(0), np.zeros(0, bool)) == 0


def test_links_are_read_as_a_matrix_and_pairs_without_alignment_are_left_out(tmp_path):
    write_links(tmp_path)
    (pair,) = linked_articles(tmp_path / "abcd_link", "synth")
    assert pair.gold.tolist() == [[False, True], [False, False]]
    assert list(sentence_pairs(tmp_path / "qa_align/dev_gold_nonduc.jsonl")) == [(HARBOUR, HARBOUR)]
