import pytest

from service.errors import Conflict, StoreUnavailable
from service.ports import Replay
from service.web.app import create_app
from service.web.config import WebConfig
from tests.fakes.web_newsroom import FakeNewsroom

ARTICLE = {"outlet": "a", "title": "t", "text": "x"}


class Keys:
    """Keys in a dict: the fingerprint, and the answer once it is there."""

    def __init__(self):
        self.held = {}

    def claim(self, key, fingerprint, now):
        assert now.tzinfo
        known, replay = self.held.setdefault(key, (fingerprint, None))
        if known != fingerprint:
            raise Conflict("another body")
        return replay

    def finish(self, key, status, body):
        fingerprint, _ = self.held[key]
        self.held[key] = (fingerprint, Replay(status, body))

    def abandon(self, key):
        del self.held[key]


@pytest.fixture
def keys():
    return Keys()


@pytest.fixture
def keyed(newsroom, keys):
    return create_app(newsroom, WebConfig(idempotency=keys)).test_client()


def post(client, body, key="k1"):
    return client.post("/v1/articles", json=body, headers={"Idempotency-Key": key})


def test_a_retry_gets_the_answer_of_the_first_request(keyed):
    first, again = post(keyed, ARTICLE), post(keyed, ARTICLE)
    assert (first.status_code, again.status_code) == (201, 201)
    assert (again.json, again.location) == (first.json, first.location)
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers


def test_a_bulk_request_is_submitted_once(keyed, newsroom):
    for _ in range(2):
        answer = keyed.post("/v1/articles/bulk", json=[ARTICLE], headers={"Idempotency-Key": "k1"})
        assert (answer.status_code, answer.location) == (202, "/v1/jobs/job-1")
    assert len(newsroom.jobs) == 1


def test_the_key_with_another_body_is_a_conflict(keyed):
    post(keyed, ARTICLE)
    assert post(keyed, {**ARTICLE, "text": "y"}).status_code == 409


def test_another_key_is_another_request(keyed):
    post(keyed, ARTICLE)
    assert post(keyed, ARTICLE, key="k2").status_code == 200


def test_a_write_that_failed_gives_its_key_up(keys):
    class Failing(FakeNewsroom):
        def ingest(self, _submission):
            raise StoreUnavailable("away")

    client = create_app(Failing(), WebConfig(idempotency=keys)).test_client()
    assert post(client, ARTICLE).status_code == 503
    assert keys.held == {}


@pytest.mark.parametrize("key", ["", "a b", "x" * 201, "é"])
def test_an_odd_key_is_refused(keyed, key):
    answer = post(keyed, ARTICLE, key)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["parameter"] == "Idempotency-Key"


def test_a_decision_about_an_origin_that_is_sent_again_is_made_once(keyed, newsroom):
    for _ in range(2):
        body = {"origins": ["xyz-p1"]}
        sent = keyed.post("/v1/origins/abc-p1/merge", json=body, headers={"Idempotency-Key": "k"})
        assert sent.status_code == 201
    assert len(newsroom.decisions) == 1
