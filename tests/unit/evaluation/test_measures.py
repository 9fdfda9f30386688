"""The measures, against values worked out by hand."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.evaluation.measures import classes, clusters, ranking, scores
from service.evaluation.measures.intervals import Interval, bootstrap, wilson

# Gold classes a and b (rows) against a, b and an abstention (columns).
TABLE = np.array([[6.0, 2.0, 2.0], [1.0, 3.0, 1.0]])


def test_precision_is_the_right_share_of_what_was_said():
    assert classes.precision(TABLE).tolist() == pytest.approx([6 / 7, 3 / 5])


def test_recall_is_the_right_share_of_the_class_abstentions_counting_as_wrong():
    assert classes.recall(TABLE).tolist() == pytest.approx([6 / 10, 3 / 5])


def test_f1_and_its_mean_over_the_classes():
    first, second = 2 * 6 / (10 + 7), 2 * 3 / (5 + 5)
    assert classes.f1(TABLE).tolist() == pytest.approx([first, second])
    assert float(classes.macro_f1(TABLE)) == pytest.approx((first + second) / 2)


def test_accuracy_is_the_right_share_of_all():
    assert float(classes.accuracy(TABLE)) == pytest.approx(9 / 15)


def test_a_class_never_seen_nor_said_has_no_f1_and_breaks_nothing():
    table = np.array([[2.0, 0.0], [0.0, 0.0]])
    assert classes.f1(table).tolist() == [1.0, 0.0]


def test_many_tables_are_measured_at_once():
    stacked = np.stack([TABLE, TABLE * 2, np.eye(2, 3)])
    assert classes.macro_f1(stacked).tolist() == pytest.approx(
        [float(classes.macro_f1(table)) for table in stacked]
    )


RANKED = ["a", "x", "b", "y", "z", "c"]


@pytest.mark.parametrize(
    ("relevant", "cut", "expected"),
    [
        ({"a"}, 5, 1.0),
        ({"x"}, 5, 1 / 2),
        ({"a", "b"}, 5, (1 + 2 / 3) / 2),
        ({"a", "c"}, 5, 1 / 2),
        ({"c"}, 5, 0.0),
        ({"a", "x", "b"}, 2, 1.0),
        (set(), 5, 0.0),
    ],
)
def test_average_precision(relevant, cut, expected):
    assert ranking.average_precision(RANKED, relevant, cut) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("relevant", "cut", "expected"),
    [
        ({"a", "c"}, 5, 0.5),
        ({"a", "c"}, 6, 1.0),
        ({"a", "c"}, 1, 1.0),
        ({"q"}, 6, 0.0),
        (set(), 6, 0.0),
    ],
)
def test_recall_at_a_cut(relevant, cut, expected):
    assert ranking.recall(RANKED, relevant, cut) == expected


@pytest.mark.parametrize(
    ("relevant", "expected"),
    [
        ({"a"}, 1.0),
        ({"x"}, 1 / math.log2(3)),
        ({"a", "b"}, (1 + 1 / 2) / (1 + 1 / math.log2(3))),
        ({"q"}, 0.0),
        (set(), 0.0),
    ],
)
def test_discounted_gain(relevant, expected):
    assert ranking.ndcg(RANKED, relevant, 10) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("values", "positive", "expected"),
    [
        ([0.9, 0.8, 0.2], [True, True, False], 1.0),
        ([0.1, 0.8, 0.2], [True, True, False], 0.5),
        ([0.5, 0.5], [True, False], 0.5),
        ([0.5, 0.5, 0.1, 0.9], [True, False, False, False], 0.5),
        ([0.3, 0.4], [True, True], 0.5),
    ],
)
def test_the_chance_that_a_positive_case_scores_higher(values, positive, expected):
    assert scores.auroc(values, positive) == pytest.approx(expected)


def test_equal_values_share_the_mean_of_their_places():
    assert scores.midranks([0.5, 0.1, 0.5, 0.9]).tolist() == [2.5, 1.0, 2.5, 4.0]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [([1, 2, 3], [10, 20, 90], 1.0), ([1, 2, 3], [3, 2, 1], -1.0), ([1, 1, 1], [1, 2, 3], 0.0)],
)
def test_rank_correlation(one, other, expected):
    assert scores.rank_correlation(one, other) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("confidences", "right", "expected"),
    [
        ([], [], 0.0),
        ([1.0, 1.0], [True, True], 0.0),
        ([0.95, 0.95], [True, False], 0.45),
        ([0.15, 0.85], [False, True], 0.15),
        ([0.72, 0.78, 0.15, 0.15], [True, False, False, False], (0.5 + 0.3) / 4),
    ],
)
def test_calibration_error(confidences, right, expected):
    assert scores.calibration_error(confidences, right) == pytest.approx(expected)


def test_a_percentile_lies_between_the_values():
    assert scores.percentile([10.0, 20.0, 30.0], 50) == 20.0
    assert scores.percentile([10.0, 20.0], 95) == pytest.approx(19.5)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0)],
)
def test_wilson_intervals(hits, of, low, high):
    interval = wilson(hits, of)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=1e-4)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 400), st.integers(1, 400))
def test_a_share_lies_in_its_interval(hits, more):
    interval = wilson(hits, hits + more)
    assert 0 <= interval.low <= hits / (hits + more) <= interval.high <= 1


def test_a_resampled_mean_lies_about_the_mean_and_is_the_same_each_time():
    values = np.array([0.0, 1.0] * 50)
    interval = bootstrap(values, lambda total: total / 100)
    assert interval == bootstrap(values, lambda total: total / 100)
    assert interval.low == pytest.approx(0.4, abs=0.03)
    assert interval.high == pytest.approx(0.6, abs=0.03)


def test_cases_that_are_all_alike_leave_no_doubt():
    assert bootstrap(np.ones(20), lambda total: total / 20) == Interval(1.0, 1.0)


def test_b_cubed_asks_of_each_item_what_shares_its_group():
    found = clusters.b_cubed(["a", "a", "b"], [1, 1, 1])
    assert found.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert found.recall == 1
    assert clusters.b_cubed("aab", [1, 1, 2]).f1 == 1
