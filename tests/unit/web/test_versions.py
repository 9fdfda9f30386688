"""The difference of two versions over HTTP."""

import pytest

from service.model import (
    Change,
    ChangeKind,
    Delta,
    Notice,
    NoticeKind,
    QuoteChange,
    Reading,
    Side,
    Slot,
    Span,
    VersionDiff,
)
from service.web import version_view
from service.web.schemas.versions import VersionDiffSchema
from tests.fakes.stored import stored
from tests.fakes.web_newsroom import a_fact


@pytest.fixture
def address(client, article):
    """Where the versions of an article stand that has two of them."""
    first = client.post("/v1/articles", json=article)
    revised = {**article, "text": article["text"].replace("spring", "the 4 May")}
    client.post("/v1/articles", json=revised)
    return f"{first.location}/versions"


def test_what_changed_between_two_versions_is_told(client, address):
    told = client.get(f"{address}/1..2").json
    assert (told["before"]["version"], told["after"]["version"]) == (1, 2)
    assert told["substantive"]
    assert told["silent"]
    (change, *_) = told["changes"]
    side = change["after"]
    marked = [side["text"][mark["start"] : mark["end"]] for mark in side["marks"]]
    assert marked == ["the 4 May"]
    assert change["says"] in told["reasons"]


def test_the_later_version_may_stand_first_and_a_version_does_not_differ_from_itself(
    client, address
):
    back = client.get(f"{address}/2..1").json
    assert (back["before"]["version"], back["after"]["version"]) == (2, 1)
    same = client.get(f"{address}/2..2").json
    assert (same["changes"], same["substantive"]) == ([], False)


@pytest.mark.parametrize(
    "pair", ["1..3", "0..1", "1..x", "-1..2", "1..", "1...2", f"1..{2**31}", f"{10**400}..1"]
)
def test_versions_that_there_are_not_are_a_problem(client, address, pair):
    answer = client.get(f"{address}/{pair}")
    assert answer.status_code == 404
    assert answer.json["type"] == "/problems/not-found"


def test_an_unknown_article_has_no_versions_to_compare(client):
    assert client.get("/v1/articles/none/versions/1..2").status_code == 404


def test_a_client_that_holds_the_difference_is_told_so(client, address):
    tag = client.get(f"{address}/1..2").headers["ETag"]
    held = client.get(f"{address}/1..2", headers={"If-None-Match": tag})
    assert held.status_code == 304


def test_what_is_presented_is_what_the_schema_names():
    fact = a_fact("12", 12.0, 0)
    change = Change(
        kind=ChangeKind.CHANGED_QUOTE,
        before=Side(text="12 men", span=Span(4, 10), block_ids=("b1",), marks=(Span(0, 2),)),
        after=None,
        is_substantive=True,
        says="A quote was taken out.",
        deltas=(Delta(Slot.NUMBER, fact, None, Reading.SCOPE),),
        quote=QuoteChange.TRUNCATED,
    )
    notice = Notice(kind=NoticeKind.UPDATE, text="Updated.", block_id="b2", is_new=True, about=(0,))
    given = VersionDiff(
        before=stored("One."),
        after=stored("Two.", version=2),
        changes=(change,),
        notices=(notice,),
        is_substantive=True,
        reasons=("A quote was taken out.",),
        is_silent=False,
    )
    VersionDiffSchema().load(version_view.version_diff(given), unknown="raise")
