"""What the documentation tells people to type exists, and its examples are well formed."""

import json
import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest

from service import __version__
from service.cli import main
from service.cli.seeds import QUESTIONS
from service.settings import SETTINGS
from service.web.spec import render

ROOT = Path(__file__).resolve().parents[3]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
VARIABLES = {row.variable for row in SETTINGS}


def fences(text, *languages):
    """The bodies of the fenced blocks in one of `languages`."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [body for language, body in found if language in languages]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_setting_that_is_named_exists(page):
    named = set(re.findall(r"CROSSREAD_[A-Z_]+[A-Z]", page.read_text(encoding="utf-8")))
    assert named <= VARIABLES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_named_exists_with_its_options(page):
    text = page.read_text(encoding="utf-8")
    for name in re.findall(r"`crossread ([a-z]+)", text):
        assert name in main.commands
    for call in re.findall(r"^(?:\S*/)?crossread ([a-z]+[^\n|]*)", text, re.MULTILINE):
        name, *rest = shlex.split(call, comments=True)
        options = {opt for p in main.commands[name].params for opt in p.opts}
        assert {word for word in rest if word.startswith("--")} <= options


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_that_is_named_exists(page):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)`", page.read_text(encoding="utf-8"))) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_relative_link_leads_somewhere(page):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def curl_calls():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    joined = [body.replace("\\\n", " ") for body in fences(text, "sh")]
    return [shlex.split(body) for body in joined if body.startswith("curl")]


def test_the_readme_shows_a_question_and_two_ways_to_feed_articles():
    assert len(curl_calls()) == 3


@pytest.mark.parametrize("call", curl_calls(), ids=lambda call: call[2])
def test_every_curl_of_the_readme_asks_an_address_of_the_api_with_valid_json(call):
    path = call[2].removeprefix("http://127.0.0.1:8000")
    assert f"\n  {path}:" in render()
    for option, value in pairwise(call):
        if option == "-d":
            assert isinstance(json.loads(value), dict)


def test_the_first_question_of_the_readme_is_the_one_that_the_start_prints():
    (body,) = [call[call.index("-d") + 1] for call in curl_calls() if "lookup" in call[2]]
    assert json.loads(body) == {"text": QUESTIONS[0]}


def test_the_answer_in_the_readme_is_json_in_the_shape_of_the_contract():
    (shown,) = fences((ROOT / "README.md").read_text(encoding="utf-8"), "json")
    answer = json.loads(shown)
    assert set(answer) == {"claim", "outlets", "counts", "searched"}
    assert {"outlet", "relation", "matches"} <= answer["outlets"][0].keys()


def test_every_setting_is_on_the_settings_page():
    page = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    assert all(f"`{row.variable}`" in page and row.help in page for row in SETTINGS)


def test_every_command_is_in_the_changelog_or_the_readme():
    told = "".join(
        (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CHANGELOG.md")
    )
    assert all(f"`{name}`" in told or f"crossread {name}" in told for name in main.commands)


def test_the_changelog_has_a_place_for_what_comes_next():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## Unreleased" in text or f"## {__version__}" in text


def test_decisions_are_numbered_without_a_gap_and_say_what_would_change_them():
    notes = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [int(note.name[:4]) for note in notes] == list(range(1, len(notes) + 1))
    for note in notes:
        text = note.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(note.name[:4])}. ")
        for part in ("**Question.**", "**Choice.**", "**What would change our mind.**"):
            assert part in text


def test_the_layers_in_the_architecture_are_the_layers_that_are_checked():
    config = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (listed,) = re.findall(r"^layers = \[\n(.*?)^\]", config, re.MULTILINE | re.DOTALL)
    layers = [line.strip(' ",').replace("service.", "") for line in listed.splitlines()]
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    assert "```\n" + "\n".join(layers) + "\n```" in page
