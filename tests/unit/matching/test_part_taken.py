"""Each row: a claim and a passage that has the claim's name, in its part or in another."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation, Slot
from service.text.facts import state

DONE_BY_ANOTHER = [
    (
        "Clara Oduya painted the mural in Leith.",
        "The mural in Leith was painted by Finn Hagen, a pupil of Clara Oduya.",
    ),
    (
        "Tesco opened the depot in Kent.",
        "Lidl opened the depot in Kent, forcing Tesco to look elsewhere.",
    ),
    (
        "Nadia Karim won the Harlow by-election.",
        "Owen Blake won the Harlow by-election, beating Nadia Karim by 412 votes.",
    ),
    (
        "Corning will build the plant in Ohio.",
        "Saint-Gobain will build the plant in Ohio, beating a rival bid from Corning.",
    ),
    (
        "Raducanu beat Swiatek in Rome.",
        "Gauff beat Swiatek in Rome a day after Raducanu pulled out.",
    ),
]
DONE_TO_ANOTHER = [
    (
        "Peter Hale was named head of the Tate.",
        "The Tate has named Ruth Amos as its head, succeeding Peter Hale, who leaves in June.",
    ),
    (
        "Kerry Dunn was elected mayor of Bath.",
        "Bath elected Omar Said as mayor on Thursday, with Kerry Dunn second.",
    ),
]
IN_TURN = [
    (
        "Luc Ferrand blamed the driver of the motorcycle for the crash.",
        "The driver of the motorcycle blamed Luc Ferrand for the crash.",
    ),
    (
        "The Hollin council sold the barracks to the interior ministry.",
        "The interior ministry sold the barracks to the Hollin council.",
    ),
]
OF_ANOTHER_ACT = [
    (
        "Porto fired their coach Rui Pinto.",
        "Braga fired their coach Jorge Melo on Monday after a defeat by Porto.",
    ),
    (
        "Mercia fined the bank Ostrava Trust.",
        "Carnia fined the insurer Lund Mutual, which has a branch in Mercia.",
    ),
]
AS_CLAIMED = [
    (
        "Bukayo Saka scored the winner against Fulham.",
        "Saka, who came on for Leandro Trossard, scored the winner against Fulham.",
    ),
    (
        "Finn Hagen painted the mural in Leith.",
        "The mural in Leith was painted by Finn Hagen, a pupil of Clara Oduya.",
    ),
    ("China vetoed the resolution.", "China and Russia vetoed the resolution."),
    (
        "Microsoft acquired the startup Inkwell.",
        "Inkwell, the startup founded by Dana Pell, was acquired by Microsoft.",
    ),
    (
        "Everton signed the goalkeeper Jan Kos.",
        "Jan Kos, the goalkeeper Wolves wanted, has been signed by Everton.",
    ),
    ("Nokia sued Oppo in Munich.", "Nokia sued Vivo and Oppo in Munich."),
    (
        "The White House condemned the attack on Erbil.",
        "President Joe Biden condemned the attack on Erbil, the White House said.",
    ),
    ("Varn is named Emil Tosk.", "Varn named as Emil Tosk from west Orsted."),
    (
        "UConn has fielded six teams since 1990.",
        "At UConn the Huskies have fielded six teams since 1990.",
    ),
]


@pytest.mark.parametrize(("claim", "passage"), DONE_BY_ANOTHER + DONE_TO_ANOTHER + IN_TURN)
def test_a_name_in_another_part_does_not_fill_its_own(claim, passage):
    verdict = judge(state(claim), state(passage))
    assert verdict.relation is Relation.DIFFERS
    assert Slot.NAME in {delta.slot for delta in verdict.deltas}


@pytest.mark.parametrize(("claim", "passage"), OF_ANOTHER_ACT)
def test_where_both_parties_are_others_it_is_another_event(claim, passage):
    assert judge(state(claim), state(passage)).relation is Relation.RELATED


@pytest.mark.parametrize(("claim", "passage"), AS_CLAIMED)
def test_a_name_in_its_part_is_reported_whoever_else_is_named(claim, passage):
    assert judge(state(claim), state(passage)).relation is Relation.REPORTS


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "Carter punched Mills outside the pub.",
            "Carter and Mills argued outside the pub. One of them then punched the other.",
        ),
        ("Dunne shot Farrell.", "Dunne and Farrell fought; one of the two shot the other."),
    ],
)
def test_where_it_is_open_who_of_two_did_it_the_passage_takes_no_stand(claim, passage):
    assert judge(state(claim), state(passage)).relation is Relation.UNCLEAR


def test_the_difference_cuts_the_two_names_out_of_the_texts():
    claim = "Tesco opened the depot in Kent."
    passage = "Lidl opened the depot in Kent, forcing Tesco to look elsewhere."
    (delta,) = judge(state(claim), state(passage)).deltas
    assert delta.ours.span.cut(claim) == "Tesco"
    assert delta.theirs.span.cut(passage) == "Lidl"
