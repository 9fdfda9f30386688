"""Pieces of two texts are grouped by their scores, the same way from both sides."""

from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from service.text import align
from service.text.align import Group, groups

FLOOR = 0.3
# Eighths are exact, and there are few, so that many scores are equal.
SCORES = arrays.arrays(
    np.float32,
    st.tuples(st.integers(0, 6), st.integers(0, 6)),
    elements=st.integers(0, 8).map(lambda eighths: eighths / 8),
)


def matrix(*rows):
    return np.asarray(rows, np.float32)


def sides(found):
    return [(group.firsts, group.seconds) for group in found]


def turned(found):
    return sorted(Group(group.seconds, group.firsts, group.score) for group in found)


def by_hand(scores):
    """The greatest sum over the floor that any one-to-one assignment has."""
    scores = scores if scores.shape[0] <= scores.shape[1] else scores.T
    gains = np.maximum(scores.astype(float) - FLOOR, 0)
    rows = np.arange(len(gains))
    return max(
        gains[rows, list(cols)].sum() for cols in permutations(range(gains.shape[1]), len(rows))
    )


def one_to_one_worth(scores, found):
    """What the best pair of each group exceeds the floor by; a pair that joins scores no more."""
    return sum(scores[np.ix_(g.firsts, g.seconds)].max() - FLOOR for g in found)


@settings(deadline=None)
@given(SCORES)
def test_groups_of_transposed_scores_are_the_transposed_groups(scores):
    assert sorted(groups(scores, floor=FLOOR)) == turned(groups(scores.T, floor=FLOOR))


@settings(deadline=None)
@given(SCORES.map(lambda scores: scores[: min(scores.shape), : min(scores.shape)]))
def test_scores_that_are_their_own_transpose_give_groups_that_are(scores):
    scores = np.maximum(scores, scores.T)
    assert sorted(groups(scores, floor=FLOOR)) == turned(groups(scores, floor=FLOOR))


@settings(deadline=None)
@given(SCORES)
def test_a_piece_is_in_one_group_at_most_and_a_group_grows_on_one_side(scores):
    found = groups(scores, floor=FLOOR)
    for side in ([g.firsts for g in found], [g.seconds for g in found]):
        members = [piece for pieces in side for piece in pieces]
        assert len(members) == len(set(members))
    assert all(min(len(g.firsts), len(g.seconds)) == 1 for g in found)


@settings(deadline=None)
@given(SCORES)
def test_no_pair_of_a_group_is_below_the_floor(scores):
    for group in groups(scores, floor=FLOOR):
        assert scores[np.ix_(group.firsts, group.seconds)].min() >= FLOOR


@settings(deadline=None)
@given(SCORES.filter(lambda scores: not np.array_equal(scores, scores.T)))
def test_the_pairs_are_the_best_that_there_are(scores):
    found = groups(scores, floor=FLOOR)
    assert one_to_one_worth(scores, found) >= by_hand(scores) - 1e-4


@settings(deadline=None)
@given(SCORES)
def test_knots_too_large_to_solve_keep_every_promise_but_the_best_sum(scores):
    with_bounds = align._MOST_EXACT, align._MOST_UNTIED
    align._MOST_EXACT, align._MOST_UNTIED = 0, 4
    try:
        found = groups(scores, floor=FLOOR)
        assert sorted(found) == turned(groups(scores.T, floor=FLOOR))
    finally:
        align._MOST_EXACT, align._MOST_UNTIED = with_bounds
    used = [piece for group in found for piece in group.firsts]
    assert len(used) == len(set(used))
    assert bool(found) == bool((scores >= FLOOR).any())


def test_the_best_sum_wins_over_the_best_pair():
    scores = matrix([0.9, 0.8], [0.8, 0.2])
    assert sides(groups(scores, floor=FLOOR)) == [((0,), (1,)), ((1,), (0,))]


def test_two_weak_pairs_do_not_break_a_strong_one():
    scores = matrix([0.9, 0.5], [0.5, 0.0])
    assert ((0,), (0,)) in sides(groups(scores, floor=0.4))


def test_a_sentence_split_in_two_is_one_group():
    scores = matrix([0.7, 0.6, 0.1], [0.1, 0.1, 0.8])
    assert sides(groups(scores, floor=FLOOR)) == [((0,), (0, 1)), ((1,), (2,))]


def test_two_sentences_merged_into_one_are_one_group():
    scores = matrix([0.7, 0.1], [0.6, 0.1], [0.1, 0.8])
    assert sides(groups(scores, floor=FLOOR)) == [((0, 1), (0,)), ((2,), (1,))]


def test_a_sentence_told_whole_takes_in_no_sentence_that_only_touches_it():
    scores = matrix([1.0, 0.4])
    assert sides(groups(scores, floor=FLOOR)) == [((0,), (0,))]


def test_moved_sentences_find_each_other():
    assert sides(groups(np.eye(4, dtype=np.float32)[[2, 0, 3, 1]], floor=FLOOR)) == [
        ((0,), (2,)),
        ((1,), (0,)),
        ((2,), (3,)),
        ((3,), (1,)),
    ]


def test_equal_sentences_keep_their_order():
    found = groups(np.ones((5, 5), np.float32), floor=FLOOR)
    assert sides(found) == [((i,), (i,)) for i in range(5)]


def test_texts_without_sentences_have_no_groups():
    assert groups(np.empty((0, 3), np.float32), floor=FLOOR) == ()
    assert groups(np.empty((3, 0), np.float32), floor=FLOOR) == ()


def test_a_group_tells_its_score():
    (group,) = groups(matrix([0.75, 0.5]), floor=FLOOR)
    assert group == Group((0,), (0, 1), 0.625)
