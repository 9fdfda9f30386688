"""A statement that is judged often keeps its words; what it says does not depend on that."""

from dataclasses import replace
from datetime import UTC, datetime

from service.matching import judge
from service.matching.terms import MOST_TERMS, worded
from service.text.facts import state

CLAIM = "Some 40 pickets blocked the Varlo depot on Monday."
PASSAGE = "About 45 pickets shut the depot in Varlo. The mayor said it would open again on Friday."


def test_the_words_of_a_worded_statement_are_read_once():
    kept = worded(state(PASSAGE))
    assert kept.terms is kept.terms
    assert kept.terms == worded(state(PASSAGE)).terms
    assert [span.cut(PASSAGE) for span in kept.sentences] == [PASSAGE[:41], PASSAGE[42:]]


def test_a_worded_statement_is_not_worded_again():
    kept = worded(state(CLAIM))
    assert worded(kept) is kept


def test_kept_words_do_not_change_a_verdict():
    claim, passage = state(CLAIM), state(PASSAGE)
    assert judge(worded(claim), worded(passage), cosine=0.7) == judge(claim, passage, cosine=0.7)


def test_another_clock_leaves_a_statement_worded():
    clock = datetime(2024, 5, 6, tzinfo=UTC)
    later = replace(worded(state(CLAIM)), clock=clock)
    assert later.clock == clock
    assert later.terms == worded(state(CLAIM)).terms


def test_of_a_claim_without_end_only_the_first_words_are_asked_for():
    claim = worded(state("depot " * (2 * MOST_TERMS)))
    assert len(claim.asked.items) == MOST_TERMS
    assert len(claim.terms.items) == 2 * MOST_TERMS
