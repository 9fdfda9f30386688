"""The table of odd and hostile requests: each gets a 4xx problem, and none a 5xx."""

import json

import pytest

from service.web.app import create_app
from service.web.config import WebConfig
from tests.fakes.web_newsroom import FakeNewsroom

JSON = "application/json"
DEEP = b'{"title":' + b"[" * 100_000
ARTICLE = {"outlet": "a", "title": "t", "text": "x"}


def _with(**changes):
    return json.dumps({**ARTICLE, **changes}, ensure_ascii=False).encode()


def _field(name, raw):
    """An article whose field `name` holds the JSON text `raw`."""
    kept = {key: value for key, value in ARTICLE.items() if key != name}
    return json.dumps(kept).encode()[:-1] + b', "' + name.encode() + b'": ' + raw + b"}"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"null", 422),
        (b"[]", 422),
        (b'"text"', 422),
        (b"1", 422),
        (b"{}", 422),
        (b"{", 400),
        (DEEP, 400),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, 400),
        (b"\xff\xfe", 400),
        (_with().decode().encode("utf-16"), 400),
        (_with().decode().encode("utf-32"), 400),
        (_field("title", rb'"a\u0000"'), 422),
        (_field("title", rb'"\ud800"'), 422),
        (_field("text", rb'"\udc00\ud800"'), 422),
        (_field("title", b"NaN"), 400),
        (_field("title", b"Infinity"), 400),
        (_field("title", b"1e999"), 400),
        (_field("title", b"9" * 5_000), 400),
        (_field("title", b"9223372036854775808"), 400),
        (b'{"outlet": "a", "outlet": "b", "title": "t", "text": "x"}', 400),
        (_with(title=None), 422),
        (_with(title=7), 422),
        (_with(title=["t"]), 422),
        (_with(title=""), 422),
        (_with(title=" \t\u00a0"), 422),
        (_with(title="t" * 1_001), 422),
        (_with(text=None), 422),
        (_with(text="  "), 422),
        (_with(text=5), 422),
        (_with(html="<p>x</p>"), 422),
        (_with(text=None, paragraphs=[]), 422),
        (_with(text=None, paragraphs=[" ", ""]), 422),
        (_with(text=None, paragraphs=["x", None]), 422),
        (_with(text=None, paragraphs={"0": "x"}), 422),
        (_with(text=None, paragraphs=["x"] * 2_001), 422),
        (_with(text="x" * 1_000_001), 422),
        (_with(text="\u6f22" * 1_000_001), 422),
        (_with(text=" " * 9_000_000), 422),
        (_with(outlet=None), 422),
        (_with(outlet=""), 422),
        (_with(outlet="Harbor Times"), 422),
        (_with(outlet="a\n"), 422),
        (_with(outlet="a" * 81), 422),
        (_with(outlet={}), 422),
        (_with(outlet={"id": "a", "x": 1}), 422),
        (_with(outlet={"id": "a", "country": "USA"}), 422),
        (_with(outlet=["a"]), 422),
        (_with(url="javascript:alert(1)"), 422),
        (_with(url="ftp://a.example/"), 422),
        (_with(url="https://"), 422),
        (_with(url="https://[::1"), 422),
        (_with(url="https://a.example/" + "x" * 2_000), 422),
        (_with(url="https://a.example/\u202e x"), 422),
        (_with(published_at="yesterday"), 422),
        (_with(published_at="2024-11-17"), 422),
        (_with(published_at="2024-11-17T08:30:00"), 422),
        (_with(published_at="0001-01-01T00:00:00+14:00"), 422),
        (_with(published_at="9999-12-31T23:59:59-12:00"), 422),
        (_with(published_at="0000-01-01T00:00:00Z"), 422),
        (_with(published_at="2024-02-30T00:00:00Z"), 422),
        (_with(published_at="2024-11-17T24:30:00Z"), 422),
        (_with(published_at="2024-W01-1T00:00:00Z"), 422),
        (_with(published_at=1731832200), 422),
        (_with(language="english please"), 422),
        (_with(language="en\n"), 422),
        (_with(authors="A. Writer"), 422),
        (_with(authors=["a"] * 101), 422),
        (_with(completeness="most"), 422),
        (_with(unheard_of=1), 422),
        (_with(**{"k" * 100_000: 1}), 422),
    ],
)
def test_a_bad_article_is_refused(client, body, status):
    answer = client.post("/v1/articles", data=body, content_type=JSON)
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert answer.json["status"] == status
    assert status == 400 or answer.json["errors"]
    assert len(answer.data) < 20_000


