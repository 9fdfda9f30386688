import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.text.clean import canonical, fold, squeeze

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("one\r\ntwo\rthree\x85four\u2028five\u2029six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("\ufeffA mark at the front", "A mark at the front"),
        ("A mark \ufeff inside", "A mark \ufeff inside"),
        ("  “Kept”\xa0—  as it\tis \n", "  “Kept”\xa0—  as it\tis \n"),
        ("\r\n\r\n", "\n\n"),
        ("", ""),
    ],
)
def test_canonical_text_changes_line_ends_and_nothing_else(raw, expected):
    assert canonical(raw) == expected


@given(ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_folding_keeps_every_offset(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert all(was == now or now in " '\"-" for was, now in zip(text, folded, strict=True)), (
        "only spaces, quotes and dashes change"
    )


@given(ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_normal_forms_are_stable(text):
    assert fold(fold(text)) == fold(text)
    assert squeeze(squeeze(text)) == squeeze(text)
    assert not any(letter.isspace() and letter != " " for letter in fold(text))


def test_folding_makes_quotes_dashes_and_spaces_plain():
    assert fold("“It’s”\n«so»\t–\u2009— ‑ \u3000x") == '"It\'s" "so" - - -  x'


def test_squeezed_text_stands_on_one_line():
    assert squeeze("  The\n move\t \xa0precedes \r\n it ") == "The move precedes it"


def test_odd_code_points_pass_through():
    assert fold(canonical("a\x00b\ud800c")) == "a\x00b\ud800c"
