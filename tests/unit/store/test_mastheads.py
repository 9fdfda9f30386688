"""How a later masthead adds to the one that is held."""

from datetime import UTC, datetime

from service.model import Completeness, Masthead
from service.store.mastheads import amended, revised

NOON = datetime(2024, 11, 18, 12, tzinfo=UTC)
HELD = Masthead(
    title="unknown",
    url="https://h.example",
    language="en",
    published_at=NOON,
    modified_at=NOON,
    authors=("A. Writer",),
    credit="Wire Agency",
    completeness=Completeness.FULL,
)


def test_what_is_not_told_is_kept():
    assert amended(HELD, Masthead(title="")) == HELD


def test_what_is_told_replaces_what_was_held():
    told = Masthead("New", "u", "de", None, None, ("B. Writer",), "Own", Completeness.EXCERPT)
    after = amended(HELD, told)
    assert (after.title, after.authors, after.credit) == ("New", ("B. Writer",), "Own")
    assert (after.completeness, after.published_at) == (Completeness.EXCERPT, NOON)


def test_a_title_that_reads_like_an_empty_field_is_told():
    assert amended(Masthead("Before"), Masthead("unknown")).title == "unknown"


def test_a_new_text_has_no_time_of_change_until_it_is_told():
    assert revised(HELD, Masthead("")).modified_at is None
    assert revised(HELD, Masthead("", modified_at=NOON)).modified_at == NOON