@pytest.mark.parametrize(
    "text",
    [
        "\u202eevil\u202c",
        "zero\u200bwidth",
        "e" + "\u0301" * 10_000,
        "\u0440\u0430\u0443\u0440\u0430l",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 500,
        "line\nbreaks\r\nand\ttabs",
    ],
)
def test_odd_but_honest_text_is_kept_as_it_is(client, text):
    receipt = client.post("/v1/articles", json={**ARTICLE, "text": text})
    assert receipt.status_code == 201
    assert client.get(receipt.location).json["text"] == text


@pytest.mark.parametrize(
    "question",
    [
        {},
        {"text": ""},
        {"text": "  "},
        {"text": "x" * 2_001},
        {"text": "x", "paragraph_id": "y"},
        {"paragraph_id": "a b"},
        {"text": "x", "limit": 0},
        {"text": "x", "limit": 201},
        {"text": "x", "limit": 10**9},
        {"text": "x", "limit": "5"},
        {"text": "x", "limit": 1.5},
        {"text": "x", "limit": True},
        {"text": "x", "articles_per_outlet": 51},
        {"text": "x", "passages_per_article": -1},
        {"text": "x", "outlets": ["a"] * 1_001},
        {"text": "x", "outlets": "a"},
        {"text": "x", "outlets": ["A B"]},
        {"text": "x", "languages": [None]},
        {"text": "x", "relations": ["agrees"]},
        {"text": "x", "published_after": "2024-11-17T08:30:00"},
        {"text": "x", "offset": 10},
    ],
)
def test_a_bad_question_is_refused(client, question):
    answer = client.post("/v1/claims/lookup", json=question)
    assert answer.status_code == 422
    assert answer.json["errors"]


@pytest.mark.parametrize(
    "pairs",
    [
        [],
        [{}],
        [{"claim": "a"}],
        [{"claim": "a", "passage": " "}],
        [{"claim": "a", "passage": "b", "c": 1}],
        [{"claim": "a", "passage": "b"}] * 257,
        {"claim": "a", "passage": "b"},
        None,
    ],
)
def test_bad_pairs_are_refused(client, pairs):
    assert client.post("/v1/relations", json={"pairs": pairs}).status_code == 422


def test_a_pair_without_words_names_both_of_its_fields(client):
    answer = client.post("/v1/relations", json={"pairs": [{"claim": "!!", "passage": "??"}]})
    assert answer.status_code == 422
    assert answer.json["errors"] == [
        {"pointer": "/pairs/0/claim", "detail": "a claim needs words"},
        {"pointer": "/pairs/0/passage", "detail": "a passage needs words"},
    ]


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"text": 5}, [("/text", "must be text")]),
        ({"text": None}, [("/text", "give exactly one of text, html and paragraphs")]),
        ({"html": "<p>x"}, [("/html", "give exactly one of text, html and paragraphs")]),
        ({"outlet": ...}, [("/outlet", "is missing")]),
        ({"title": None, "text": None, "html": 5}, [("/html", "must be text")]),
        ({"title": "x" * 1_001}, [("/title", "must have a length of 1 to 1000")]),
        ({"completeness": "half"}, [("/completeness", "must be one of full, excerpt, unknown")]),
    ],
)
def test_each_fault_of_an_article_is_told_once_where_it_stands(client, changes, faults):
    article = {key: value for key, value in {**ARTICLE, **changes}.items() if value is not ...}
    answer = client.post("/v1/articles", json=article)
    assert answer.status_code == 422
    assert [(each["pointer"], each["detail"]) for each in answer.json["errors"]] == faults


@pytest.mark.parametrize(
    ("raw", "pointer"),
    [
        (b'{"text": "x", "limit": 1%s}' % (b"0" * 30), "/limit"),
        (b'{"text": "x", "outlets": ["a", -1%s]}' % (b"0" * 30), "/outlets/1"),
        (b'{"text": "x", "limit": 1e999}', "/limit"),
    ],
)
def test_a_number_that_cannot_be_kept_is_refused_where_it_stands(client, raw, pointer):
    answer = client.post("/v1/claims/lookup", data=raw, content_type=JSON)
    assert answer.status_code == 400
    assert answer.json["errors"][0]["pointer"] == pointer


