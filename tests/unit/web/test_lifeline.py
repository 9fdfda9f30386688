"""The life of a claim over HTTP."""

import pytest

from service.model import Cut, Relation, Scope
from service.web import lifeline_view
from service.web.schemas.lifeline import LifelineSchema
from tests.fakes.web_newsroom import PASSAGE, a_lifeline

CLAIM = "Some 10,000 commuters are affected."


def test_a_claim_is_followed_within_the_scope_that_is_asked_for(client, newsroom):
    asked = {"text": CLAIM, "outlets": ["a"], "exclude_articles": ["x"]}
    told = client.post("/v1/claims/lifeline", json=asked).json
    assert newsroom.asked[0].scope == Scope(outlets=("a",), exclude_articles=("x",))
    assert (newsroom.asked[0].cut, newsroom.asked[0].relations) == (Cut(), ())
    assert told["claim"] == CLAIM
    appears, gone = told["points"]
    assert (appears["event"], appears["at"]) == ("appears", "2024-11-17T12:00:00Z")
    assert appears["passage"] == {"start": 812, "end": 812 + len(PASSAGE), "text": PASSAGE}
    assert (gone["event"], gone["passage"], gone["paragraph_id"]) == ("removed", None, None)
    assert told["carriers"] == [appears]
    assert told["notes"] == ["2 versions were not read"]


def test_a_claim_may_stand_in_a_link(client):
    told = client.get("/v1/claims/lifeline", query_string={"claim": CLAIM})
    assert told.json == client.post("/v1/claims/lifeline", json={"text": CLAIM}).json
    held = client.get(
        "/v1/claims/lifeline",
        query_string={"claim": CLAIM},
        headers={"If-None-Match": told.headers["ETag"]},
    )
    assert held.status_code == 304


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/text"),
        ({"text": CLAIM, "paragraph_id": "p1"}, "/paragraph_id"),
        ({"text": "!!!"}, "/text"),
        ({"text": " "}, "/text"),
        ({"text": "x" * 2_001}, "/text"),
        ({"text": CLAIM, "limit": 3}, "/limit"),
        ({"text": CLAIM, "relations": [Relation.REPORTS.value]}, "/relations"),
        ({"text": CLAIM, "outlets": ["NOT A SLUG"]}, "/outlets/0"),
    ],
)
def test_a_question_that_cannot_be_followed_names_its_field(client, body, pointer):
    answer = client.post("/v1/claims/lifeline", json=body)
    assert answer.status_code == 422
    assert [fault["pointer"] for fault in answer.json["errors"]] == [pointer]


def test_a_link_with_a_claim_of_marks_names_its_parameter(client):
    answer = client.get("/v1/claims/lifeline?claim=!!!")
    assert answer.status_code == 422
    assert answer.json["errors"] == [{"parameter": "claim", "detail": "a claim needs words"}]


@pytest.mark.parametrize("query", ["", "?claim=", "?claim=%20", "?claim=a&claim=b", "?text=a"])
def test_a_link_without_a_claim_is_a_problem(client, query):
    assert client.get(f"/v1/claims/lifeline{query}").status_code == 422


def test_an_unknown_paragraph_is_a_problem(client):
    answer = client.post("/v1/claims/lifeline", json={"paragraph_id": "abc-p9"})
    assert answer.status_code == 404


def test_what_is_presented_is_what_the_schema_names():
    LifelineSchema().load(lifeline_view.lifeline(a_lifeline(CLAIM)), unknown="raise")
