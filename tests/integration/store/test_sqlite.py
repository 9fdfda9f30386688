"""SQLite under faults: forks, kills, full disks, damage, neighbours."""

import os
import signal
import time
from pathlib import Path

import pytest
from sqlalchemy import event

from service.errors import CrossreadError, Misconfigured, StorageFull, StoreUnavailable
from service.model import Identity, Scope
from service.reading import read_ahead
from service.store import migrate, open_stores, sqlite
from service.store.articles import SqlArticleStore
from service.store.database import connect
from service.store.verify import verify
from tests.fakes.drafts import draft

KILLED = -signal.SIGKILL


@pytest.fixture
def path(tmp_path):
    return tmp_path / "crossread.sqlite"


@pytest.fixture
def url(path):
    return f"sqlite:///{path}"


@pytest.fixture
def stores(url):
    opened = open_stores(url)
    yield opened
    opened.close()


def in_child(work):
    """Start `work()` in a forked process; its id."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        code = work() or 0
    finally:
        os._exit(code)


def ended(child):
    """The exit code of a child, negative for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def die_at_statement(database, number):
    """Kill this process when it is about to run its statement of that number."""
    left = [number]

    def count(*_):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(database.engine, "before_cursor_execute", count)


def test_every_connection_is_set_up_to_survive_power_loss(stores):
    with stores.database.read() as one, stores.database.read() as other:
        for connection in (one, other):
            for pragma, value in {
                "synchronous": 2,
                "journal_mode": "wal",
                "foreign_keys": 1,
                "secure_delete": 1,
                "busy_timeout": 30_000,
            }.items():
                held = connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()
                assert held == value, pragma


def test_a_sqlite_that_may_lose_data_is_refused(url, monkeypatch):
    monkeypatch.setattr(sqlite, "OLDEST", (99, 0, 0))
    with pytest.raises(Misconfigured, match=r"99\.0\.0 or later"):
        connect(url)


@pytest.mark.parametrize(
    "address",
    [
        "sqlite://",
        "sqlite:///:memory:",
        "mysql://host/db",
        "no address",
        "",
        "sqlite:////proc/1/x/y",
    ],
)
def test_an_address_that_cannot_keep_the_promises_is_refused(address):
    with pytest.raises(Misconfigured):
        connect(address)


def test_the_folder_of_the_database_is_made(tmp_path):
    open_stores(f"sqlite:///{tmp_path}/a/b/c.sqlite").close()
    assert (tmp_path / "a/b/c.sqlite").exists()


def test_a_database_that_was_opened_before_a_fork_is_refused_in_the_child(stores):
    def work():
        try:
            stores.log.sequence()
        except Misconfigured:
            return 7

    assert ended(in_child(work)) == 7
    assert stores.log.sequence() == 0


def test_the_kind_of_file_system_is_read_from_the_mounts(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"/dev/a / ext4 rw 0 0\nhost:/x {tmp_path} nfs4 rw 0 0\n/dev/b {tmp_path}/own xfs rw 0 0\n"
    )
    assert sqlite.file_system(tmp_path / "data", mounts) == "nfs4"
    assert sqlite.file_system(tmp_path / "own" / "data", mounts) == "xfs"
    assert sqlite.file_system(Path("/elsewhere"), mounts) == "ext4"
    assert sqlite.file_system(tmp_path, tmp_path / "missing") == ""


def test_a_network_disk_is_refused(url, monkeypatch):
    monkeypatch.setattr(sqlite, "file_system", lambda _: "nfs4")
    with pytest.raises(Misconfigured, match="nfs4"):
        connect(url)


def test_processes_that_start_at_once_on_a_new_file_all_find_the_tables(url):
    def work():
        open_stores(url).articles.save(draft(str(os.getpid()), "Open."))

    children = [in_child(work) for _ in range(5)]
    assert [ended(child) for child in children] == [0] * 5
    stores = open_stores(url)
    assert stores.log.sequence() == 5
    assert verify(stores.database) == []
    stores.close()


@pytest.mark.parametrize("statement", [1, 4, 8, 16, 30])
def test_a_migration_that_is_killed_leaves_the_old_tables_or_the_new(url, statement):
    def work():
        die_at_statement(database := connect(url), statement)
        migrate.upgrade(database)

    assert ended(in_child(work)) == KILLED
    stores = open_stores(url)
    stores.articles.save(draft("1", "Open."))
    assert verify(stores.database) == []
    stores.close()


@pytest.mark.parametrize("change", ["create", "revise", "amend", "delete"])
def test_a_change_that_is_killed_at_any_statement_never_happened(url, stores, change):
    stores.articles.save(draft("1", "Ten people were hurt.", "More.", published_at=None))
    works = {
        "create": lambda child: child.articles.save(draft("2", "Open.", "More.")),
        "revise": lambda child: child.articles.save(draft("1", "Twelve people.", "More.")),
        "amend": lambda child: child.articles.save(draft("1", "Ten people were hurt.", "More.")),
        "delete": lambda child: child.articles.delete("harbor-times.1"),
    }

    def work(number):
        child = open_stores(url)
        die_at_statement(child.database, number)
        works[change](child)

    number, code = 1, KILLED
    while code == KILLED:
        assert stores.log.sequence() == 1
        assert verify(stores.database) == []
        code = ended(in_child(lambda n=number: work(n)))
        number += 1
    assert (code, stores.log.sequence()) == (0, 2)
    assert number > 5
    assert verify(stores.database) == []