def test_a_plus_that_the_address_lost_is_told(client):
    lost = "/v1/articles?published_after=2026-03-03T08:00:00+02:00"
    answer = client.get(lost)
    assert answer.status_code == 422
    assert "%2B" in answer.json["errors"][0]["detail"]
    assert client.get(lost.replace("+", "%2B")).status_code == 200


def test_a_body_that_is_no_json_is_told_in_a_sentence(client):
    answer = client.post("/v1/articles", data=b'{"title": "a\x01"}', content_type=JSON)
    assert "at at" not in answer.text
    assert "Invalid control character at character 12" in answer.json["detail"]


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("/v1/articles?limit=0", "limit"),
        ("/v1/articles?limit=201", "limit"),
        ("/v1/articles?limit=1000000000", "limit"),
        ("/v1/articles?limit=x", "limit"),
        ("/v1/articles?limit=" + "9" * 5_000, "limit"),
        ("/v1/articles?cursor=forged", "cursor"),
        ("/v1/articles?cursor=" + "A" * 9_000, "cursor"),
        ("/v1/articles?cursor=", "cursor"),
        ("/v1/articles?cursor=YTE6", "cursor"),
        ("/v1/articles?limit=1&limit=2", "limit"),
        ("/v1/articles?a~1%2Fb=1", "a~1/b"),
        ("/v1/articles?outlet=%00", "outlet"),
        ("/v1/articles?outlet=A%20B", "outlet"),
        ("/v1/articles?published_after=2024", "published_after"),
        ("/v1/articles?offset=10", "offset"),
        ("/v1/articles/x?version=0", "version"),
        ("/v1/articles/x?version=99999999999", "version"),
    ],
)
def test_a_bad_parameter_is_refused_by_its_name(client, address, parameter):
    answer = client.get(address)
    assert answer.status_code == 422
    assert [fault["parameter"] for fault in answer.json["errors"]] == [parameter]


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
@pytest.mark.parametrize(
    "step", ["%00", "a%00b", "%0a", "x" * 300, "%ed%a0%80", "..%2f..", "%27--"]
)
def test_an_odd_id_is_no_such_thing(client, method, step):
    assert client.open(f"/v1/articles/{step}", method=method).status_code in {404, 405}


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "text/plain"},
        {"Content-Type": ""},
        {"Content-Type": "application/jsonx"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "application/json; charset=utf-16"},
        {"Content-Type": "application/json; charset=latin-1"},
        {"Content-Type": "application/json", "Content-Encoding": "gzip"},
    ],
)
@pytest.mark.parametrize("address", ["/v1/articles", "/v1/articles/bulk", "/v1/claims/lookup"])
def test_another_media_type_is_told_so(client, address, headers):
    answer = client.post(address, data=b"{}", headers=headers)
    assert answer.status_code == 415
    assert answer.json["type"] == "/problems/unsupported-media-type"
    (fault,) = answer.json["errors"]
    assert fault["parameter"] == list(headers)[-1]


@pytest.mark.parametrize(
    "media_type",
    ["application/json", "application/json; charset=UTF-8", "application/ld+json"],
)
def test_json_under_its_other_names_is_read(client, media_type):
    answer = client.post("/v1/articles", data=json.dumps(ARTICLE), content_type=media_type)
    assert answer.status_code == 201


@pytest.mark.parametrize("address", ["/v1/articles", "/v1/articles/bulk", "/v1/claims/lookup"])
@pytest.mark.parametrize("is_chunked", [False, True])
def test_a_body_over_the_limit_is_refused_declared_or_chunked(address, is_chunked):
    config = WebConfig(max_body_bytes=1_000, max_bulk_bytes=1_000)
    client = create_app(FakeNewsroom(), config).test_client()
    body = b'{"title": "' + b"x" * 5_000 + b'"}'
    environ = {"wsgi.input_terminated": True, "CONTENT_LENGTH": ""} if is_chunked else {}
    answer = client.post(address, data=body, content_type=JSON, environ_overrides=environ)
    assert answer.status_code == 413
    assert answer.json["type"] == "/problems/body-too-large"
    assert "1,000 bytes" in answer.json["detail"]
    assert answer.json["errors"] == [{"pointer": "", "detail": answer.json["detail"]}]


@pytest.mark.parametrize("method", ["PATCH", "PUT", "TRACE", "BREW"])
def test_another_method_is_told_which_are_allowed(client, method):
    answer = client.open("/v1/articles", method=method)
    assert answer.status_code == 405
    assert {"GET", "POST"} <= set(answer.headers["Allow"].replace(" ", "").split(","))
    assert answer.json["type"] == "/problems/method-not-allowed"
