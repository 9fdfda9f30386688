"""News items of ninjs 1, 2 and 3 become submissions."""

from datetime import UTC, datetime

import pytest

from service.errors import Invalid
from service.intake.ninjs import is_ninjs, read_ninjs
from service.model import Outlet

FIRST = {
    "uri": "urn:example:1",
    "type": "text",
    "versioncreated": "2026-03-03T10:37:00Z",
    "byline": "Ada North and Ben South",
    "headline": "Bridge closed",
    "infosource": [{"name": "Meridian Press", "code": "MPA"}],
    "body_text": "The bridge shut.",
}
SECOND = {
    "uri": "urn:example:2",
    "firstcreated": "2026-03-03T09:00:00Z",
    "versioncreated": "2026-03-03T10:37:00Z",
    "pubstatus": "usable",
    "copyrightholder": "MPA",
    "language": "en",
    "by": "Ada North",
    "headlines": [{"role": "short", "value": "Bridge"}, {"role": "main", "value": "Bridge closed"}],
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": "The bridge shut."},
        {"role": "nitf", "contenttype": "application/xml", "value": "<nitf/>"},
    ],
}
THIRD = {
    "uri": "urn:example:3",
    "versionCreated": "2026-03-03T10:37:00Z",
    "headlines": [{"value": "Bridge closed"}],
    "infoSources": [{"name": "Meridian Press"}],
    "bodies": [
        {"contentType": "text/plain", "value": "The bridge shut."},
        {"contentType": "text/html", "value": "<p>The bridge shut.</p>"},
    ],
}


@pytest.mark.parametrize("item", [FIRST, SECOND, THIRD])
def test_every_version_gives_its_headline_number_and_source(item):
    assert is_ninjs(item)
    read = read_ninjs(item)
    assert read.title == "Bridge closed"
    assert read.external_id == item["uri"]
    assert read.outlet.id in {"meridian-press", "mpa"}
    assert read.credit == (read.outlet.name or read.outlet.id)


def test_the_first_creation_is_the_publication_and_the_version_a_change_of_it():
    read = read_ninjs(SECOND)
    assert read.published_at == datetime(2026, 3, 3, 9, tzinfo=UTC)
    assert read.modified_at == datetime(2026, 3, 3, 10, 37, tzinfo=UTC)


def test_a_lone_version_date_is_the_publication():
    read = read_ninjs(FIRST)
    assert read.published_at == datetime(2026, 3, 3, 10, 37, tzinfo=UTC)
    assert read.modified_at is None


def test_a_marked_up_body_goes_before_a_plain_one():
    read = read_ninjs(THIRD)
    assert (read.html, read.text) == ("<p>The bridge shut.</p>", None)


def test_a_plain_body_is_taken_where_there_is_no_marked_up_one():
    assert read_ninjs(SECOND).text == "The bridge shut."


def test_the_outlet_that_is_given_goes_before_the_source_which_stays_the_credit():
    read = read_ninjs(FIRST, Outlet("echo"))
    assert (read.outlet, read.credit) == (Outlet("echo"), "Meridian Press")


def test_an_item_without_a_source_needs_the_outlet_given():
    nameless = {k: v for k, v in FIRST.items() if k != "infosource"}
    assert read_ninjs(nameless, Outlet("echo")).outlet == Outlet("echo")
    with pytest.raises(Invalid, match="--outlet"):
        read_ninjs(nameless)


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"type": "picture"}, "/type"),
        ({"pubstatus": "canceled"}, "/pubstatus"),
        ({"headline": None}, "/headlines"),
        ({"body_text": None}, "/bodies"),
        ({"bodies": "text", "body_text": ""}, "/bodies"),
    ],
)
def test_an_item_that_is_no_usable_article_is_refused(changes, pointer):
    with pytest.raises(Invalid) as fault:
        read_ninjs(FIRST | changes)
    assert fault.value.pointer == pointer


def test_a_record_of_our_own_is_no_news_item():
    assert not is_ninjs({"outlet": "echo", "title": "Bridge closed", "text": "It shut."})
