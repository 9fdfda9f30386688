"""Origins over HTTP."""

import pytest

from service.web import origin_view
from service.web.schemas.origins import ArticleOriginsSchema, DecisionSchema, OriginFileSchema
from tests.fakes.web_newsroom import an_origin_file, some_origins

MERGE = "/v1/origins/abc-p1/merge"
SPLIT = "/v1/origins/abc-p1/split"


def test_the_origins_of_an_article_are_told_paragraph_by_paragraph(client, article):
    place = client.post("/v1/articles", json=article).location
    told = client.get(f"{place}/origins").json
    assert told["shares"] == [
        {"kind": "wire", "name": "AP", "maker": "wire:ap", "paragraphs": 1, "share": 1.0}
    ]
    (paragraph,) = told["paragraphs"]
    assert paragraph["passage"]["text"] == article["text"]
    assert paragraph["reasons"][0]["likeness"] == 0.9
    assert not told["mixed"]


def test_an_origin_tells_its_members_and_who_is_earliest(client):
    told = client.get("/v1/origins/abc-p2").json
    assert told["origin"]["id"] == "abc-p1"
    assert [member["outlet"] for member in told["members"]] == ["harbor-times", "gull"]
    assert told["earliest"]["margin_seconds"] == 3600
    assert told["earliest"]["tie"] is False


def test_a_split_and_a_merge_are_decisions_that_can_be_taken_back(client):
    split = client.post(SPLIT, json={"paragraph_ids": ["abc-p2"], "note": "An older text."})
    merge = client.post(MERGE, json={"origins": ["xyz-p1"]})
    assert (split.status_code, split.json["kind"], split.json["note"]) == (
        201,
        "split",
        "An older text.",
    )
    assert (merge.status_code, merge.json["kind"]) == (201, "merge")
    assert len(client.get("/v1/origins/abc-p1").json["decisions"]) == 2
    gone = f"/v1/origins/decisions/{split.json['id']}"
    assert client.delete(gone).status_code == 204
    assert client.delete(gone).status_code == 404


@pytest.mark.parametrize("address", ["/v1/articles/nobody/origins", "/v1/origins/nobody"])
def test_what_is_not_known_is_not_found(client, address):
    assert client.get(address).status_code == 404
    assert client.get(address).json["type"] == "/problems/not-found"


@pytest.mark.parametrize(
    ("address", "body", "pointer"),
    [
        (SPLIT, {}, "/paragraph_ids"),
        (SPLIT, {"paragraph_ids": []}, "/paragraph_ids"),
        (SPLIT, {"paragraph_ids": "abc-p2"}, "/paragraph_ids"),
        (SPLIT, {"paragraph_ids": [7]}, "/paragraph_ids/0"),
        (SPLIT, {"paragraph_ids": ["abc-p2", "xyz-p1"]}, "/paragraph_ids/1"),
        (SPLIT, {"paragraph_ids": ["abc-p2"], "note": "x" * 1_001}, "/note"),
        (SPLIT, {"paragraph_ids": ["abc-p2"], "why": ""}, "/why"),
        (MERGE, {"origins": ["a"] * 201}, "/origins"),
        (MERGE, {"origins": ["abc-p2"]}, "/origins/0"),
        (MERGE, {"origins": ["\u0000"]}, "/origins/0"),
    ],
)
def test_bad_decisions_are_refused_with_the_field_named(client, address, body, pointer):
    answer = client.post(address, json=body)
    assert answer.status_code in {400, 422}
    assert pointer in {error["pointer"] for error in answer.json["errors"]}


def test_the_answers_are_as_the_schemas_describe_them():
    file = an_origin_file(())
    OriginFileSchema().load(origin_view.origin_file(file), unknown="raise")
    ArticleOriginsSchema().load(
        origin_view.article_origins(some_origins("abc", "Text.")), unknown="raise"
    )
    assert set(DecisionSchema().fields) == {"id", "kind", "paragraph_ids", "note", "decided_at"}
