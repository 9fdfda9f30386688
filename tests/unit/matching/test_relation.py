from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.matching import features, judge
from service.matching.comparison import Comparison
from service.model import Certainty, Reading, Relation, Slot
from service.text.facts import state

MONDAY = datetime(2024, 5, 6, 9, tzinfo=UTC)
TUESDAY = datetime(2024, 5, 7, 9, tzinfo=UTC)


def test_a_later_and_higher_toll_differs_as_an_update_and_disputes_nothing() -> None:
    claim = state("Twelve people were killed in the blast at Dorn quay.", MONDAY)
    passage = state("Seventeen people were killed in the blast at Dorn quay.", TUESDAY)
    verdict = judge(claim, passage)
    assert verdict.relation is Relation.DIFFERS
    assert [delta.reading for delta in verdict.deltas] == [Reading.LATER_UPDATE]


def test_the_evidence_is_cut_from_the_passage_by_its_own_offsets() -> None:
    text = "Rain fell all night. The council approved the harbour plan. Shops opened late."
    verdict = judge(state("The council approved the harbour plan."), state(text))
    assert verdict.evidence.cut(text) == "The council approved the harbour plan."


def test_two_neighbouring_sentences_are_evidence_where_each_holds_a_half() -> None:
    text = "The council met late on Monday. It approved the harbour plan. Shops opened late."
    verdict = judge(state("The council approved the harbour plan on Monday."), state(text))
    assert verdict.evidence.cut(text).startswith("The council met")
    assert verdict.evidence.cut(text).endswith("harbour plan.")


def test_a_claim_of_three_sentences_finds_all_three() -> None:
    claim = "The council met on Monday. It approved the harbour plan. Shops will open in June."
    passage = f"Rain fell all night. {claim} Buses were late."
    verdict = judge(state(claim), state(passage))
    assert (verdict.relation, verdict.evidence.cut(passage)) == (Relation.REPORTS, claim)


def test_a_number_of_another_sentence_is_not_a_delta() -> None:
    passage = "The blast killed 12 people. Repairs to the quay will take 40 days."
    verdict = judge(state("The blast killed 12 people."), state(passage))
    assert (verdict.relation, verdict.deltas) == (Relation.REPORTS, ())


@pytest.mark.parametrize(
    ("passage", "certainty"),
    [
        ("The bank will close 40 branches.", Certainty.ASSERTED),
        ("The bank may close 40 branches.", Certainty.HEDGED),
        ("The bank is reportedly closing 40 branches.", Certainty.HEDGED),
        ("The bank will close 40 branches, but the strike may go on.", Certainty.ASSERTED),
        ("If it snows, the roads are shut; the bank will close 40 branches.", Certainty.ASSERTED),
    ],
)
def test_certainty_is_that_of_the_evidence(passage: str, certainty: Certainty) -> None:
    assert judge(state("The bank will close 40 branches."), state(passage)).certainty is certainty


def test_a_doubt_that_the_claim_does_not_share_is_a_delta() -> None:
    verdict = judge(
        state("The bank has closed 40 branches."), state("The bank may have closed 40 branches.")
    )
    assert Slot.CERTAINTY in {delta.slot for delta in verdict.deltas}


def test_cosine_alone_never_makes_a_report() -> None:
    claim = state("The council approved the harbour plan.")
    passage = state("Officials gave the waterfront scheme their blessing.")
    assert judge(claim, passage, cosine=0.99).relation in {Relation.UNCLEAR, Relation.RELATED}


def test_cosine_does_not_hide_a_negation() -> None:
    claim = state("The council approved the harbour plan.")
    passage = state("The council did not approve the harbour plan.")
    assert judge(claim, passage, cosine=0.98).relation is Relation.DISPUTES


def test_a_report_scores_above_a_related_passage_and_that_above_a_stranger() -> None:
    claim = state("Arvo Motors will close its factory in Leden.")
    report, related, stranger = (
        judge(claim, state(text)).score
        for text in (
            "Arvo Motors is to shut its Leden factory.",
            "Workers in Leden have built engines since 1974.",
            "A heatwave is forecast for the weekend.",
        )
    )
    assert report > related > stranger


def test_an_empty_passage_is_unclear() -> None:
    verdict = judge(state("The council approved the plan."), state(""))
    assert (verdict.relation, len(verdict.evidence)) == (Relation.UNCLEAR, 0)


def test_an_empty_claim_is_unclear() -> None:
    assert judge(state(""), state("The council approved the plan.")).relation is Relation.UNCLEAR


def test_a_signal_speaks_in_the_words_of_its_docstring_and_shows_the_values() -> None:
    verdict = judge(state("The blast killed 12 people."), state("The blast killed 19 people."))
    said = {signal.name: signal.says for signal in verdict.signals}
    assert said["number_differs"].startswith("The passage gives another number")
    assert "12" in said["number_differs"]
    assert "19" in said["number_differs"]


def test_a_signal_without_a_sentence_cannot_enter_the_table() -> None:
    def silent(_pair: Comparison) -> float:
        return 1.0

    with pytest.raises(ValueError, match="silent"):
        features.weighed([(silent, 1.0)])


VOCABULARY = (
    "the council not approved rejected harbour plan 12 people killed denied that on 9 March . "
    '" , said may Dorn no one by was'
)
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=25).map(" ".join)


@given(claim=WORDS, passage=WORDS)
@settings(max_examples=60, deadline=None)
def test_any_two_texts_get_a_score_and_evidence_inside_the_passage(
    claim: str, passage: str
) -> None:
    verdict = judge(state(claim), state(passage))
    assert 0.0 <= verdict.score <= 1.0
    assert 0 <= verdict.evidence.start <= verdict.evidence.end <= len(passage)


@given(text=WORDS)
@settings(max_examples=40, deadline=None)
def test_a_sentence_never_disputes_itself(text: str) -> None:
    same = state(text.replace(".", ""))
    verdict = judge(same, same)
    assert verdict.relation is not Relation.DISPUTES
