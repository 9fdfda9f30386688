"""Rankings of different kinds become one."""

from service.matching.fusion import fused


def test_what_both_rankings_hold_comes_first() -> None:
    assert fused([[1, 2, 3], [3, 4]])[0] == 3


def test_nothing_is_lost_and_nothing_comes_twice() -> None:
    assert sorted(fused([[5, 1], [1, 9], []])) == [1, 5, 9]


def test_ties_are_ordered_by_id() -> None:
    assert fused([[7], [2]]) == (2, 7)
