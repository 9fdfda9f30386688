"""Which of the proposed windows deserve a look first."""

import numpy as np

from service.matching.candidates import Proposed, best_articles, scores


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
    score = scores(windows, np.zeros(2), np.array([0.0, 0.5]))
    assert score[1] > score[0]


def test_the_best_articles_stand_once_each_and_ties_go_by_id():
    windows = proposed((4, 9, 0.5, 0), (1, 8, 0.5, 0), (2, 8, 0.9, 0), (3, 7, 0.9, 0))
    assert best_articles(windows, np.array([0.5, 0.5, 0.9, 0.9]), 2) == [8, 7]


def test_the_nearest_three_windows_of_an_article_speak_for_it():
    windows = proposed(*((n, 1, 0.9 - n / 10, 0.0) for n in range(5)))
    score = scores(windows, np.zeros(5))
    assert np.allclose(np.diff(score), -0.05)
