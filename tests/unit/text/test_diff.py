"""The words of one text that another lacks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text import diff
from service.text.diff import common, marks

OURS = "The ferry sank near Aldmouth on Monday, and 12 people died."
THEIRS = "The ferry sank off Aldmouth, and at least 14 people died on Monday."


def cut(text, spans):
    return [span.cut(text) for span in spans]


def test_the_runs_that_the_other_lacks_are_marked_on_both_sides():
    ours, theirs = marks(OURS, THEIRS)
    assert cut(OURS, ours) == ["near", "on Monday", "12"]
    assert cut(THEIRS, theirs) == ["off", "at least 14", "on Monday"]


def test_typography_alone_is_no_difference():
    assert marks("“Stay in,” he said – twice.", '"Stay in," he said - twice.') == ((), ())


@given(st.text(), st.text())
def test_marks_cut_the_text_and_swap_with_the_sides(one, other):
    ours, theirs = marks(one, other)
    assert marks(other, one) == (theirs, ours)
    for text, spans in ((one, ours), (other, theirs)):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.text())
def test_a_text_lacks_nothing_of_itself(text):
    assert marks(text, text) == ((), ())


@pytest.mark.parametrize("limit", [0, 10**9])
def test_what_the_other_holds_nowhere_is_marked_in_texts_of_any_length(monkeypatch, limit):
    monkeypatch.setattr(diff, "_MOST_LAID", limit)
    ours, theirs = marks("Ten cows ate grass", "Nine cows ate grass")
    assert cut("Ten cows ate grass", ours) == ["Ten"]
    assert cut("Nine cows ate grass", theirs) == ["Nine"]


@given(st.text(alphabet="ab "), st.text(alphabet="abc "), st.text(alphabet="bc "))
def test_what_two_rows_of_marks_share_is_covered_by_both(text, second, third):
    one, other = marks(text, second)[0], marks(text, third)[0]
    covered = [set().union(*(range(s.start, s.end) for s in row)) for row in (one, other)]
    shared = set().union(*(range(s.start, s.end) for s in common(one, other)))
    assert shared == covered[0] & covered[1]
