from __future__ import annotations

import pytest

from service.text.telling import tellings


def told(paragraph: str) -> list[str]:
    return [
        " ".join(word for word, mark in zip(each.words, each.told, strict=True) if mark)
        for each in tellings(paragraph)
    ]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("The mayor said “we will rebuild” on Monday.", ["the mayor said on monday"]),
        ("“We will rebuild. Nobody is left", ["", ""]),
        ("The pier is shut. — Ann Lee (@annlee) May 3, 2019", ["", ""]),
        ("LEE: The pier is shut. It stays shut.", ["", ""]),
        (
            "The pier burnt. Photo 1 of 3 Smoke over town. Photo 2 of 3 The mayor. It was late.",
            ["the pier burnt", "", "the mayor", "it was late"],
        ),
        ("The pier burnt.The mayor wept.", ["the pier burnt", "the mayor wept"]),
        ("The U.S. fleet left.", ["the u s fleet left"]),
    ],
)
def test_what_is_quoted_tweeted_transcribed_or_captioned_is_not_told(
    paragraph: str, expected: list[str]
) -> None:
    assert told(paragraph) == expected


def test_a_sentence_that_never_ends_is_cut() -> None:
    assert max(len(each.words) for each in tellings("word " * 1_000)) <= 150
