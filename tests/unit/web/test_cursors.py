import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marshmallow import ValidationError

from service.web.cursors import Cursor, cursor

IDS = st.text("abcdefgh0123456789-:._", min_size=1, max_size=200)


@given(IDS)
@settings(max_examples=50, deadline=None)
def test_a_cursor_leads_back_to_its_id_and_hides_it(after):
    given_out = cursor("articles", after)
    assert Cursor("articles").deserialize(given_out) == after
    assert given_out.isascii()
    assert not set(given_out) & set("=+/")


def test_a_cursor_of_one_list_is_none_of_another():
    with pytest.raises(ValidationError, match="not a cursor of this list"):
        Cursor("articles").deserialize(cursor("stories", "1772532000.52"))
