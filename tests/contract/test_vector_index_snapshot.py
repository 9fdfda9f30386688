"""A snapshot is only ever an optimisation: whatever happens to it, the answers stay right."""

import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from service.errors import StorageFull, Unavailable
from service.index import IndexChoice, open_index
from service.ports import RowFilter
from tests.fakes.log import FakeLog

EVERYTHING = RowFilter()


def opened(directory, log, kind="faiss", **choice):
    told = {"generation": log.generation, "dim": log.dim, "snapshot_every": 1_000_000} | choice
    return open_index(IndexChoice(kind=kind, directory=directory, **told))


def agree(index, log, searches=3):
    """Whether `index` answers as brute force over the log does."""
    oracle = opened(Path(), log, "exact")
    assert index.catch_up(log) == oracle.catch_up(log)
    queries = [log.direction() for _ in range(searches)]
    return all(index.search(q, 20, EVERYTHING) == oracle.search(q, 20, EVERYTHING) for q in queries)


@pytest.fixture
def log():
    log = FakeLog()
    log.grow(700)
    log.retire(5, 6, 7)
    return log


@pytest.fixture
def home(log, tmp_path):
    """The folder of a snapshot of all that `log` holds."""
    index = opened(tmp_path, log)
    index.catch_up(log)
    index.snapshot()
    return tmp_path / log.generation


def current(home):
    return home / (home / "CURRENT").read_text()


def column(name):
    return lambda home: current(home) / name


def manifest(home):
    return current(home) / "manifest.json"


def pointer(home):
    return home / "CURRENT"


def cut_short(file):
    os.truncate(file, file.stat().st_size - 8)


def grown(file):
    with file.open("ab") as stream:
        stream.write(b"\0" * 8)


def emptied(file):
    os.truncate(file, 0)


def garbage(file):
    file.write_bytes(os.urandom(file.stat().st_size))


def one_bit_flipped(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 4
    file.write_bytes(content)


def a_page_zeroed(file):
    content = bytearray(file.read_bytes())
    content[:4096] = bytes(len(content[:4096]))
    file.write_bytes(content)


def deleted(file):
    file.unlink()


def a_folder_instead(file):
    file.unlink()
    file.mkdir()


def a_link_to_nothing_instead(file):
    file.unlink()
    file.symlink_to("nowhere")


DAMAGES = [
    cut_short,
    grown,
    emptied,
    garbage,
    one_bit_flipped,
    a_page_zeroed,
    deleted,
    a_folder_instead,
    a_link_to_nothing_instead,
]
TARGETS = {
    "vectors": column("vectors"),
    "ids": column("ids"),
    "published": column("published"),
    "manifest": manifest,
    "pointer": pointer,
}
CASES = {
    f"{name}: {damage.__name__}": (damage, target)
    for name, target in TARGETS.items()
    for damage in DAMAGES
}


def test_what_a_snapshot_holds_is_not_read_from_the_log_again(home, log, caplog):
    class OnlyLater:
        def __getattr__(self, name):
            return getattr(log, name)

        def additions(self, generation, after, upto):
            assert after == before
            return log.additions(generation, after, upto)

    before = log.sequence()
    log.grow(30)
    index = opened(home.parent, log)
    assert index.catch_up(OnlyLater()) == before + 1
    assert agree(index, log)
    assert caplog.text == ""


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_damaged_snapshot_is_rebuilt_and_said(home, log, caplog, case):
    damage, target = case
    damage(target(home))
    index = opened(home.parent, log)
    with caplog.at_level(logging.WARNING):
        assert agree(index, log)
    assert "rebuilt from the database" in caplog.text
    assert mends_itself(index, home, log, caplog)


def mends_itself(index, home, log, caplog):
    """Whether the next start finds a sound snapshot."""
    index.snapshot()
    caplog.clear()
    return agree(opened(home.parent, log), log) and caplog.text == ""


def test_a_snapshot_whose_folder_is_gone_is_rebuilt(home, log, caplog):
    shutil.rmtree(current(home))
    assert agree(opened(home.parent, log), log)
    assert "rebuilt" in caplog.text


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"generation": "other"}, "another database or model"),
        ({"dim": 8}, "another database or model"),
        ({"incarnation": "other"}, "another database or model"),
        ({"format": 99}, "another release's format"),
    ],
    ids=str,
)
def test_a_sound_snapshot_of_something_else_is_not_taken(home, log, caplog, *, changes, says):
    relabel(home, **changes)
    assert agree(opened(home.parent, log), log)
    assert says in caplog.text


def test_a_snapshot_from_the_future_is_not_taken(home, log, caplog):
    relabel(home, sequence=log.sequence() + 1)
    assert agree(opened(home.parent, log), log)
    assert "the database ends at" in caplog.text


def relabel(home, **changes):
    """Write the snapshot's manifest anew, checksum and all, as another program might."""
    from service.index.manifest import digest  # noqa: PLC0415 - a fault is put inside

    folder = current(home)
    text = json.dumps(json.loads(manifest(home).read_text()) | changes).encode()
    manifest(home).write_bytes(text)
    renamed = folder.rename(folder.with_name(f"1-{digest(text)}"))
    pointer(home).write_text(renamed.name)


