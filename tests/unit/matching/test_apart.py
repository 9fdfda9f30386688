"""How two passages of one row stand: what differs, what does not, and whether they say the same."""

from datetime import UTC, datetime

import pytest

from service.matching.apart import Beside, set_beside
from service.matching.terms import worded
from service.model import RowGroup
from service.text.facts import state

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


def beside(first, second, **how):
    one, other = (worded(state(text, NOON)) for text in (first, second))
    found = set_beside(one, other, cosine=0.7, **how)
    assert set_beside(other, one, cosine=0.7, **how) == found.mirrored()
    return found


def told(first, second, **how):
    return {
        (
            each.delta.slot.value,
            *(f.text if f else None for f in (each.delta.ours, each.delta.theirs)),
        )
        for each in beside(first, second, **how).differences
    }


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "The first hearing is on 19 March.",
            "A first hearing has been set for 9 March.",
            ("date", "19 March", "9 March"),
        ),
        (
            "Nine people died when the ferry sank near Aldmouth.",
            "The ferry sank near Aldmouth on Monday, killing 12 people, police said.",
            ("number", "Nine", "12"),
        ),
        (
            "The ferry sank near Aldmouth, police said.",
            "The ferry sank near Aldmouth.",
            ("attribution", "police said", None),
        ),
        (
            "The ferry may have hit a rock near Aldmouth.",
            "The ferry hit a rock near Aldmouth.",
            ("certainty", "may", None),
        ),
        (
            "The mayor was told of the leak in May.",
            "The mayor was never told of the leak in May.",
            ("negation", None, "never"),
        ),
        (
            "CARROW (MPA) — Oldham Dairy, run by farmers, has sued Brightwell for £2 million.",
            "Brightwell has sued Oldham Dairy for £2 million.",
            ("name", "Oldham Dairy", "Brightwell"),
        ),
    ],
)
def test_what_an_editor_would_set_side_by_side_is_told(first, second, expected):
    assert expected in told(first, second)


@pytest.mark.parametrize(
    ("first", "second", "slot"),
    [
        (
            "An explosion tore through the warehouse before dawn on Tuesday, killing 12 people.",
            "Twelve people died in the warehouse explosion, the fire service said on Wednesday.",
            "date",
        ),
        ("The town lets drivers park here.", "The town drops its ban on parking here.", "negation"),
        (
            "The union says that the operator walked out of talks.",
            "The operator did not walk out of talks with the union, its director told the Ledger.",
            "name",
        ),
        (
            "The ferry sank near Aldmouth.",
            "The ferry sank near Aldmouth, and the inquiry could open next week.",
            "certainty",
        ),
        (
            "CARROW (MPA) — Drivers at Northline stop work in Carrow from Tuesday, the union said.",
            "Drivers at Northline in Carrow stop work from Tuesday, the union said.",
            "name",
        ),
        (
            "The infirmary took in nine of the people who were injured in the blast.",
            "Sixty-three people were injured in the blast.",
            "number",
        ),
        (
            "Northline ended the contract in October with three months' notice.",
            "The two had worked for nine years before Northline ended the contract in October.",
            "number",
        ),
        ("Commuters warned of a strike on the trams", "A strike on the trams", "attribution"),
    ],
)
def test_details_of_two_things_are_no_difference(first, second, slot):
    assert slot not in {each[0] for each in told(first, second)}


def test_a_rounded_figure_is_shown_and_moves_no_row():
    one, other = (
        worded(state(f"Some {count} people marched through Carrow.", NOON))
        for count in ("10,000", "9,900")
    )
    (found,) = set_beside(one, other, cosine=0.9).differences
    assert found.group is None


def test_the_same_sentence_differs_in_nothing_whenever_it_was_published():
    one, other = (
        worded(state("The ferry sank on Monday.", clock)) for clock in (NOON, NOON.replace(day=9))
    )
    assert set_beside(one, other, cosine=1.0) == Beside(says_the_same=True, differences=())


def test_a_changed_quote_puts_the_row_among_the_quotes():
    one, other = (
        worded(state(f"“We were {what} at the school,” Ann Ridley said.", NOON))
        for what in ("told nothing of this", "told little of this")
    )
    found = set_beside(one, other, cosine=0.9).differences
    assert RowGroup.DIFFERING_QUOTES in {each.group for each in found}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The harbour remains closed.", "The harbour, which is old, was closed to shipping."),
        (
            "Mayor Elsa Thornquist said the repair would cost €3.5 million.",
            "The mayor, Elsa Thornquist, said repairs would cost 3.5 million euros.",
        ),
        (
            "The first hearing is on 9 March.",
            "The court has listed the case for a first hearing on 9 March, a clerk said.",
        ),
    ],
)
def test_what_one_reports_of_the_other_is_the_same(first, second):
    assert beside(first, second).says_the_same


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Cracked dam forces 400 from homes", "Dam repair to cost £2m"),
        ("The first hearing is on 19 March.", "A first hearing has been set for 9 March."),
        ("Nobody was hurt in the fire.", "Two men were slightly injured in the fire."),
        ("The court did not say when it would rule.", "The court said it would rule in May."),
        (
            "Drivers at Northline have backed a strike in a row over breaks.",
            "Northline has rejected a claim by its drivers' union that it abandoned talks.",
        ),
    ],
)
def test_what_differs_or_is_only_about_one_thing_is_not_the_same(first, second):
    assert not beside(first, second).says_the_same
