import io

import pytest

from service.errors import StoreUnavailable
from service.web.app import create_app
from service.web.config import WebConfig
from service.web.drain import Drained
from tests.fakes.web_newsroom import FakeNewsroom


def app_client(newsroom, **config):
    return create_app(newsroom, WebConfig(**config)).test_client()


def test_a_process_that_agrees_with_the_store_is_ready(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json["sequence"] == answer.json["index_sequence"] == 4


def test_a_process_that_lags_is_not_ready_and_says_why(client, newsroom):
    newsroom.is_ready = False
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.content_type == "application/problem+json"
    assert answer.json["type"] == "/problems/not-ready"
    assert answer.json["errors"][0]["detail"] == "the index holds sequence 3 of 4"
    assert client.get("/healthz").status_code == 200


def test_requests_and_look_ups_are_counted_by_route_and_status():
    client = app_client(FakeNewsroom())
    client.post("/v1/claims/lookup", json={"text": "x"})
    client.get("/?claim=x")
    client.get("/v1/articles/one")
    client.get("/v1/articles/two")
    client.get("/nowhere")
    told = client.get("/metrics").text
    assert "crossread_lookups_total 2.0" in told
    counted = 'crossread_http_requests_total{method="GET",route="/v1/articles/<article:article_id>"'
    assert f'{counted},status="404"}} 2.0' in told
    assert 'route="unknown",status="404"} 1.0' in told
    assert "crossread_index_sequence 4.0" in told
    assert "crossread_index_lag 0.0" in told


def test_each_application_counts_for_itself():
    first, second = app_client(FakeNewsroom()), app_client(FakeNewsroom())
    first.get("/?claim=x")
    assert "crossread_lookups_total 0.0" in second.get("/metrics").text


def test_counters_are_told_while_the_store_is_away():
    class Away(FakeNewsroom):
        def health(self):
            raise StoreUnavailable("away")

    client = app_client(Away())
    told = client.get("/metrics")
    assert told.status_code == 200
    assert "crossread_sequence" not in told.text
    assert client.get("/readyz").status_code == 503


def test_metrics_can_be_switched_off():
    assert app_client(FakeNewsroom(), metrics=False).get("/metrics").status_code == 404


@pytest.mark.parametrize(("is_terminated", "left"), [(True, b""), (False, b"body")])
def test_an_unread_body_is_read_where_its_end_is_known(is_terminated, left):
    body = io.BytesIO(b"body")
    environ = {"wsgi.input": body}
    if is_terminated:
        environ["wsgi.input_terminated"] = True
    assert Drained(lambda *_: [b"refused"])(environ, None) == [b"refused"]
    assert body.read() == left
