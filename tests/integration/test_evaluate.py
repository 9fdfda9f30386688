"""`crossread evaluate` from the shell to the page, with the real model on small sets."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli import main
from service.evaluation import CATALOGUE
from tests.fakes import labelled_sets

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    folder = tmp_path_factory.mktemp("checkout")
    labelled_sets.write_own(folder / "training")
    labelled_sets.write_pair_sets(folder / "data")
    labelled_sets.write_searched_sets(folder / "data")
    labelled_sets.write_copies(folder / "data")
    labelled_sets.write_revisions(folder / "data")
    labelled_sets.write_reports(folder / "data")
    labelled_sets.write_links(folder / "data")
    return folder


@pytest.fixture
def crossread(checkout, monkeypatch):
    monkeypatch.chdir(checkout)

    def run(*arguments):
        call = ["evaluate", "data", "--cache", "cache", *arguments]
        return CliRunner().invoke(main, call, env={"COLUMNS": "200"})

    return run


def test_a_run_measures_every_set_and_publishes_it_without_its_text(crossread):
    result = crossread("--write")
    assert result.exit_code == 0, result.output
    assert "left out" not in result.stderr
    page = Path("docs/quality.md").read_text()
    text = Path("docs/quality.json").read_text()
    sets = {figure["set"] for figure in json.loads(text)["figures"]}
    assert len(sets) == len(CATALOGUE)
    assert all(f"## {name}\n" in page for name in sets)
    assert not any(claim in page + text for claim in (labelled_sets.TRAMS, labelled_sets.WRECK))


def test_a_second_run_is_set_beside_the_first_and_leaves_other_sets_alone(crossread):
    assert crossread("--set", "own", "--set", "mrpc", "--write").exit_code == 0
    kept = json.loads(Path("docs/quality.json").read_text())
    result = crossread("--set", "own", "--write")
    assert result.exit_code == 0
    assert "+0.000" in result.stdout
    assert json.loads(Path("docs/quality.json").read_text()) == kept


def test_figures_come_as_json_for_machines(crossread):
    result = crossread("--set", "own", "--json")
    figures = {figure["measure"]: figure for figure in json.loads(result.stdout)["figures"]}
    assert 0 <= figures["macro-F1"]["value"] <= 1
