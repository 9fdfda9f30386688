"""Which of the proposed windows deserve a look first."""

import numpy as np

from service.matching.candidates import (
    SHARE,
    Proposed,
    best_articles,
    in_story,
    in_turn,
    scores,
    timely,
)


def proposed(*rows: tuple[int, int, float, float]) -> Proposed:
    ids, articles, cosines, shares = (np.array(column) for column in zip(*rows, strict=True))
    return Proposed(ids, articles, cosines, shares)


def test_a_window_of_an_article_with_more_near_windows_goes_before_a_lone_one():
    windows = proposed((1, 1, 0.6, 0), (2, 2, 0.6, 0), (3, 2, 0.5, 0), (4, 3, 0.3, 0))
    score = scores(windows, np.zeros(4))
    assert score[1] > score[0] > score[3]


def test_an_article_that_says_more_of_the_claim_goes_first():
    windows = proposed((1, 1, 0.6, 0.2), (2, 2, 0.6, 0.2))
    score = scores(windows, np.array([0.1, 0.3]))
    assert score[1] > score[0]


def test_the_words_of_the_story_break_a_tie():
    windows = proposed((1, 1, 0.6, 0.2), (2, 2, 0.6, 0.2))
    score = in_story(scores(windows, np.zeros(2)), np.array([0.0, 0.5]))
    assert score[1] > score[0]


def test_the_best_articles_stand_once_each_and_ties_go_by_id():
    windows = proposed((4, 9, 0.5, 0), (1, 8, 0.5, 0), (2, 8, 0.9, 0), (3, 7, 0.9, 0))
    assert best_articles(windows, np.array([0.5, 0.5, 0.9, 0.9]), 2) == [8, 7]


def test_the_nearest_three_windows_of_an_article_speak_for_it():
    windows = proposed(*((n, 1, 0.9 - n / 10, 0.0) for n in range(5)))
    score = scores(windows, np.zeros(5))
    assert np.allclose(np.diff(score), -0.05)


def close(days: dict[int, float], best: list[int]) -> list[float]:
    return timely(np.array(list(days)), np.array(list(days.values())), best).round(3).tolist()


def test_what_came_out_with_the_best_articles_is_closer_than_what_came_out_a_year_later():
    assert close({1: 100, 2: 100, 3: 100, 4: 130, 5: 465}, [1, 2]) == [1, 1, 1, 0.5, 0.076]


def test_the_best_article_is_no_proof_for_itself():
    alone, *rest = close({1: 1_000, 2: 100, 3: 100}, [1, 2, 3])
    assert alone < 0.05 < min(rest)


def test_the_better_ones_of_the_best_articles_tell_more_of_the_time():
    with_the_first, with_the_last = close({1: 0, 2: 0, 3: 900, 8: 0, 9: 900}, [1, 2, 3])[3:]
    assert with_the_first > 2 * with_the_last


def test_an_article_without_a_date_is_neither_near_nor_far():
    near, undated, far = close({1: 0, 2: 0, 3: 30, 7: 0, 8: np.nan, 9: 900}, [1, 2, 3])[3:]
    assert near > undated > far


def test_time_tells_nothing_where_fewer_than_two_of_the_best_articles_are_dated():
    assert close({1: np.nan, 2: 5, 3: 5}, [1, 2]) == [0, 0, 0]
    assert close({1: np.nan, 2: np.nan}, [1, 2]) == [0, 0]


def test_each_window_is_as_close_as_its_article():
    articles, days = np.array([1, 2, 1, 3, 3]), np.array([0.0, 0, 0, 30, 30])
    assert timely(articles, days, [1, 2]).tolist() == [1, 1, 1, 0.5, 0.5]


def test_an_article_has_its_share_before_others_have_their_turn():
    articles = np.array([7] * (SHARE + 2) + [8, 9])
    assert in_turn(articles).tolist() == [
        *range(SHARE),
        SHARE + 2,
        SHARE + 3,
        SHARE,
        SHARE + 1,
    ]


def test_windows_of_many_articles_keep_their_order():
    assert in_turn(np.array([3, 1, 3, 2])).tolist() == [0, 1, 2, 3]
    assert in_turn(np.empty(0, np.int64)).tolist() == []
