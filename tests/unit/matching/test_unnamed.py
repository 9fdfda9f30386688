"""What an article must name to report a claim."""

import pytest

from service.matching.article_words import ArticleWords
from service.matching.relation import judge
from service.matching.terms import worded
from service.matching.unnamed import article_never_names, checked, lacking
from service.model import Relation
from service.text.facts import state

CLAIM = "Police arrested Farid Amouz near Aldmouth on Friday."


def missing(claim, article, *small):
    written = {*small}
    words = ArticleWords(article)
    return article_never_names(
        worded(state(claim, None)), words, lambda word: word.lower() in written
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
    assert missing(claim, article)


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
    assert missing(claim, article) == ()


def test_an_unknown_word_that_begins_a_sentence_is_a_name_unless_somebody_writes_it_small():
    article = "The police had taken in 20 people."
    assert missing("Dunmere police had taken in 20 people.", article) == ("Dunmere",)
    assert missing("Brisk police had taken in 20 people.", article, "brisk") == ()
    assert missing("Angry police had taken in 20 people.", article, "angry") == ()
    assert missing("Detectives had taken in 20 people.", article) == ()


def test_a_report_without_the_name_becomes_related_and_says_why():
    report = judge(state(CLAIM, None), state(CLAIM, None))
    assert report.relation is Relation.REPORTS
    lacks = lacking(worded(state(CLAIM, None)), "Farid Amouz was arrested.", lambda _: False)
    lowered = checked(report, lacks)
    assert lowered.relation is Relation.RELATED
    assert lowered.score < 0.5 <= report.score
    assert lowered.signals[-1].says == "The article never names what the claim names (“Aldmouth”)"


def test_a_report_with_its_names_and_a_difference_stay_what_they_are():
    asked = worded(state(CLAIM, None))
    report = judge(asked, state(CLAIM, None))
    other = judge(asked, state(CLAIM.replace("Aldmouth", "Kelby"), None))
    assert checked(report, lacking(asked, CLAIM, lambda _: False)) is report
    lacks = lacking(asked, "Nobody was.", lambda _: False)
    assert checked(other, lacks).relation is other.relation is Relation.DIFFERS
