"""A setting is a row, read once, and refused loudly if it does not fit."""

from pathlib import Path

import pytest

from service.errors import Misconfigured
from service.settings import SETTINGS, Settings, load, misspelt


def test_an_empty_environment_gives_the_defaults():
    assert load({}) == Settings()


def test_an_empty_variable_counts_as_not_set():
    assert load({"CROSSREAD_PORT": " ", "PATH": "/bin"}) == Settings()


@pytest.mark.parametrize(
    ("variable", "raw", "name", "value"),
    [
        ("CROSSREAD_DATA", "/srv/crossread", "data", Path("/srv/crossread")),
        ("CROSSREAD_PORT", " 9000 ", "port", 9000),
        ("CROSSREAD_MAX_BODY_BYTES", "10_000_000", "max_body_bytes", 10_000_000),
        ("CROSSREAD_JOBS", "OFF", "jobs", False),
        ("CROSSREAD_INDEX", "exact", "index", "exact"),
        ("CROSSREAD_MODEL", "some/model", "model", "some/model"),
        ("CROSSREAD_RATE_LIMIT", "10 per second", "rate_limit", "10 per second"),
    ],
)
def test_a_variable_sets_its_setting(variable, raw, name, value):
    assert getattr(load({variable: raw}), name) == value


@pytest.mark.parametrize(
    ("variable", "raw"),
    [
        ("CROSSREAD_PORT", "http"),
        ("CROSSREAD_PORT", "0"),
        ("CROSSREAD_PORT", "65536"),
        ("CROSSREAD_WORKERS", "-1"),
        ("CROSSREAD_JOBS", "maybe"),
        ("CROSSREAD_INDEX", "milvus"),
        ("CROSSREAD_LOG_LEVEL", "loud"),
        ("CROSSREAD_RATE_LIMIT", "often"),
        ("CROSSREAD_RATE_LIMIT", "0/minute"),
    ],
)
def test_a_bad_value_is_refused_by_the_name_of_its_variable(variable, raw):
    with pytest.raises(Misconfigured, match=variable) as fault:
        load({variable: raw})
    assert repr(raw) in str(fault.value)


def test_a_misspelt_variable_is_told_and_stops_nothing(monkeypatch):
    monkeypatch.setenv("CROSSREAD_PROT", "9000")
    assert "CROSSREAD_PROT" in misspelt()
    assert load({"CROSSREAD_PROT": "9000"}) == Settings()


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.name)
def test_what_is_shown_for_a_default_reads_back_as_that_default(row):
    assert row.help.endswith(".")
    if shown := row.shown(row.default):
        assert row.parse(shown) == row.default


@pytest.mark.parametrize("row", [r for r in SETTINGS if r.choices], ids=lambda row: row.name)
def test_every_choice_is_accepted(row):
    assert [row.parse(choice) for choice in row.choices] == list(row.choices)
