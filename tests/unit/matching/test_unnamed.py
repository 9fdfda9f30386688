"""What an article must name to report a claim."""

import pytest

from service.matching.relation import judge
from service.matching.terms import worded
from service.matching.unnamed import article_never_names, checked
from service.model import Relation
from service.text.facts import state

CLAIM = "Police arrested Farid Amouz near Aldmouth on Friday."


def missing(claim, article):
    return article_never_names(worded(state(claim, None)), article)


@pytest.mark.parametrize(
    ("claim", "article"),
    [
        (CLAIM, "Police arrested Ines Varga near Aldmouth on Friday."),
        (CLAIM, "Police arrested Farid Amouz near Kelby on Friday."),
        ("A ferry sank off Varnholt.", "A ferry sank off the coast. Three people drowned."),
        ("The mayor, Mr Quillon, resigned.", "The mayor resigned, as Mr Tasselby had asked."),
    ],
)
def test_an_article_without_the_name_is_seen(claim, article):
    assert missing(claim, article)


@pytest.mark.parametrize(
    ("claim", "article"),
    [
        (CLAIM, "Police near Aldmouth arrested him.\nAmouz, 34, had been sought for weeks."),
        (CLAIM, "Aldmouth's police took in Farid AMOUZ."),
        ("Troops left France on Friday.", "French troops went home."),
        ("Troops left Italy on Friday.", "Italian troops went home."),
        ("The appeal went to the United Nations.", "The UN took the appeal."),
        ("The appeal went to the UN.", "The United Nations took the appeal."),
        ("Police met Sunniva Hale-Pell there.", "They met Pell."),
        ("A quay was approved on Friday.", "The quay has been approved."),
    ],
)
def test_a_name_in_another_form_or_place_of_the_article_will_do(claim, article):
    assert missing(claim, article) == ()


def test_a_report_without_the_name_becomes_related_and_says_why():
    report = judge(state(CLAIM, None), state(CLAIM, None))
    assert report.relation is Relation.REPORTS
    lowered = checked(report, ("Aldmouth",))
    assert lowered.relation is Relation.RELATED
    assert lowered.score < 0.5 <= report.score
    assert lowered.signals[-1].says == "The article never names what the claim names (“Aldmouth”)"


def test_a_report_with_its_names_and_a_difference_stay_what_they_are():
    report = judge(state(CLAIM, None), state(CLAIM, None))
    other = judge(state(CLAIM, None), state(CLAIM.replace("Aldmouth", "Kelby"), None))
    assert checked(report, ()) is report
    assert checked(other, ("Aldmouth",)).relation is other.relation is Relation.DIFFERS
