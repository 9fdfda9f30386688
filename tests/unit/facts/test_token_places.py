"""Where the tokens of a text are, for recognisers that look only at some of them."""

import pytest

from service.text.facts.tokens import Gap, Kind, tokenise


def test_the_places_of_some_words_come_in_order():
    t = tokenise("The mill and the dam and the weir.")
    assert t.where({"the", "weir", "canal"}) == [0, 3, 6, 7]
    assert t.where({"canal"}) == []


def test_numbers_and_capitals_are_known_by_place():
    t = tokenise("Ana Reyes sold 12 mills in 2019 to Bo's firm.")
    assert [t.keys[i] for i in t.numerals] == ["12", "2019"]
    assert [t.tokens[i].text for i in t.capitals] == ["Ana", "Reyes", "Bo"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("One. Two.", [1, 1, 2, 2]),
        ("One.) Two", [1, 1, 1, 2]),
        ("One. two", [1, 1, 1]),
        ("One.Two", [1, 1, 1]),
        ("One\nTwo", [1, 1]),
        ("One\n\nTwo", [1, 2]),
        ("One?! “Two", [1, 1, 1, 2, 2]),
        ("Mr. Bo", [1, 1, 1]),
        ("No. 4 No. Four", [1, 1, 1, 1, 1, 2]),
        ("", []),
    ],
)
def test_each_token_knows_its_sentence(text, numbers):
    assert list(tokenise(text).sentences) == numbers


def test_what_stands_between_two_tokens_is_told():
    gaps = [token.gap for token in tokenise("a-b c\n d\n\ne").tokens[:6]]
    assert gaps == [Gap.PARAGRAPH, Gap.GLUED, Gap.GLUED, Gap.SPACE, Gap.SPACE, Gap.PARAGRAPH]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("depot", Kind.WORD),
        ("didn't", Kind.WORD),
        ("1,250.5", Kind.NUMBER),
        ("U.S.", Kind.INITIALS),
        ("½", Kind.WORD),
        ("$", Kind.MARK),
        ("_", Kind.MARK),
        ("x" * 5_000, Kind.WORD),
    ],
)
def test_a_token_is_known_by_what_it_is_made_of(word, kind):
    first = tokenise(word).tokens[0]
    assert (first.text, first.kind) == (word, kind)
