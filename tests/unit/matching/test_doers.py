"""Each row: two texts that tell one act, of one doer or of two."""

from __future__ import annotations

import pytest

from service.matching import judge
from service.model import Relation, Slot, Verdict
from service.text.facts import state

NEAR = 0.9
"""The cosine of two texts that differ in a name."""
OF_TWO_NAMES = [
    (
        "Prime Minister Anna Berg opened the dam on Saturday.",
        "President Karl Lund opened the dam on Saturday.",
    ),
    (
        "Finance Minister Iva Horn presented the budget to parliament.",
        "The budget was presented to parliament by Prime Minister Jan Toth.",
    ),
    (
        "Mayor Tom Reed laid the foundation stone on Friday.",
        "Governor Lisa Moor laid the foundation stone on Friday.",
    ),
    (
        "Chancellor Greta Lang signed the treaty in Vienna.",
        "The treaty was signed in Vienna by Foreign Minister Otto Klein.",
    ),
    (
        "Archbishop Paul Denning blessed the new ferry.",
        "Bishop Oskar Venn blessed the new ferry.",
    ),
    ("Ostrel broke the truce within hours.", "Varnia broke the truce within hours."),
]
BY_MANY = [
    (
        "Prime Minister Anna Berg attended the ceremony in Idra.",
        "President Karl Lund attended the ceremony in Idra.",
    ),
    (
        "Prime Minister Anna Berg marked the day in Idra.",
        "President Karl Lund marked the day in Idra.",
    ),
]
OF_ONE_NAME = [
    (
        "Prime Minister Anna Berg opened the dam on Saturday.",
        "Prime Minister Berg opened the dam on Saturday before President Karl Lund.",
    ),
    (
        "Prime Minister Anna Berg opened the dam on Saturday.",
        "President Karl Lund and Prime Minister Anna Berg opened the dam on Saturday.",
    ),
    (
        "Prime Minister Anna Berg met President Karl Lund in Oslo.",
        "President Karl Lund met Prime Minister Anna Berg in Oslo.",
    ),
    ("The dam was opened on Saturday.", "The dam was opened on Saturday by President Karl Lund."),
    ("Falk opened the dam on Saturday.", "The minister opened the dam on Saturday."),
]
OF_TWO_KINDS = [
    ("The bomb was found by a postman.", "The bomb was found by a schoolgirl."),
    ("A pensioner discovered the mosaic.", "A plumber discovered the mosaic."),
    ("A pensioner discovered the mosaic.", "The mosaic was discovered by a plumber."),
    ("The wallet was found by a cleaner.", "The wallet was found by a tourist."),
    ("The report was written by a judge.", "The report was written by a professor."),
    ("Rain delayed the final.", "A power cut delayed the final."),
]
OF_ONE_KIND = [
    ("The bomb was found by a postman.", "A postman found the bomb."),
    ("The bomb was found by police.", "The bomb was found by officers."),
    ("The bomb was found by a postman.", "The bomb was found by a man."),
    ("The bomb was found.", "The bomb was found by a postman."),
    ("The memorandum listed the flaws.", "The memo listed the flaws."),
]


def _both(one: str, other: str, *, cosine: float | None = None) -> list[Verdict]:
    pairs = ((one, other), (other, one))
    return [judge(state(claim), state(passage), cosine=cosine) for claim, passage in pairs]


@pytest.mark.parametrize(("one", "other"), OF_TWO_NAMES)
def test_two_names_for_who_did_it_differ_whatever_their_titles(one: str, other: str) -> None:
    for verdict in _both(one, other, cosine=NEAR):
        assert verdict.relation is Relation.DIFFERS
        assert [delta.slot for delta in verdict.deltas] == [Slot.NAME]


@pytest.mark.parametrize(("one", "other"), BY_MANY)
def test_what_two_may_both_do_is_neither_reported_nor_another(one: str, other: str) -> None:
    for verdict in _both(one, other, cosine=NEAR):
        assert verdict.relation is Relation.RELATED


@pytest.mark.parametrize(("one", "other"), OF_ONE_NAME)
def test_a_name_beside_the_doer_is_no_other(one: str, other: str) -> None:
    assert judge(state(one), state(other), cosine=NEAR).relation is Relation.REPORTS


@pytest.mark.parametrize(("one", "other"), OF_TWO_KINDS)
def test_two_nouns_for_who_did_it_leave_it_unclear(one: str, other: str) -> None:
    assert {verdict.relation for verdict in _both(one, other)} == {Relation.UNCLEAR}


@pytest.mark.parametrize(("one", "other"), OF_ONE_KIND)
def test_a_word_that_may_mean_the_doer_does_not(one: str, other: str) -> None:
    assert judge(state(one), state(other)).relation is Relation.REPORTS