def test_a_restored_database_does_not_get_the_rows_of_the_one_before(home, log, caplog):
    sequence = log.sequence()
    log.restore("after the restore", sequence=sequence)
    log.grow(40, first=10_000)
    assert agree(opened(home.parent, log), log)
    assert "rebuilt" in caplog.text


def test_two_generations_keep_their_snapshots_apart(home, log, caplog):
    other = FakeLog(generation="fake-2", seed=8)
    other.grow(100)
    assert agree(opened(home.parent, other), other)
    assert agree(opened(home.parent, log), log)
    assert caplog.text == ""


def test_only_the_owner_may_look_into_the_folder(home):
    assert home.stat().st_mode & 0o077 == 0
    assert current(home).stat().st_mode & 0o077 == 0


def test_two_snapshots_are_kept(home, log):
    index = opened(home.parent, log)
    for _ in range(5):
        log.grow(10)
        index.catch_up(log)
        index.snapshot()
    assert len(list(home.glob("*-*"))) == 2
    assert current(home).name.startswith(f"{log.sequence()}-")


def test_a_snapshot_that_is_there_is_not_written_again(home, log):
    before = current(home).stat().st_ino
    index = opened(home.parent, log)
    index.catch_up(log)
    index.snapshot()
    assert current(home).stat().st_ino == before


def test_another_process_stands_on_a_snapshot_instead_of_writing_one(home, log):
    first, second = (opened(home.parent, log, snapshot_every=50) for _ in range(2))
    first.catch_up(log)
    second.catch_up(log)
    log.grow(100)
    first.catch_up(log)
    wait_until(lambda: first._state.base_sequence == log.sequence())
    written = current(home).stat().st_mtime_ns
    second.catch_up(log)
    wait_until(lambda: second._state.base_sequence == log.sequence())
    assert current(home).stat().st_mtime_ns == written
    assert agree(second, log)


def wait_until(happens, seconds=10):
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_rows_that_came_while_a_snapshot_was_written_are_kept(home, log):
    index = opened(home.parent, log)
    index.catch_up(log)
    log.grow(30)
    index.catch_up(log)
    before = index._state
    log.retire(*range(20, 60))
    log.add(log.row(100), log.row(101))
    index.catch_up(log)
    later = index._state
    index._state = before
    with index._folder.one_writer():
        snapshot = index._folder.write(before.segments, before.incarnation, before.sequence)
    from service.index.faiss_index import _standing_on  # noqa: PLC0415 - a race, made certain

    index._state = _standing_on(snapshot, later)
    assert agree(index, log)


def test_a_full_disk_is_told_and_searches_go_on(home, log, monkeypatch):
    def full(_handle):
        raise OSError(28, "No space left on device")

    log.grow(10)
    index = opened(home.parent, log)
    index.catch_up(log)
    monkeypatch.setattr("service.index.snapshot.os.fsync", full)
    with pytest.raises(StorageFull):
        index.snapshot()
    monkeypatch.undo()
    assert agree(index, log)
    assert agree(opened(home.parent, log), log)


def test_a_folder_that_cannot_be_made_is_told_and_searches_go_on(log, tmp_path):
    (tmp_path / "file").write_text("in the way")
    index = opened(tmp_path / "file", log)
    assert agree(index, log)
    with pytest.raises(Unavailable):
        index.snapshot()


def test_a_background_snapshot_that_fails_is_said_in_the_log(log, tmp_path, caplog):
    (tmp_path / "file").write_text("in the way")
    index = opened(tmp_path / "file", log, snapshot_every=100)
    index.catch_up(log)
    wait_until(lambda: "goes on without a new snapshot" in caplog.text)
    assert agree(index, log)


WRITER = """
import sys
from pathlib import Path
from service.index import IndexChoice, open_index
from tests.fakes.log import FakeLog

log = FakeLog(dim=64)
log.grow(3_000)
choice = IndexChoice(directory=Path(sys.argv[1]), generation=log.generation, dim=log.dim)
index = open_index(choice)
while True:
    index.catch_up(log)
    index.snapshot()
    print(log.sequence(), flush=True)
    log.grow(10)
"""


@pytest.mark.parametrize("attempt", range(4))
def test_a_writer_killed_at_any_moment_leaves_a_whole_snapshot(tmp_path, caplog, attempt):
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        written = int(writer.stdout.readline())
        time.sleep(0.037 * (attempt + 1))
        writer.send_signal(signal.SIGKILL)
        said = [int(line) for line in writer.stdout.read().split()]
    log = FakeLog(dim=64)
    log.grow(3_000)
    for _ in range(len(said) + 5):
        log.grow(10)
    index = opened(tmp_path, log)
    assert agree(index, log)
    assert index._state.base_sequence >= max([written, *said])
    assert caplog.text == ""
