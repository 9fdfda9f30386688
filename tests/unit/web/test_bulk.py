import json
from codecs import BOM_UTF8

import pytest

from service.web.app import create_app
from service.web.config import WebConfig
from tests.fakes.web_newsroom import FakeNewsroom

NDJSON = "application/x-ndjson"


def line(number=1, **changes):
    return json.dumps({"outlet": "a", "title": "t", "text": f"text {number}", **changes}).encode()


def send(client, body, media_type=NDJSON, **headers):
    return client.post("/v1/articles/bulk", data=body, content_type=media_type, headers=headers)


def test_good_lines_become_a_job_that_can_be_asked_for(client, newsroom):
    answer = send(client, b"\n".join(line(n, external_id=str(n)) for n in range(3)) + b"\n")
    assert answer.status_code == 202
    assert (answer.json["total"], answer.json["errors"]) == (3, [])
    assert client.get(answer.location).json == answer.json
    assert len(newsroom.held) == 3


@pytest.mark.parametrize(
    ("shape", "media_type"), [(b"%s\n%s", NDJSON), (b"[%s, %s]", "application/json")]
)
def test_a_byte_order_mark_before_the_first_line_is_passed_over(client, shape, media_type):
    answer = send(client, BOM_UTF8 + shape % (line(1), line(2)), media_type)
    assert (answer.status_code, answer.json["errors"]) == (202, [])
    assert answer.json["total"] == 2


def test_a_bad_line_is_told_and_the_good_ones_are_kept(client, newsroom):
    body = b"\n".join(
        [line(1), b"", b"  \r", b"{bad", line(5, title=" "), b"null", line(7, external_id="7")]
    )
    answer = send(client, body)
    errors = [(error["line"], error["pointer"]) for error in answer.json["errors"]]
    assert errors == [(4, ""), (5, "/title"), (6, "")]
    assert answer.json["total"] == 5
    assert len(newsroom.held) == 2


def test_an_array_is_read_item_by_item(client, newsroom):
    body = b' [ %s , {"outlet": "a"} ,\n%s ] ' % (line(1), line(3, title="[,]{\\"))
    answer = send(client, body, "application/json")
    assert answer.status_code == 202
    assert [error["line"] for error in answer.json["errors"]] == [2]
    assert {versions[0].summary.masthead.title for versions in newsroom.held.values()} == {
        "t",
        "[,]{\\",
    }


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{}", 400),
        (b"null", 400),
        (b"x", 400),
        (b"[", 400),
        (b"x []", 400),
        (b"[] x", 400),
        (b"[1, 2", 400),
        (b"[1}", 400),
        (b'["a]', 400),
        (b"[]", 422),
        (b" [ ] ", 422),
    ],
)
def test_a_body_that_is_no_array_of_articles_is_refused_whole(client, newsroom, body, status):
    assert send(client, body, "application/json").status_code == status
    assert newsroom.jobs == {}


@pytest.mark.parametrize(
    "body", [b"[,]", b"[1,]", b"[[[[]]]]", b"[" + b"[" * 500 + b"]" * 500 + b"]"]
)
def test_items_that_are_no_articles_are_told_one_by_one(client, body):
    answer = send(client, body, "application/json")
    assert answer.status_code == 202
    assert [error["line"] for error in answer.json["errors"]] == list(
        range(1, answer.json["total"] + 1)
    )


@pytest.mark.parametrize("value", [b"null", b"[1]", b"5", b'"text"'])
def test_what_is_no_object_is_told_alike_in_a_line_and_alone(client, value):
    (error,) = send(client, value).json["errors"]
    alone = client.post("/v1/articles", data=value, content_type="application/json")
    (fault,) = alone.json["errors"]
    assert error["detail"] == fault["detail"] == "an article must be a JSON object"


def test_failed_lines_are_counted_beside_the_outcomes(client):
    answer = send(client, line(1) + b"\n{bad\nnull")
    assert (answer.json["total"], answer.json["done"], answer.json["failed"]) == (3, 2, 2)


def test_blank_lines_alone_are_no_request(client):
    assert send(client, b"\n\n \n").status_code == 422


def test_too_many_bad_lines_refuse_the_request(client, newsroom):
    answer = send(client, b"x\n" * 10_001)
    assert answer.status_code == 422
    assert newsroom.jobs == {}


def test_a_line_longer_than_one_article_may_be_is_told(newsroom):
    client = create_app(newsroom, WebConfig(max_body_bytes=1_000)).test_client()
    answer = send(client, line(1) + b"\n" + line(2, credit="x" * 2_000))
    assert [error["line"] for error in answer.json["errors"]] == [2]


def test_a_bulk_body_may_be_larger_than_another_one():
    config = WebConfig(max_body_bytes=1_000, max_bulk_bytes=100_000)
    client = create_app(FakeNewsroom(), config).test_client()
    assert send(client, b"\n".join(line(n) for n in range(500))).status_code == 202
    assert send(client, b"\n".join(line(n) for n in range(5_000))).status_code == 413


def test_a_body_that_declares_more_than_the_limit_is_refused_unread():
    client = create_app(FakeNewsroom(), WebConfig(max_bulk_bytes=1_000)).test_client()
    answer = client.post(
        "/v1/articles/bulk",
        data=line(1),
        content_type=NDJSON,
        environ_overrides={"CONTENT_LENGTH": "1001"},
    )
    assert answer.status_code == 413
    assert "1,000 bytes" in answer.json["detail"]
