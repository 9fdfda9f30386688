import inspect

import pytest

from service import errors
from service.web.problem_kinds import KINDS
from service.web.problems import _OF_ERROR

INSIDE = "the password is swordfish"


@pytest.fixture
def ask(client, newsroom):
    """A look-up that fails with `error`."""

    def lookup(error):
        def fail(_question):
            raise error

        newsroom.lookup = fail
        return client.post("/v1/claims/lookup", json={"text": "x"})

    return lookup


@pytest.mark.parametrize(
    ("error", "status", "name"),
    [
        (errors.Invalid("bad", "/text"), 422, "invalid-field"),
        (errors.TooLarge("too long", "/text"), 422, "too-large"),
        (errors.Malformed("bad"), 400, "invalid-json"),
        (errors.NotFound("paragraph", "p"), 404, "not-found"),
        (errors.Conflict("two articles", "/url"), 409, "conflict"),
        (errors.StoreUnavailable(INSIDE), 503, "unavailable"),
        (errors.ModelUnavailable(INSIDE), 503, "unavailable"),
        (errors.SnapshotDamaged(INSIDE), 503, "unavailable"),
        (errors.StorageFull(INSIDE), 507, "storage-full"),
        (errors.Misconfigured(INSIDE), 500, "internal"),
        (KeyError(INSIDE), 500, "internal"),
        (RecursionError(INSIDE), 500, "internal"),
    ],
)
def test_each_error_has_its_status_and_its_type(ask, error, status, name):
    answer = ask(error)
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert answer.json["type"] == f"/problems/{name}"
    assert "swordfish" not in answer.text


def test_a_failure_of_ours_is_logged_under_the_id_of_the_request(ask, caplog):
    answer = ask(KeyError(INSIDE))
    assert answer.headers["X-Request-ID"] == answer.json["request_id"]
    assert answer.json["request_id"] in caplog.text
    assert "swordfish" in caplog.text


def test_what_may_pass_says_when_to_try_again(ask):
    assert int(ask(errors.StoreUnavailable("away")).headers["Retry-After"]) > 0


def test_every_error_of_the_tree_is_in_the_table():
    tree = [
        e for _, e in inspect.getmembers(errors, inspect.isclass) if e.__module__ == errors.__name__
    ]
    assert tree
    assert all(any(c in _OF_ERROR for c in error.__mro__) for error in tree)


def test_every_type_leads_to_a_page(client):
    for kind in KINDS.values():
        page = client.get(kind.type, headers={"Accept": "text/html"})
        assert page.status_code == 200
        assert kind.title in page.text
        assert client.get(kind.type).json["problems"][0]["status"] == kind.status
    assert len(client.get("/problems").json["problems"]) == len(KINDS)
    assert client.get("/problems/nothing").status_code == 404


def test_an_unknown_address_is_a_problem(client):
    answer = client.get("/v2/articles")
    assert answer.status_code == 404
    assert answer.json["type"] == "/problems/not-found"


BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def test_a_browser_gets_a_page_for_an_unknown_address(client):
    page = client.get("/nowhere", headers=BROWSER)
    assert (page.status_code, page.mimetype) == (404, "text/html")
    assert "Not found" in page.text
    assert page.headers["X-Request-ID"] in page.text
    assert 'class="masthead"' in page.text


def test_a_browser_gets_a_page_while_the_store_is_away(client, newsroom):
    def away():
        raise errors.StoreUnavailable(INSIDE)

    newsroom.is_empty = away
    page = client.get("/", headers=BROWSER)
    assert (page.status_code, page.mimetype) == (503, "text/html")
    assert "swordfish" not in page.text
    assert int(page.headers["Retry-After"]) > 0
    assert client.get("/").mimetype == "application/problem+json"


@pytest.mark.parametrize("accept", ["application/json", "*/*", "", "application/problem+json"])
def test_another_client_gets_json(client, accept):
    answer = client.get("/nowhere", headers={"Accept": accept})
    assert answer.mimetype == "application/problem+json"
    assert "Accept" in answer.headers["Vary"]


def test_the_api_answers_in_json_whoever_asks(client):
    assert client.get("/v1/nowhere", headers=BROWSER).mimetype == "application/problem+json"


def test_no_sentence_of_the_framework_is_passed_on(client):
    unknown = client.get("/nowhere").json["detail"]
    method = client.delete("/v1/claims/lookup").json["detail"]
    assert unknown == KINDS["not-found"].meaning
    assert method == KINDS["method-not-allowed"].meaning
