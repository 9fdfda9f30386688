"""Each row: two texts with words that are opposites, or the two ends of one deed."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation
from service.text.facts import state

FROM_THE_OTHER_END = [
    (
        "Lena Marek lost the semi-final to Anna Vogt.",
        "Anna Vogt won the semi-final on Saturday, beating Lena Marek.",
    ),
    ("Ipswich beat Derby in the cup.", "Derby lost to Ipswich in the cup on Tuesday."),
    ("Ajax sold the defender to Roma.", "Roma bought the defender from Ajax."),
    ("Shell sold the refinery to Essar.", "The refinery was bought by Essar from Shell."),
    ("Chile exports copper to Japan.", "Japan imports copper from Chile."),
    ("Senator Jill Wray lost her seat to Max Ober.", "Max Ober won the seat of Jill Wray."),
    (
        "Omar Haddad quit the Greens for the Liberals.",
        "Omar Haddad has joined the Liberals after quitting the Greens.",
    ),
    ("Hoffman left Bayern for Celtic.", "Celtic have been joined by Hoffman from Bayern."),
    ("Arsenal beat Chelsea.", "Chelsea were beaten by Arsenal."),
]
BY_ONE_PARTY = [
    (
        "Anna Vogt lost the semi-final to Lena Marek.",
        "Anna Vogt won the semi-final on Saturday, beating Lena Marek.",
    ),
    ("Ipswich lost to Derby in the cup.", "Ipswich beat Derby in the cup on Tuesday."),
    ("Ajax bought the defender.", "Ajax sold the defender to Roma."),
    ("Chile imports copper.", "Chile exports copper, mostly to Japan."),
    ("Spain left the treaty.", "Spain joined the treaty on Monday."),
    ("The union won its case against Bosch.", "The union lost its case against Bosch."),
    ("The council approved the stadium plan.", "The council rejected the stadium plan."),
    (
        "Cole lost the final to Harris.",
        "Harris did not beat Cole in the final; the match was abandoned.",
    ),
]
BY_A_THIRD = [
    (
        "Georgia won the match.",
        "Wales lost the match to Italy, whose captain was born in Georgia.",
    ),
    ("Merck bought the laboratory.", "The laboratory was sold by Bayer to Sanofi."),
]


def relation(claim, passage):
    return judge(state(claim), state(passage)).relation


@pytest.mark.parametrize(("claim", "passage"), FROM_THE_OTHER_END)
def test_what_the_other_party_does_is_the_same_deed(claim, passage):
    assert relation(claim, passage) is Relation.REPORTS


@pytest.mark.parametrize(("claim", "passage"), BY_ONE_PARTY)
def test_opposite_words_of_one_party_deny_each_other(claim, passage):
    assert relation(claim, passage) in {Relation.DISPUTES, Relation.DIFFERS}


@pytest.mark.parametrize(("claim", "passage"), BY_A_THIRD)
def test_where_another_does_the_opposite_nothing_is_said_of_the_claim(claim, passage):
    assert relation(claim, passage) in {Relation.UNCLEAR, Relation.RELATED}
