"""What an article must name to report a claim."""

import pytest

from service.matching.relation import judge
from service.matching.terms import worded
from service.matching.unnamed import article_never_names, checked
from service.model import Relation, Slot
from service.text.facts import state

CLAIM = "Police arrested Farid Amouz near Aldmouth on Friday."


def missing(claim, article, *small):
    written = {*small}
    return article_never_names(
        worded(state(claim, None)), article, lambda word: word.lower() in written
    )


@pytest.mark.parametrize(
    ("claim", "article"),
    [
        (CLAIM, "Police arrested Ines Varga near Aldmouth on Friday."),
        (CLAIM, "Police arrested Farid Amouz near Kelby on Friday."),
        (CLAIM, "Police arrested Ines Amouz near Aldmouth."),
        ("A ferry sank off Varnholt.", "A ferry sank off the coast. Three people drowned."),
        ("The mayor, Mr Quillon, resigned.", "The mayor resigned, as Mr Tasselby had asked."),
        ("Thessaly Murk had resigned by then.", "She resigned in murky times."),
        ("But Dunmere Police Chief Ada Hale quit.", "Police Chief Ada Hale quit."),
        ("He left Dunmere Citizenship and Immigration Services.", "He left Citizenship Services."),
        ("He went to Upper Dunmere to talk to Ada Hale.", "He went to Munich to meet Ada Hale."),
    ],
)
def test_an_article_without_the_name_is_seen(claim, article):
    assert missing(claim, article).names


@pytest.mark.parametrize(
    ("claim", "article"),
    [
        (CLAIM, "Police near Aldmouth arrested him.\nAmouz, 34, had been sought for weeks."),
        (CLAIM, "Aldmouth's police took in Farid AMOUZ."),
        (CLAIM, "Near Aldmouth, Mr Amouz was arrested."),
        ("Troops left France on Friday.", "French troops went home."),
        ("Troops left Italy on Friday.", "Italian troops went home."),
        ("The appeal went to the United Nations.", "The UN took the appeal."),
        ("The appeal went to the UN.", "The United Nations took the appeal."),
        ("Police met Sunniva Hale-Pell there.", "They met Pell."),
        ("A quay was approved on Friday.", "The quay has been approved."),
        ("Kelby Council Approves Quay", "The council has approved the quay."),
        ("They asked Education Secretary Ada Hale.", "They asked the minister, Ada Hale."),
    ],
)
def test_a_name_in_another_form_or_place_of_the_article_will_do(claim, article):
    assert missing(claim, article).names == ()


def test_an_unknown_word_that_begins_a_sentence_is_a_name_unless_somebody_writes_it_small():
    article = "The police had taken in 20 people."
    assert missing("Dunmere police had taken in 20 people.", article).names == ("Dunmere",)
    assert missing("Brisk police had taken in 20 people.", article, "brisk").names == ()
    assert missing("Angry police had taken in 20 people.", article, "angry").names == ()
    assert missing("Detectives had taken in 20 people.", article).names == ()


def test_a_report_without_the_name_becomes_related_and_says_why():
    report = judge(state(CLAIM, None), state(CLAIM, None))
    assert report.relation is Relation.REPORTS
    lowered = checked(report, missing(CLAIM, "Farid Amouz was arrested."))
    assert lowered.relation is Relation.RELATED
    assert lowered.score < 0.5 <= report.score
    assert lowered.signals[-1].says == "The article never names what the claim names (“Aldmouth”)"


def test_a_report_with_its_names_stays_one():
    report = judge(state(CLAIM, None), state(CLAIM, None))
    assert checked(report, missing(CLAIM, CLAIM)) is report


@pytest.mark.parametrize("passage", ["Police arrested 11 people.", "Police arrested nobody."])
def test_a_number_or_a_no_is_not_the_claims_where_the_article_never_names_its_place(passage):
    claim = "Police arrested nine people near Aldmouth."
    judged = judge(state(claim, None), state(passage, None))
    assert judged.relation.takes_a_stand
    lowered = checked(judged, missing(claim, f"Riot in Kelby.\n{passage}"))
    assert lowered.relation is Relation.RELATED
    assert lowered.deltas == ()


@pytest.mark.parametrize(
    "claim",
    [
        "About 400 people were evacuated from Zorbleton.",
        "About 400 people were evacuated from Zorbleton on Tuesday.",
        "About 400 people were evacuated from the town of Zorbleton.",
        "About 400 people were evacuated at Zorbleton harbour.",
    ],
)
def test_an_unknown_name_behind_a_preposition_is_a_place_too(claim):
    judged = judge(state(claim, None), state("About 1,200 people were evacuated.", None))
    assert judged.relation.takes_a_stand
    assert checked(judged, missing(claim, "Blast at Kelby harbour")).relation is Relation.RELATED
    assert checked(judged, missing(claim, "Blast at Zorbleton harbour")) is judged


def test_a_name_in_whose_place_the_passage_has_another_differs_and_does_not_lack():
    passage = CLAIM.replace("Aldmouth", "Kelby")
    other = judge(state(CLAIM, None), state(passage, None))
    assert other.relation is Relation.DIFFERS
    assert checked(other, missing(CLAIM, passage)) is other
    assert checked(other, missing(CLAIM, "Nobody was.")).relation is Relation.RELATED


def test_another_place_and_another_number_are_another_event():
    claim = "Nine people were killed when the ferry sank near Zorbleton."
    passage = "Thirty people were killed when the ferry sank near Aldmouth."
    judged = judge(state(claim, None), state(passage, None))
    assert {delta.slot for delta in judged.deltas} == {Slot.NUMBER, Slot.PLACE}
    assert checked(judged, missing(claim, passage)).relation is Relation.RELATED


def test_a_denial_of_an_article_that_names_the_place_stays_one():
    claim = "A fault started the fire near Aldmouth, Ines Varga said."
    judged = judge(state(claim, None), state("A fault did not start the fire.", None))
    assert judged.relation is Relation.DISPUTES
    assert checked(judged, missing(claim, "Fire near Aldmouth")) is judged
    assert checked(judged, missing(claim, "Fire near Kelby")).relation is Relation.RELATED
