"""Articles gathered into stories, on invented articles."""

import random

from service.matching.stories import WINDOW, Rarity, Stories, telling_words

FERRY = [
    "The ferry Alda ran aground off Kelby harbour with 80 passengers; lifeboats took all ashore.",
    "All 80 passengers of the ferry Alda were taken ashore by lifeboats after it ran aground.",
    "Lifeboats brought the passengers of the Alda, the ferry aground off Kelby harbour, to safety.",
]
BUDGET = [
    "Councillors in Eastmoor approved a budget that closes two libraries and a swimming pool.",
    "Eastmoor's budget passed; two libraries and the swimming pool will close, councillors said.",
    "Two Eastmoor libraries are to close under the budget that councillors approved on Monday.",
]
BOTH = FERRY + BUDGET


def gathered(texts, order=None, days=None):
    """The story of each text."""
    counts = [telling_words("", text) for text in texts]
    rarity, stories = Rarity(), Stories()
    for each in counts:
        rarity.add(each)
    for place in order or range(len(texts)):
        stories.add(place, rarity.weights(counts[place]), days[place] if days else None)
    return [stories.story_of(place) for place in range(len(texts))]


def test_articles_on_one_event_are_one_story_and_those_on_another_are_not():
    assert gathered(BOTH) == [0, 0, 0, 3, 3, 3]


def test_articles_that_come_in_another_order_are_gathered_alike():
    for seed in range(10):
        order = random.Random(seed).sample(range(6), 6)
        found = gathered(BOTH, order)
        assert len({*found[:3]}) == len({*found[3:]}) == 1 != len({*found})


def test_the_same_words_much_later_are_another_story():
    assert gathered([FERRY[0], FERRY[1]], days=[0.0, WINDOW + 1]) == [0, 1]
    assert gathered([FERRY[0], FERRY[1]], days=[0.0, WINDOW - 1]) == [0, 0]


def test_what_came_out_at_once_may_be_less_alike():
    thanks = "Kelby harbour thanks crews who left supper to help a ship within minutes of a call."
    texts = [FERRY[0], thanks]
    assert gathered(texts, days=[0.0, 1.0]) == [0, 0]
    assert gathered(texts, days=[0.0, 2.0]) == [0, 1]
    assert gathered(texts, days=[0.0, None]) == [0, 1]


def test_an_article_with_no_word_is_a_story_by_itself():
    assert gathered(["", "", FERRY[0]]) == [0, 1, 2]


def test_a_chain_of_articles_each_like_the_next_is_no_story():
    words = [f"word{n:03}" for n in range(200)]
    chain = [" ".join(words[start : start + 40]) for start in range(0, 160, 20)]
    found = gathered(chain)
    assert found[0] != found[-1]
