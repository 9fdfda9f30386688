import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.text.windows import windows

TEXT = st.lists(
    st.sampled_from(["a", "word", "Longer", ". ", " ", "   ", "\n", "x" * 9, "。"]), max_size=30
).map("".join)


def cut(text, limit):
    return [span.cut(text) for span in windows(text, limit)]


def test_a_short_paragraph_is_one_window():
    assert cut("One. Two. Three.", 100) == ["One. Two. Three."]


def test_a_window_ends_with_a_sentence_where_one_fits():
    assert cut("It rained. It stopped. It rained again.", 24) == [
        "It rained. It stopped.",
        "It rained again.",
    ]


def test_a_long_sentence_is_cut_at_a_space():
    assert cut("one two three four five", 9) == ["one two", "three", "four five"]


def test_a_long_word_is_cut_hard():
    assert cut("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_a_limit_below_one_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        windows("text", 0)


@given(TEXT, st.integers(1, 20))
@settings(max_examples=80, deadline=None)
def test_windows_are_short_in_order_and_lose_no_ink(text, limit):
    found = windows(text, limit)
    assert all(0 < len(span) <= limit for span in found)
    ends = [0, *(span.end for span in found)]
    starts = [*(span.start for span in found), len(text)]
    assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))
