"""The commands that look after an installation, and how all of them end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from service import __version__
from service.cli import main
from service.cli.desk import Desk
from service.cli.papers import markdown_page
from service.errors import Misconfigured, ModelUnavailable
from service.settings import SETTINGS, Settings
from tests.fakes.newsroom import FakeNewsroom

ROOT = Path(__file__).resolve().parents[3]


def crossread(*arguments, newsroom=None, settings=None):
    desk = Desk(settings or Settings(), lambda _: newsroom or FakeNewsroom())
    return CliRunner().invoke(main, arguments, obj=desk, env={"COLUMNS": "200"})


def raising(fault):
    def open_newsroom(_):
        raise fault

    return open_newsroom


def test_reindex_tells_how_much_it_embedded():
    result = crossread("reindex")
    assert result.exit_code == 0
    assert "3 paragraphs embedded" in result.stdout


def test_reindex_fails_if_store_and_index_still_disagree():
    result = crossread("reindex", newsroom=FakeNewsroom(ready=False))
    assert result.exit_code == 1
    assert "the index holds sequence 1 of 2" in result.stderr


def test_the_doctor_finds_a_sound_house_sound(tmp_path):
    result = crossread("doctor", settings=Settings(data=tmp_path / "new"))
    assert result.exit_code == 0
    assert "wrong" not in result.stdout
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize(
    ("newsroom", "check"),
    [
        (FakeNewsroom(ready=False), "store and index agree"),
        (FakeNewsroom(relation="related"), "a claim matches itself"),
        (FakeNewsroom(damaged=["passage 7 has another text"]), "what is stored is whole"),
    ],
)
def test_the_doctor_names_what_is_wrong(tmp_path, newsroom, check):
    result = crossread("doctor", "--json", newsroom=newsroom, settings=Settings(data=tmp_path))
    assert result.exit_code == 1
    assert [f["check"] for f in json.loads(result.stdout) if not f["ok"]] == [check]


def test_the_doctor_tells_what_cannot_be_opened_and_stops_there(tmp_path):
    desk = Desk(Settings(data=tmp_path), raising(ModelUnavailable("model.onnx is not ours")))
    result = CliRunner().invoke(main, ["doctor"], obj=desk, env={"COLUMNS": "200"})
    assert result.exit_code == 1
    assert "model.onnx is not ours" in result.stdout


def test_the_doctor_says_when_the_data_folder_is_a_file(tmp_path):
    (tmp_path / "data").write_text("")
    result = crossread("doctor", settings=Settings(data=tmp_path / "data"))
    assert result.exit_code == 1
    assert "CROSSREAD_DATA cannot be written" in result.stdout
    assert "database" not in result.stdout


def test_settings_tells_value_default_help_and_source(monkeypatch):
    monkeypatch.setenv("CROSSREAD_PORT", "9000")
    told = json.loads(CliRunner().invoke(main, ["settings", "--json"]).stdout)
    port = next(row for row in told if row["name"] == "port")
    assert (port["value"], port["default"], port["source"]) == ("9000", "8000", "CROSSREAD_PORT")
    assert [row["name"] for row in told] == [row.name for row in SETTINGS]
    assert all(row["source"] == "default" for row in told if row["name"] != "port")


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_database_password_is_never_shown(form):
    address = "postgresql+psycopg://desk:hunter2@db.example/crossread"
    shown = crossread("settings", *form, settings=Settings(database_url=address)).output
    assert "hunter2" not in shown
    assert "desk:***@db.example" in shown


def test_the_settings_page_is_the_one_that_the_table_makes():
    assert crossread("settings", "--check", str(ROOT / "docs/settings.md")).exit_code == 0


def test_a_page_that_is_out_of_date_fails_the_check(tmp_path):
    (tmp_path / "settings.md").write_text(markdown_page() + "\n")
    result = crossread("settings", "--check", str(tmp_path / "settings.md"))
    assert result.exit_code == 1
    assert "make docs" in result.stderr


def test_spec_prints_the_description_of_the_api_that_check_accepts(tmp_path):
    printed = crossread("spec").stdout
    assert "/v1/claims/lookup" in printed
    (tmp_path / "openapi.yaml").write_text(printed, encoding="utf-8")
    assert crossread("spec", "--check", str(tmp_path / "openapi.yaml")).exit_code == 0


@pytest.mark.parametrize(
    "fault",
    [ModelUnavailable("the model is gone"), Misconfigured("CROSSREAD_DATA is odd")],
)
def test_our_errors_are_one_line_and_end_with_1(fault):
    result = CliRunner().invoke(main, ["lookup", "x"], obj=Desk(Settings(), raising(fault)))
    assert result.exit_code == 1
    assert result.stderr == f"Error: {fault}\n"


@pytest.mark.parametrize("command", [["lookup", "x"], ["demo"], ["reindex"]])
@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_data_folder_that_is_a_file_is_told_by_its_setting(tmp_path, command, below):
    (tmp_path / "file").write_text("")
    desk = Desk(Settings(data=tmp_path / "file" / below))
    result = CliRunner().invoke(main, command, obj=desk)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: CROSSREAD_DATA is ")
    assert result.stderr.count("\n") == 1


def test_a_wrong_variable_ends_every_command_with_2(monkeypatch):
    monkeypatch.setenv("CROSSREAD_PORT", "http")
    result = CliRunner().invoke(main, ["settings"])
    assert result.exit_code == 2
    assert "CROSSREAD_PORT" in result.stderr


def test_the_module_is_the_command_and_its_help_loads_no_model():
    probe = "import sys, service.cli; sys.exit('numpy' in sys.modules or 'flask' in sys.modules)"
    subprocess.run([sys.executable, "-c", probe], check=True, cwd=ROOT)
    command = [sys.executable, "-m", "service", "--version"]
    said = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=ROOT, env=os.environ
    )
    assert said.stdout.strip() == f"crossread, version {__version__}"
