from __future__ import annotations

import pytest

from service.matching.lexemes import lexeme
from service.matching.stem import stem
from service.matching.terms import Terms, worded
from service.matching.wording import Likeness, lay
from service.model import Statement
from service.text.facts import state


@pytest.mark.parametrize(
    "forms",
    [
        "approve approved approves approving approval",
        "authorise authorised authorize authorisation authorization",
        "resign resigned resigning resignation",
        "die died dies dying",
        "win won winning wins",
        "city cities",
        "labour labor",
        "centre center",
        "sue sued suing",
        "agree agreed agrees agreeing agreement",
        "guarantee guaranteed guarantees guaranteeing",
        "free freed frees freeing",
        "succeed succeeded succeeds succeeding",
        "company's company companies",
    ],
)
def test_the_forms_of_a_word_share_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["approve approach", "union unit", "vote veto", "north nothing"])
def test_unlike_words_keep_unlike_stems(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) != stem(other)


def test_the_country_is_not_the_pronoun() -> None:
    assert lexeme("US").weight > 0
    assert lexeme("us").weight == 0


def terms(text: str) -> Terms:
    return worded(Statement(text, ())).terms


def likeness(ours: str, theirs: str) -> list[Likeness]:
    wording = lay(*map(terms, (ours, theirs)))
    return [pair.likeness for pair in wording.pairs]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("approved", "authorised", Likeness.SYNONYM),
        ("resigned", "stepped down", Likeness.SYNONYM),
        ("dead", "lost their lives", Likeness.SYNONYM),
        ("the US", "America", Likeness.SYNONYM),
        ("approved", "rejected", Likeness.OPPOSITE),
        ("turned down", "approved", Likeness.OPPOSITE),
        ("rose", "fell", Likeness.OPPOSITE),
        ("economist", "economics", Likeness.DERIVED),
        ("killed", "kills", Likeness.SAME),
    ],
)
def test_words_meet_by_form_family_or_opposite(ours: str, theirs: str, expected: Likeness) -> None:
    assert likeness(ours, theirs) == [expected]


def test_a_name_is_never_the_opposite_of_a_word() -> None:
    assert likeness("the ship Constant Rose", "it lies 40 metres down") == []


def test_numbers_and_dates_are_left_to_the_facts() -> None:
    keys = [
        term.key for term in worded(state("The blast killed 12 people on 9 March.")).terms.items
    ]
    assert keys == [stem(word) for word in ("blast", "killed", "people")]


def test_terms_carry_the_span_of_the_published_text() -> None:
    text = "The minister stepped down – at last – on Monday."
    cut = [term.span.cut(text) for term in terms(text).items]
    assert "stepped down" in cut


def test_recall_and_precision_count_the_shared_weight() -> None:
    wording = lay(terms("harbour plan"), terms("harbour bridge road"))
    assert 0 < wording.precision < wording.recall < 1
