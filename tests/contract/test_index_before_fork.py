"""A parent reads the index once for the processes that it forks."""

import os
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from service.index import IndexChoice, before_fork, open_index, snapshot
from service.ports import RowFilter
from tests.fakes.log import FakeLog

takes_advice = pytest.mark.skipif(
    not hasattr(os, "posix_fadvise"), reason="this system takes no advice"
)


@pytest.fixture
def log():
    log = FakeLog()
    log.grow(17_000)
    return log


def chosen(directory, log, handed=None):
    return IndexChoice(
        directory=directory,
        generation=log.generation,
        dim=log.dim,
        sketch_from=16_384,
        handed=handed,
    )


@pytest.fixture
def home(tmp_path, log):
    index = open_index(chosen(tmp_path, log))
    index.catch_up(log)
    index.snapshot()
    return tmp_path / log.generation


@pytest.fixture
def told(monkeypatch):
    """The names of the files that the system was advised to read."""
    names = []

    def advise(handle, _start, _length, advice):
        assert advice == os.POSIX_FADV_WILLNEED
        names.append(Path(f"/proc/self/fd/{handle}").readlink().name)

    monkeypatch.setattr(os, "posix_fadvise", advise)
    return names


@takes_advice
def test_all_files_of_the_current_snapshot_are_announced(home, told):
    before_fork(home.parent)
    assert {"vectors", "outlets", "manifest.json"} <= set(told)


@takes_advice
@pytest.mark.parametrize("pointer", [b"no-such-folder", b"\xff", b"\0"])
def test_what_cannot_be_read_is_let_be(home, told, pointer):
    (home / "CURRENT").write_bytes(pointer)
    assert before_fork(home.parent) is None
    assert told == []


@takes_advice
def test_where_there_is_no_index_nothing_is_announced(tmp_path, told):
    assert before_fork(tmp_path / "index") is None
    assert told == []


def found(index, log):
    query = np.ones(log.dim, np.float32)
    index.catch_up(log)
    return index.search(query, 20, RowFilter())


def test_what_was_handed_on_finds_the_same(home, log):
    handed = before_fork(home.parent)
    assert handed
    assert handed.layer
    alone = open_index(chosen(home.parent, log))
    assert found(open_index(chosen(home.parent, log, handed)), log) == found(alone, log)


def test_a_snapshot_that_was_just_checked_is_not_read_once_more(home, log, monkeypatch):
    handed = before_fork(home.parent)
    monkeypatch.setattr(snapshot, "check_files", lambda *_: pytest.fail("read once more"))
    assert found(open_index(chosen(home.parent, log, handed)), log)


def test_a_snapshot_that_was_checked_long_ago_is_checked_again(home, log, caplog):
    handed = replace(before_fork(home.parent), checked=time.monotonic() - 100)
    (snapshot_file,) = home.glob("*-*/scales")
    snapshot_file.write_bytes(b"\0" * snapshot_file.stat().st_size)
    assert found(open_index(chosen(home.parent, log, handed)), log)
    assert "rebuilt from the database" in caplog.text


def test_a_snapshot_of_another_folder_takes_nothing_that_was_handed_on(home, log):
    handed = before_fork(home.parent)
    log.grow(100, first=50_000)
    index = open_index(chosen(home.parent, log))
    index.catch_up(log)
    index.snapshot()
    again = open_index(chosen(home.parent, log, handed))
    assert found(again, log) == found(index, log)


def test_a_damaged_snapshot_is_not_handed_on(home):
    (column,) = home.glob("*-*/outlets")
    column.write_bytes(b"\1" + column.read_bytes()[1:])
    assert before_fork(home.parent) is None
