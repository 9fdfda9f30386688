"""One JSON object becomes a submission, or a fault that names the field."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import Invalid
from service.intake.records import outlet_named, read_record, slug
from service.model import Completeness, Outlet

HARBOR = Outlet("harbor-times", name="Harbor Times")


def record(**changes):
    return {"outlet": "harbor-times", "title": "Bridge closed", "text": "It shut."} | changes


def test_the_names_of_the_api_are_read_as_the_api_reads_them():
    read = read_record(
        record(
            url="https://harbor.example/bridge",
            external_id="HT-1",
            language="en",
            published_at="2026-03-03T08:00:00+02:00",
            modified_at="2026-03-04T08:00:00Z",
            authors=["Ada North", " "],
            credit="MPA",
            completeness="excerpt",
        )
    )
    assert read.outlet == Outlet("harbor-times")
    assert (read.title, read.text) == ("Bridge closed", "It shut.")
    assert (read.url, read.external_id) == ("https://harbor.example/bridge", "HT-1")
    assert read.published_at == datetime(2026, 3, 3, 6, tzinfo=UTC)
    assert read.modified_at == datetime(2026, 3, 4, 8, tzinfo=UTC)
    assert read.authors == ("Ada North",)
    assert (read.language, read.credit) == ("en", "MPA")
    assert read.completeness is Completeness.EXCERPT


def test_a_dump_with_display_names_and_plain_dates_is_read():
    read = read_record(
        {
            "id": 17,
            "outlet": "Harbor Times (Web News)",
            "outlet_url": "www.harbor.example",
            "date": "2016-09-20",
            "authors": '"Ada North", Ben South',
            "title": "Bridge closed",
            "text": "It shut.",
            "topic": "traffic",
        }
    )
    assert read.outlet == Outlet(
        "harbor-times-web-news", name="Harbor Times (Web News)", domains=("harbor.example",)
    )
    assert read.external_id == "17"
    assert read.published_at == datetime(2016, 9, 20, tzinfo=UTC)
    assert read.authors == ("Ada North", "Ben South")


def test_an_outlet_may_be_described_in_an_object():
    given_outlet = {"name": "Harbor Times", "domains": ["harbor.example"], "country": "GB"}
    read = read_record(record(outlet=given_outlet))
    assert read.outlet == Outlet(
        "harbor-times", name="Harbor Times", domains=("harbor.example",), country="GB"
    )


def test_the_fallback_outlet_serves_records_that_name_none_and_no_others():
    assert read_record(record(outlet=None), HARBOR).outlet == HARBOR
    assert read_record(record(outlet="echo"), HARBOR).outlet == Outlet("echo")


@pytest.mark.parametrize(
    ("given_fields", "taken"),
    [
        ({"paragraphs": ["One.", "Two."], "text": "x", "html": "x"}, "paragraphs"),
        ({"paragraphs": [], "text": "One.", "html": "x"}, "text"),
        ({"paragraphs": None, "text": " ", "html": "<p>One.</p>"}, "html"),
    ],
)
def test_of_several_bodies_the_first_that_is_given_counts(given_fields, taken):
    read = read_record(record(**given_fields))
    assert [f for f in ("paragraphs", "text", "html") if getattr(read, f) is not None] == [taken]


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"title": None}, "/title"),
        ({"title": ["Bridge"]}, "/title"),
        ({"title": "   "}, "/title"),
        ({"text": None}, ""),
        ({"title": 5}, "/title"),
        ({"text": 1.5}, "/text"),
        ({"text": 5}, "/text"),
        ({"text": {"en": "It shut."}}, "/text"),
        ({"html": False, "text": None}, "/html"),
        ({"external_id": 5}, "/external_id"),
        ({"id": True}, "/id"),
        ({"credit": 1}, "/credit"),
        ({"published_at": 20260303}, "/published_at"),
        ({"outlet": 7}, "/outlet"),
        ({"outlet": {"id": 7}}, "/outlet/id"),
        ({"paragraphs": "One."}, "/paragraphs"),
        ({"paragraphs": [1]}, "/paragraphs"),
        ({"outlet": None}, "/outlet"),
        ({"outlet": {"domains": []}}, "/outlet/name"),
        ({"outlet": {"id": "a", "domains": "a.example"}}, "/outlet/domains"),
        ({"date": "yesterday"}, "/date"),
        ({"published_at": "0001-01-01T00:00:00+14:00"}, "/published_at"),
        ({"authors": [None]}, "/authors"),
        ({"completeness": "most"}, "/completeness"),
        ({"url": True}, "/url"),
    ],
)
def test_a_field_that_does_not_fit_is_named(changes, pointer):
    with pytest.raises(Invalid) as fault:
        read_record(record(**changes))
    assert fault.value.pointer == pointer


def test_a_page_may_leave_its_title_to_the_page():
    assert read_record(record(title=None, text=None, html="<p>It shut.</p>")).title == ""


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Le Monde – Éco", "le-monde-eco"),
        ("USA TODAY", "usa-today"),
        ("theage.com.au", "theage.com.au"),
        ("9News", "9news"),
        ("-odd-", "odd"),
    ],
)
def test_a_name_gives_a_readable_id(name, wanted):
    assert outlet_named(name).id == wanted


def test_a_display_name_is_a_spelling_and_a_description_is_none():
    assert outlet_named("Moor Herald!").is_spelled
    assert not outlet_named("moor-herald").is_spelled
    described = read_record(record(outlet={"id": "moor-herald", "name": "Moor Herald"})).outlet
    assert not described.is_spelled


def test_names_without_a_latin_letter_get_ids_of_their_own():
    assert slug("Правда") != slug("新聞")
    assert slug("Правда").startswith("outlet-")


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1))
def test_every_name_gives_an_id_that_names_itself(name):
    made = slug(name)
    assert 1 <= len(made) <= 80
    assert outlet_named(made) == Outlet(made)
