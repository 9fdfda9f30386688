"""`crossread evaluate`: what is refused, and what is said when there is nothing to measure."""

import pytest
from click.testing import CliRunner

from service.cli import main
from service.cli.desk import Desk
from service.settings import Settings


@pytest.fixture
def crossread(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        call = ["evaluate", *arguments, "--cache", str(tmp_path / "cache")]
        return CliRunner().invoke(main, call, obj=Desk(Settings()), env={"COLUMNS": "200"})

    return run


def test_a_folder_that_is_not_there_is_a_wrong_call(crossread):
    result = crossread("nowhere")
    assert result.exit_code == 2
    assert "'nowhere' does not exist" in result.stderr


def test_an_unknown_set_is_a_wrong_call_that_names_those_there_are(crossread, tmp_path):
    result = crossread(str(tmp_path), "--set", "own", "--set", "owm")
    assert result.exit_code == 2
    assert "no such set: owm" in result.stderr
    assert "own-training" in result.stderr


def test_without_any_set_it_fails_naming_what_is_missing(crossread, tmp_path):
    result = crossread(str(tmp_path), "--set", "emergent", "--write")
    assert result.exit_code == 1
    assert "left out: emergent (no emergent/pairs_dev.jsonl)" in result.stderr
    assert not (tmp_path / "docs").exists()


def test_figures_that_cannot_be_read_are_named(crossread, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/quality.json").write_text("{")
    result = crossread(str(tmp_path), "--set", "emergent")
    assert result.exit_code == 1
    assert "quality.json does not hold figures" in result.stderr
