"""The answer that the README shows is a part of the answer that its question gets."""

import json
import re
from pathlib import Path

import pytest

from service.bootstrap import open_app, open_house
from service.cli.seeds import QUESTIONS, load_seeds
from service.settings import Settings

pytestmark = pytest.mark.model

README = Path(__file__).parents[2] / "README.md"


def shown():
    text = README.read_text(encoding="utf-8")
    (body,) = re.findall(r"^```json\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return json.loads(body)


def is_part(small, whole):
    """Whether `whole` holds all of `small`; lists in their order, scores apart."""
    if isinstance(small, dict):
        return all(key == "score" or is_part(small[key], whole.get(key)) for key in small)
    if isinstance(small, list):
        rest = iter(whole or [])
        return all(any(is_part(item, other) for other in rest) for item in small)
    return small == whole


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """The service on the seeds, as `make run` starts it."""
    house = open_house(Settings(data=tmp_path_factory.mktemp("data")))
    load_seeds(house.newsroom)
    return open_app(house).test_client()


def test_the_question_of_the_readme_gets_the_answer_that_it_shows(client):
    answer = client.post("/v1/claims/lookup", json={"text": QUESTIONS[0]}).get_json()
    for part in ("claim", "counts", "searched"):
        assert is_part(shown()[part], answer[part])
    for outlet in shown()["outlets"]:
        (told,) = [o for o in answer["outlets"] if o["outlet"]["id"] == outlet["outlet"]["id"]]
        assert is_part(outlet, told), json.dumps(told, indent=2)


def test_every_body_that_the_readme_posts_is_taken(client):
    posted = r"curl -s http://127\.0\.0\.1:8000(\S+) [^\n]*(?:\\\n\s*)?-d '(.*?)'\n"
    calls = re.findall(posted, README.read_text(encoding="utf-8"), re.DOTALL)
    assert [path for path, _ in calls] == ["/v1/claims/lookup", "/v1/articles"]
    for path, body in calls:
        reply = client.post(path, data=body, content_type="application/json")
        assert reply.status_code in {200, 201}, reply.text
