"""Which words of a claim are looked for."""

import pytest

from service.store.postings import MOST_READ, terms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("The U.S. said that Oslo, oslo and OSLO agreed.", ["oslo", "agreed"]),
        ("3.5 of 10,000 km² at 10:30", ["3.5", "10,000", "km²", "10:30"]),
        ("5th, 2024-11-18, 1.2.", ["5th", "2024", "11", "18", "1.2"]),
        ("snake_case and state-of-the-art", ["snake", "case", "state", "art"]),
        ("cafe\u0301 Straße", ["café", "strasse"]),
        ("政府 批准", ["政府", "批准"]),
        ("the of and a", []),
        ('" * ^ NEAR() \x00 \ud800', ["near"]),
    ],
)
def test_terms_are_the_telling_words_once_each(text, words):
    assert terms(text) == words


def test_terms_of_a_very_long_claim_are_bounded():
    assert len(terms(" ".join(f"word{n}" for n in range(100_000)))) == MOST_READ
    assert len(terms("x" * 10_000_000)) == 1
    assert len(terms("1," * 5_000_000)) == 1