def test_what_was_acknowledged_survives_a_kill_of_all_writers(url, stores):
    acknowledged = set()
    for cycle in range(3):
        reading, writing = os.pipe()

        def work(cycle=cycle, writing=writing):
            child = open_stores(url)
            for n in range(10_000):
                key = f"{cycle}-{os.getpid()}-{n}"
                child.articles.save(draft(key, f"Text {key}.", "Common text."))
                os.write(writing, f"{key}\n".encode())

        children = [in_child(work) for _ in range(2)]
        os.close(writing)
        time.sleep(0.5)
        for child in children:
            os.kill(child, signal.SIGKILL)
        with os.fdopen(reading) as told:
            acknowledged |= {line.strip() for line in told if line.endswith("\n")}
        assert [ended(child) for child in children] == [KILLED] * 2
    assert acknowledged
    for key in acknowledged:
        assert stores.articles.find(Identity("harbor-times", external_id=key)) is not None
    articles = stores.passages.holdings(Scope()).articles
    assert len(acknowledged) <= articles <= len(acknowledged) + 6
    assert verify(stores.database) == []


def test_processes_that_write_side_by_side_never_fail(url, stores):
    def work(writer):
        child = open_stores(url)
        for n in range(20):
            child.articles.save(draft(f"{writer}-{n}", f"Text {n}."))

    children = [in_child(lambda writer=writer: work(writer)) for writer in range(3)]
    assert [ended(child) for child in children] == [0] * 3
    assert stores.log.sequence() == 60


def test_a_full_disk_keeps_nothing_and_needs_no_restart(url, stores):
    stores.articles.save(draft("1", "Open."))
    limited = connect(url)

    def limit(connection, record):
        del record
        connection.execute("PRAGMA max_page_count = 1")  # no further page than there are

    event.listen(limited.engine, "connect", limit)
    with pytest.raises(StorageFull):
        SqlArticleStore(limited).save(draft("2", "Shut. " * 20_000))
    assert stores.articles.article("harbor-times.1").text == "Open."
    assert stores.articles.save(draft("2", "Shut.")).sequence == 2
    assert verify(stores.database) == []
    limited.close()


def test_a_writer_that_never_ends_makes_others_give_up_clearly_while_reads_go_on(
    url, stores, monkeypatch
):
    stores.articles.save(draft("1", "Open."))
    monkeypatch.setitem(sqlite.PRAGMAS, "busy_timeout", "50")
    other = open_stores(url)
    with stores.database.write(), pytest.raises(StoreUnavailable, match="locked"):
        other.articles.save(draft("2", "Shut."))
    with stores.database.write():
        assert other.articles.article("harbor-times.1").text == "Open."
    assert other.articles.save(draft("2", "Shut.")).sequence == 2
    other.close()


def test_a_file_that_is_no_database_is_told(path, url):
    path.write_bytes(b"This is no database, but it is long enough to be looked at." * 50)
    with pytest.raises(StoreUnavailable, match="damaged"):
        open_stores(url)


def test_damaged_pages_are_found(path, url, stores):
    for n in range(20):
        stores.articles.save(draft(str(n), *(f"Paragraph {n} {m}." * 20 for m in range(20))))
    stores.close()
    size = path.stat().st_size
    good = path.read_bytes()
    for page in range(2, size // 4096, size // 4096 // 12):
        at = page * 4096
        path.write_bytes(good[:at] + os.urandom(4096) + good[at + 4096 :])
        damaged = connect(url)
        try:
            findings = verify(damaged)
        except CrossreadError as error:
            findings = [error]
        assert findings, f"page {page}"
        damaged.close()


def test_a_flipped_bit_in_a_text_or_a_vector_is_found(path, url, stores):
    stores.articles.save(draft("1", "Ten people were hurt in the harbour."))
    vectors = stores.articles.vectors("harbor-times.1", "fake-1")
    (vector,) = (row.tobytes() for row in vectors.values())
    stores.close()
    good = path.read_bytes()
    for part in (b"hurt in the harbour", vector):
        at = good.rindex(part) + 3
        path.write_bytes(good[:at] + bytes([good[at] ^ 0x80]) + good[at + 1 :])
        damaged = connect(url)
        assert any("not what was stored" in finding.says for finding in verify(damaged))
        damaged.close()


def test_a_deleted_text_is_in_no_file_any_more(path, stores):
    kept = [draft(f"k{n}", f"Something else {n}.") for n in range(5)]
    stores.articles.save(draft("1", "The confidential Zwiebelturm affair.", title="Zwiebelturm"))
    for each in kept:
        stores.articles.save(each)
    assert read_ahead(stores.readings)
    assert "zwiebelturm" in stores.passages.passages([1])[0].facts
    stores.articles.delete("harbor-times.1")
    stores.close()
    for file in path.parent.iterdir():
        assert b"wiebelturm" not in file.read_bytes().lower(), file.name
