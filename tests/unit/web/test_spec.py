import re
from pathlib import Path

import pytest
import yaml

from service.web.spec import render

COMMITTED = Path(__file__).parents[3] / "api_spec" / "openapi.yaml"
PAGES = {
    "/",
    "/docs",
    "/openapi.json",
    "/problems",
    "/problems/<name>",
    "/static/<path:filename>",
    "/articles/<article:article_id>",
    "/articles/<article:article_id>/versions",
    "/articles/<article:article_id>/versions/<version:first>..<version:second>",
    "/compare",
    "/stories",
    "/stories/<id:story_id>",
}


@pytest.fixture(scope="module")
def described():
    return yaml.safe_load(render())


def test_the_committed_description_is_what_the_code_says():
    assert COMMITTED.read_text() == render(), "run: crossread spec > api_spec/openapi.yaml"


def test_every_route_is_described_and_nothing_else(app, described):
    rules = {rule.rule for rule in app.url_map.iter_rules()} - PAGES
    paths = {re.sub(r"<\w+:(\w+)>", r"{\1}", rule) for rule in rules}
    assert paths == set(described["paths"])


def test_every_operation_has_a_name_a_summary_and_its_problems(described):
    names = []
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            if method == "parameters":
                continue
            names.append(operation["operationId"])
            assert operation["summary"]
            assert "default" in operation["responses"]
            assert ("422" in operation["responses"]) >= ("requestBody" in operation), path
    assert len(set(names)) == len(names)


def test_the_description_is_served(client, described):
    assert client.get("/openapi.json").json == described


def test_every_schema_says_what_it_is(described):
    schemas = described["components"]["schemas"]
    assert all(schema["description"] for schema in schemas.values())
    assert "cannot be revised" in schemas["Submission"]["description"]
    assert "finished" in schemas["Job"]["description"]


def test_only_html_may_come_without_a_title(described):
    forms = described["components"]["schemas"]["Submission"]["oneOf"]
    assert [form["required"] for form in forms] == [
        ["text", "title"],
        ["html"],
        ["paragraphs", "title"],
    ]
