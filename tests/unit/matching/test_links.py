"""Sentences that tell one thing score above those that do not, the same from both sides."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.matching.links import LINKED, Units, scores, term_weights
from tests.fakes.encoder import HashingEncoder

ENCODER = HashingEncoder()
HARBOUR = (
    "The council of Velmora approved the new harbour wall on Monday.",
    "Work will begin in March and cost 12 million crowns.",
    "Residents had asked for a lower wall.",
    "The mayor thanked the engineers.",
)
HARBOUR_ELSEWHERE = (
    "Fishing boats left early.",
    "Velmora's council has approved a new wall for the harbour.",
    "It will cost 12 million crowns, and work begins in March.",
)
WORDS = st.sampled_from(
    ["Velmora", "council", "12", "million", "the", "said", ".", "’s", "é", "港"]
)
SENTENCES = st.lists(
    st.one_of(st.lists(WORDS, max_size=8).map(" ".join), st.text(max_size=30)), max_size=6
)


def units(texts):
    return Units(tuple(texts), ENCODER.encode(list(texts)))


def scored(first, second):
    return scores(units(first), units(second), weights=term_weights([*first, *second]))


@settings(deadline=None)
@given(SENTENCES, SENTENCES)
def test_the_scores_of_changed_sides_are_the_transposed_scores(first, second):
    ours, theirs = scored(first, second), scored(second, first)
    assert ours.dtype == np.float32
    assert ours.shape == (len(first), len(second))
    assert np.array_equal(ours, theirs.T)


@settings(deadline=None)
@given(SENTENCES, SENTENCES)
def test_scores_lie_between_0_and_1(first, second):
    found = scored(first, second)
    assert np.isfinite(found).all()
    assert ((found >= 0) & (found <= 1)).all()


@settings(deadline=None)
@given(SENTENCES)
def test_an_article_against_itself_has_symmetric_scores(texts):
    found = scored(texts, texts)
    assert np.array_equal(found, found.T)


@settings(deadline=None)
@given(SENTENCES.flatmap(lambda texts: st.tuples(st.just(texts), st.permutations(texts))))
def test_weights_do_not_hang_on_the_order_of_the_texts(orders):
    one, other = map(term_weights, orders)
    assert one == other


def test_sentences_that_tell_one_thing_are_linked_and_others_are_not():
    linked = {(i, j) for i, j in np.argwhere(scored(HARBOUR, HARBOUR_ELSEWHERE) >= LINKED)}
    assert {(0, 1), (1, 2)} <= linked
    assert not {row for row, _ in linked} & {3}


@pytest.mark.parametrize("text", [HARBOUR[0], HARBOUR[2], "No comment."])
def test_the_same_sentence_is_always_linked(text):
    assert scored([text, "Fishing boats left early."], ["A bus was late.", text])[0, 1] >= LINKED


def test_nearly_the_same_words_are_linked_as_copies_whatever_stands_around_them():
    one = "The vessel was escorted to the port by the navy with six rifles and 300 rounds on board."
    other = one.replace("six", "seven")
    ours, theirs = units([one, one, HARBOUR[0]]), units([HARBOUR[2], other, other])
    weights = term_weights([*ours.texts, *theirs.texts])
    found = scores(ours, theirs, weights=weights, copies=True)
    assert found[0, 1] >= LINKED
    assert found[2, 1] < LINKED
    turned = scores(theirs, ours, weights=weights, copies=True)
    assert np.array_equal(found, turned.T)
