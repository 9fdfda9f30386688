"""Articles side by side over HTTP."""

import json

import pytest

from service.model import (
    Delta,
    QuoteChange,
    Reading,
    Row,
    RowDelta,
    RowGroup,
    Slot,
)
from service.web import comparison_view
from service.web.schemas.comparison import ComparisonSchema
from tests.fakes.side_by_side import Shelf
from tests.fakes.web_newsroom import a_fact

FERRY = "A ferry sank near Aldmouth on Monday and 12 people were killed."
LATER = "A ferry sank near Aldmouth on Monday and 14 people were killed."


@pytest.fixture
def ids(client, article):
    """Two articles that differ in a number."""
    given = [{**article, "external_id": f"ferry-{n}"} for n in (1, 2)]
    texts = zip(given, (FERRY, LATER), strict=True)
    return [client.post("/v1/articles", json=each | {"text": t}).json["id"] for each, t in texts]


def test_articles_are_laid_side_by_side_by_a_link_and_by_a_body(client, ids):
    told = client.get(f"/v1/comparisons?articles={ids[0]},{ids[1]}").json
    assert [each["id"] for each in told["articles"]] == ids
    headline, row = told["rows"]
    assert (headline["headline"], row["headline"]) == (True, False)
    assert row["group"] == "differing_facts"
    assert told["counts"]["differing_facts"] == 1
    assert [cell["text"] for cell in row["cells"]] == [FERRY, LATER]
    assert [delta["theirs"]["text"] for delta in row["deltas"]] == ["14"]
    (sentence,) = row["cells"][1]["sentences"]
    assert [sentence["text"][m["start"] : m["end"]] for m in sentence["marks"]] == ["14"]
    assert client.post("/v1/comparisons", json={"articles": ids}).json == told


def test_two_versions_of_one_article_are_laid_side_by_side(client, ids, article):
    client.post("/v1/articles", json={**article, "text": LATER, "external_id": "ferry-1"})
    told = client.get(f"/v1/comparisons?articles={ids[0]}@1,{ids[0]}").json
    assert [each["version"] for each in told["articles"]] == [1, 2]


def test_a_client_that_holds_the_comparison_is_told_so(client, ids):
    address = f"/v1/comparisons?articles={','.join(ids)}"
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ("", (422, "must have a length")),
        ("a", (422, "must have a length")),
        (",".join("abcdefghi"), (422, "must have a length")),
        ("A,A", (422, "article 1 of the list again")),
        ("A,A@1", (422, "article 1 of the list again")),
        ("A,", (422, "is not the id of an article")),
        ("A,b@", (422, "is not the id of an article")),
        ("A,b@0", (422, "is not the id of an article")),
        ("A,b@x", (422, "is not the id of an article")),
        ("A,b@²", (422, "is not the id of an article")),
        (f"A,b@{2**31}", (422, "is not the id of an article")),
        ("A,b@" + "9" * 5_000, (422, "is not the id of an article")),
        ("A,%0A", (422, "is not the id of an article")),
        ("A,%ff", (422, "is not the id of an article")),
        ("A," + "x" * 5_000, (422, "a length of 1 to 210")),
        ("A,none", (404, "no article 'none'")),
        ("A,A@7", (404, "no version")),
    ],
)
def test_a_parameter_that_names_no_articles_is_a_problem(client, ids, asked, problem):
    status, says = problem
    asked = asked.replace("A", ids[0])
    answer = client.get(f"/v1/comparisons?articles={asked}")
    assert answer.status_code == status
    faults = answer.json["errors"]
    assert {fault["parameter"] for fault in faults} == {"articles"}
    assert says in " ".join(fault["detail"] for fault in faults)


@pytest.mark.parametrize("query", ["", "?article=a,b", "?articles=a,b&articles=c,d"])
def test_an_address_without_its_parameter_is_a_problem(client, query):
    assert client.get(f"/v1/comparisons{query}").status_code == 422


@pytest.mark.parametrize(
    ("articles", "problem"),
    [
        (None, (422, "/articles")),
        ("a,b", (422, "/articles")),
        ([], (422, "/articles")),
        (["A"], (422, "/articles")),
        (["A"] * 9, (422, "/articles")),
        (["A", "A"], (422, "/articles/1")),
        (["A", 7], (422, "/articles/1")),
        (["A", None], (422, "/articles/1")),
        (["A", ["b"]], (422, "/articles/1")),
        (["A", {"id": "b"}], (422, "/articles/1")),
        (["A", "b c"], (422, "/articles/1")),
        (["A", "b\n"], (422, "/articles/1")),
        (["A", "none"], (404, "/articles/1")),
    ],
)
def test_a_body_that_names_no_articles_is_a_problem(client, ids, articles, problem):
    status, pointer = problem
    body = json.loads(json.dumps({"articles": articles}).replace('"A"', f'"{ids[0]}"'))
    answer = client.post("/v1/comparisons", json=body)
    assert answer.status_code == status
    assert [fault["pointer"] for fault in answer.json["errors"]] == [pointer]


def test_a_field_that_is_not_known_is_named(client, ids):
    answer = client.post("/v1/comparisons", json={"articles": ids, "limit": 3})
    assert [fault["pointer"] for fault in answer.json["errors"]] == ["/limit"]


def test_what_is_presented_is_what_the_schema_names():
    shelf = Shelf()
    shelf.put("a", FERRY, title="Ferry sinks")
    shelf.put("b", "Onions are cheap.")
    told = shelf.compare("a", "b")
    fact = a_fact("12", 12.0, 0)
    delta = Delta(Slot.NUMBER, fact, None, Reading.SCOPE)
    changed = RowDelta(first=0, second=1, delta=delta, quote=QuoteChange.SPLICED)
    row = Row(id="r", group=RowGroup.ONLY_HERE, cells=told.rows[-1].cells, deltas=(changed,))
    given = comparison_view.comparison(type(told)(told.articles, (*told.rows, row), ("One.",)))
    ComparisonSchema().load(given, unknown="raise")
