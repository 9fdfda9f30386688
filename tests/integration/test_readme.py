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
    (body,) = re.findall(r"^```json\n(.*?)^```$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return json.loads(body)


def is_part(small, whole):
    """Whether `whole` holds all of `small`; lists in their order, scores apart."""
    if isinstance(small, dict):
        return all(key == "score" or is_part(small[key], whole.get(key)) for key in small)
    if isinstance(small, list):
        rest = iter(whole or [])
        return all(any(is_part(item, other) for other in rest) for item in small)
    return small == whole


def test_the_question_of_the_readme_gets_the_answer_that_it_shows(tmp_path):
    house = open_house(Settings(data=tmp_path))
    load_seeds(house.newsroom)
    client = open_app(house).test_client()
    answer = client.post("/v1/claims/lookup", json={"text": QUESTIONS[0]}).get_json()
    for part in ("claim", "counts", "searched"):
        assert is_part(shown()[part], answer[part])
    for outlet in shown()["outlets"]:
        (told,) = [o for o in answer["outlets"] if o["outlet"]["id"] == outlet["outlet"]["id"]]
        assert is_part(outlet, told), json.dumps(told, indent=2)
