"""Third-party text cannot turn around what stands after it on a page."""

import pytest
from markupsafe import Markup

from service.web.direction import undirected


@pytest.mark.parametrize("turning", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_what_turns_the_writing_around_is_left_out(turning):
    assert undirected(f"a{turning}b") == "ab"


@pytest.mark.parametrize("kept", ["plain", "שלום, world", "mark\u200f", 7, None, True])
def test_everything_else_is_written_as_it_is(kept):
    assert undirected(kept) is kept


def test_markup_stays_markup():
    found = undirected(Markup("<p>\u202e&lt;</p>"))
    assert isinstance(found, Markup)
    assert found == Markup("<p>&lt;</p>")
