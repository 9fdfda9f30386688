import logging

import pytest

LOGGER = "service.web.request_log"


@pytest.fixture
def logged(client, caplog):
    """The lines that a request leaves in the log."""

    def ask(method, address, **options):
        caplog.clear()
        with caplog.at_level(logging.INFO, logger=LOGGER):
            client.open(address, method=method, **options)
        return [record.getMessage() for record in caplog.records if record.name == LOGGER]

    return ask


def test_a_request_is_one_line_with_its_end_its_time_and_its_id(logged):
    (line,) = logged("GET", "/v1/articles/none", headers={"X-Request-ID": "abc-1"})
    method, path, status, milliseconds, unit, request_id = line.split(" ")
    assert (method, path, status, unit) == ("GET", "/v1/articles/none", "404", "ms")
    assert 0 <= float(milliseconds) < 10_000
    assert request_id == "abc-1"


def test_neither_query_nor_body_is_logged(logged):
    (asked,) = logged("GET", "/?claim=secret")
    (sent,) = logged("POST", "/v1/claims/lookup", json={"text": "secret"})
    assert "secret" not in asked + sent


@pytest.mark.parametrize("step", ["a%0aGET", "a%1b[31m", "%e2%80%ae", "%e2%80%a8", "x" * 9_000])
def test_nobody_can_forge_a_line(logged, step):
    (line,) = logged("GET", f"/{step}")
    assert line.isprintable()
    assert len(line) < 400


@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/metrics"])
def test_what_machines_ask_every_few_seconds_is_not_logged(logged, address):
    assert logged("GET", address) == []
