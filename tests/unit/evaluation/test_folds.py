"""Splits go by the story and are the same in every run."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from service.evaluation.folds import drawn, fold, is_held_out, spread


@settings(max_examples=50, deadline=None)
@given(st.text(), st.integers(1, 20))
def test_a_story_has_one_fold(story, of):
    assert 0 <= fold(story, of) < of
    assert fold(story, of) == fold(story, of)


def test_a_fold_is_the_same_on_every_machine():
    assert [fold(f"story {n}", 5) for n in range(8)] == [2, 0, 2, 1, 2, 3, 1, 1]


def test_folds_are_about_equal():
    sizes = Counter(fold(f"topic/{n}", 5) for n in range(5_000))
    assert max(sizes.values()) < 1.15 * min(sizes.values())


def test_about_one_story_in_seven_is_held_out():
    assert 230 < sum(is_held_out(f"topic/{n}") for n in range(2_000)) < 340


CASES = [f"{story}{n}" for story, many in (("a", 50), ("b", 3), ("c", 1)) for n in range(many)]


def test_a_spread_sample_takes_from_every_story_before_it_takes_again():
    taken = Counter(case[0] for case in spread(CASES, lambda c: c[0], str, 7))
    assert taken == {"a": 3, "b": 3, "c": 1}


def test_a_sample_does_not_depend_on_the_order_of_the_cases():
    for sample in (
        lambda cases: spread(cases, lambda c: c[0], str, 9),
        lambda cases: drawn(cases, str, 9),
    ):
        assert sample(CASES) == sample(CASES[::-1])
        assert len(sample(CASES)) == 9


def test_a_sample_of_more_than_there_is_is_all_of_it():
    assert sorted(drawn(CASES, str, 1_000)) == sorted(CASES)
