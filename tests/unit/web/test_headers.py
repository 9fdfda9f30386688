import pytest

from service.web.app import create_app
from service.web.config import WebConfig
from tests.fakes.web_newsroom import FakeNewsroom


@pytest.mark.parametrize("given", ["abc-1", "4bf92f3577b34da6a3ce929d0e0e4736", "a" * 128])
def test_a_sane_request_id_is_echoed(client, given):
    assert client.get("/healthz", headers={"X-Request-ID": given}).headers["X-Request-ID"] == given


@pytest.mark.parametrize("given", ["", "a b", "a" * 129, "<script>", "é"])
def test_another_request_id_is_replaced(client, given):
    headers = {"X-Request-ID": given}
    made = client.get("/healthz", headers=headers).headers["X-Request-ID"]
    assert made
    assert made != given


@pytest.mark.parametrize(
    "address", ["/", "/?claim=x", "/problems", "/docs", "/nowhere", "/healthz"]
)
def test_no_page_may_run_or_load_what_is_not_ours(client, address):
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_only_the_api_browser_may_run_a_script(client):
    assert "script-src" not in client.get("/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in client.get("/docs").headers["Content-Security-Policy"]


def test_a_client_is_told_what_is_left_and_when_to_come_back():
    client = create_app(FakeNewsroom(), WebConfig(rate_limit="2 per minute")).test_client()
    first = client.get("/v1/outlets")
    assert first.headers["RateLimit-Policy"] == '"default";q=2;w=60'
    assert first.headers["RateLimit"].startswith('"default";r=1;t=')
    client.get("/v1/outlets")
    refused = client.get("/v1/outlets")
    assert refused.status_code == 429
    assert refused.json["type"] == "/problems/rate-limited"
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert client.get("/healthz").status_code == 200
    assert client.get("/metrics").status_code == 200


def test_without_a_rate_nobody_is_counted():
    client = create_app(FakeNewsroom(), WebConfig(rate_limit="")).test_client()
    assert "RateLimit" not in client.get("/v1/outlets").headers
