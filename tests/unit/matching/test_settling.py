"""What becomes of a pair once a reader has had its say."""

import pytest

from service.matching import weighing
from service.matching.comparison import compare
from service.matching.relation import decide
from service.matching.settling import settle
from service.matching.unmatched import differences, unmatched
from service.model import Certainty, Opinion, Relation, Slot
from service.text.facts import state

CLAIM = "The harbour board approved the new quay."
TOLD_AFAR = "Members gave the go-ahead for the berth, the authority's minutes show."
STEADY = (0.8, 0.15, 0.05)


def opinion(*relation, certainty=STEADY):
    return Opinion((*relation, *(0.0,) * (4 - len(relation))), certainty)


def settled(claim, passage, given, cosine=0.6):
    return settle(state(claim, None), state(passage, None), cosine=cosine, opinion=given)


def test_the_chances_sum_to_one_whatever_the_reader_says():
    pair = compare(state(CLAIM, None), state(TOLD_AFAR, None), cosine=None)
    for given in (opinion(1), opinion(0, 1), opinion(0, 0, 1), opinion(0, 0, 0, 1)):
        chance = weighing.chances(pair, decide(pair), given, differences(pair))
        assert sum(chance.values()) == pytest.approx(1)


def test_a_wording_that_no_rule_knows_is_a_report_where_the_reader_is_sure():
    assert settled(CLAIM, TOLD_AFAR, opinion(0.97, 0.01, 0.01, 0.01)).relation is Relation.REPORTS


def test_a_surer_reader_never_makes_its_relation_less_likely():
    pair = compare(state(CLAIM, None), state(TOLD_AFAR, None), cosine=0.6)
    ruled, shown = decide(pair), differences(pair)
    for place, relation in enumerate(weighing.RELATIONS):
        likely = []
        for chance in (0.1, 0.4, 0.7, 0.97):
            row = [(1 - chance) / 3] * 4
            row[place] = chance
            likely.append(
                weighing.chances(pair, ruled, Opinion(tuple(row), STEADY), shown)[relation]
            )
        assert likely == sorted(likely), relation


def test_a_difference_that_no_fact_shows_is_not_claimed():
    verdict = settled(CLAIM, TOLD_AFAR, opinion(0.01, 0.97, 0.01, 0.01))
    assert verdict.relation is not Relation.DIFFERS
    assert verdict.deltas == ()


def test_a_reader_s_difference_is_shown_by_the_facts_that_stand_unmatched():
    claim, passage = "Farid Amouz leads the inquiry.", "The inquiry is led by Lena Corvin."
    pair = compare(state(claim, None), state(passage, None), cosine=0.7)
    (delta,) = unmatched(pair)
    assert delta.slot is Slot.NAME
    assert (delta.ours.text, delta.theirs.text) == ("Farid Amouz", "Lena Corvin")


def test_what_both_say_stands_unmatched_on_neither_side():
    claim, passage = "Farid Amouz leads 12 people.", "Farid Amouz has 12 people under him."
    assert unmatched(compare(state(claim, None), state(passage, None), cosine=None)) == ()


def test_the_reader_s_word_is_the_first_signal_and_says_so_to_the_editor():
    first, *others = settled(CLAIM, TOLD_AFAR, opinion(0.1, 0.1, 0.7, 0.1)).signals
    assert first.name == "read_as_dispute"
    assert first.says.startswith("The trained reader")
    assert others


def test_the_certainty_is_the_reader_s_where_it_is_sure():
    hedged = opinion(0.9, 0, 0, 0.1, certainty=(0.1, 0.1, 0.8))
    assert settled(CLAIM, TOLD_AFAR, hedged).certainty is Certainty.HEDGED


def test_the_score_is_the_chance_of_a_stand():
    near = settled(CLAIM, TOLD_AFAR, opinion(0.97, 0.01, 0.01, 0.01)).score
    far = settled(CLAIM, "The choir sang until midnight.", opinion(0.01, 0.01, 0.01, 0.97), 0).score
    assert 0 <= far < 0.5 < near <= 1


def test_swapped_roles_are_a_difference_whatever_the_reader_says():
    claim, passage = "Oldcastle Dairy sued Brightwell.", "Brightwell has sued Oldcastle Dairy."
    verdict = settled(claim, passage, opinion(0.97, 0.01, 0.01, 0.01))
    assert verdict.relation is Relation.DIFFERS
    assert verdict.deltas


def test_a_stand_of_the_rules_on_a_claim_of_a_few_words_holds():
    verdict = settled("The ferry sank.", "The ferry sank on Monday.", opinion(0, 0, 0, 1))
    assert verdict.relation is Relation.REPORTS
    assert not [signal for signal in verdict.signals if signal.name.startswith("read_as")]
