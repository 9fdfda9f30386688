"""The disk is told ahead what a start is about to read."""

import os
from pathlib import Path

import pytest

from service.index import IndexChoice, announce, open_index
from tests.fakes.log import FakeLog

pytestmark = pytest.mark.skipif(
    not hasattr(os, "posix_fadvise"), reason="this system takes no advice"
)


@pytest.fixture
def home(tmp_path):
    log = FakeLog()
    log.grow(700)
    index = open_index(IndexChoice(directory=tmp_path, generation=log.generation, dim=log.dim))
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


def test_all_files_of_the_current_snapshot_are_announced(home, told):
    announce(home.parent)
    assert {"vectors", "outlets", "manifest.json"} <= set(told)


@pytest.mark.parametrize("pointer", [b"no-such-folder", b"\xff", b"\0"])
def test_what_cannot_be_read_is_let_be(home, told, pointer):
    (home / "CURRENT").write_bytes(pointer)
    announce(home.parent)
    assert told == []


def test_where_there_is_no_index_nothing_is_announced(tmp_path, told):
    announce(tmp_path / "index")
    assert told == []
