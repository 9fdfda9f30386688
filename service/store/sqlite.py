"""SQLite: the embedded store, in write-ahead mode, safe against power loss."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from pysqlite3 import dbapi2
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    LargeBinary,
    Text,
    bindparam,
    cast,
    column,
    create_engine,
    event,
    func,
    select,
    table,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from service.errors import (
    CrossreadError,
    Misconfigured,
    StorageFull,
    StoreUnavailable,
)
from service.ports import Ids
from service.store.dialect import by_kind

_log = logging.getLogger(__name__)

OLDEST = (3, 51, 3)
"""Older ones may corrupt a database in write-ahead mode (sqlite.org/wal.html#walresetbug)."""

PRAGMAS = {
    "busy_timeout": "30000",
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "cache_size": "-8192",
}

# A write-ahead log lives in shared memory, which machines do not share.
_REMOTE = frozenset({"nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "afs", "fuse.sshfs"})
_DOUBTFUL = frozenset({"9p", "virtiofs"})

_FULL = {dbapi2.SQLITE_FULL, dbapi2.SQLITE_IOERR | (19 << 8)}  # the latter: SQLITE_IOERR_SHMSIZE
_DAMAGED = {dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB}

_words = table("passage_words", column("rowid"), column("passage_words", Text))
_asked = func.json_each(bindparam("asked")).table_valued("key", "value")
_WINDOWS_WITH = select(
    _asked.c.key,
    select(func.group_concat(_words.c.rowid))
    .where(_words.c.passage_words.op("MATCH")(_asked.c.key), _words.c.rowid > _asked.c.value)
    .scalar_subquery(),
)


class Sqlite:
    """The dialect of SQLite, with FTS5 for words."""

    def engine(self, url: URL) -> Engine:
        """See `Dialect.engine`. Makes the folder of the file if it is missing."""
        _check_library()
        if not url.database or url.database == ":memory:":
            raise Misconfigured("SQLite needs a file: sqlite:///path/to/crossread.db")
        folder = Path(url.database).absolute().parent
        _make(folder)
        _check_file_system(folder)
        engine = create_engine(
            url,
            module=dbapi2,
            pool_size=8,
            max_overflow=24,
            pool_timeout=30,
            pool_use_lifo=True,
        )
        event.listen(engine, "connect", _set_up)
        return engine

    def begin_read(self, connection: Connection) -> None:
        """See `Dialect.begin_read`."""
        connection.exec_driver_sql("BEGIN")

    def begin_write(self, connection: Connection) -> None:
        """See `Dialect.begin_write`. A plain BEGIN would fail at once beside another writer."""
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def translate(self, error: DBAPIError) -> CrossreadError:
        """See `Dialect.translate`."""
        cause: Any = error.orig
        code = getattr(cause, "sqlite_errorcode", 0)
        if code in _FULL or code & 0xFF in _FULL:
            return StorageFull("the disk that holds the database is full")
        if code & 0xFF in _DAMAGED:
            return StoreUnavailable(f"the database file is damaged ({cause}): run crossread doctor")
        return by_kind(error)

    def windows_with(
        self, connection: Connection, terms: Mapping[str, int], most: int
    ) -> dict[str, Ids]:
        """See `Dialect.windows_with`.

        The ids come as one string: fetching them row by row takes five times as long, and to have
        them ordered or cut by SQL twice as long.
        """
        # A quoted term is a string to FTS5 and no syntax; it may still be several tokens.
        quoted = {'"' + term.replace('"', '""') + '"': term for term in terms}
        asked = json.dumps({each: terms[term] for each, term in quoted.items()})
        found = connection.execute(_WINDOWS_WITH, {"asked": asked})
        return {quoted[each]: _newest(ids or "", most) for each, ids in found}

    def among(self, column: Column[int], ids: Sequence[int]) -> ColumnElement[bool]:
        """See `Dialect.among`."""
        each = func.json_each(json.dumps(list(ids))).table_valued("value")
        return column.in_(select(each.c.value))

    def utf8(self, column: Column[str]) -> ColumnElement[bytes]:
        """See `Dialect.utf8`."""
        return cast(column, LargeBinary)

    def damage(self, connection: Connection) -> tuple[str, ...]:
        """See `Dialect.damage`."""
        # FTS5's own check trusts what this connection remembers of its index, however old, and
        # would call another process's changes damage; a search makes it look again.
        self.windows_with(connection, {"look": 0}, 1)
        found = [row[0] for row in connection.exec_driver_sql("PRAGMA quick_check")]
        dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        return (
            *(text for text in found if text != "ok"),
            *(f"{row[0]} row {row[1]} refers to a missing {row[2]}" for row in dangling),
        )


def _newest(joined: str, most: int) -> Ids:
    ids = np.fromstring(joined, dtype=np.int64, sep=",")
    # FTS5 gives them in order, though it does not promise to: a merge sort sees that at once.
    return np.ascontiguousarray(np.sort(ids, kind="stable")[::-1][:most])


def _set_up(connection: Any, record: object) -> None:  # noqa: ANN401 - the driver has no types
    """Set up a new connection; transactions begin where `begin_read` and `begin_write` say."""
    del record
    connection.isolation_level = None
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}").fetchall()


def _check_library() -> None:
    if dbapi2.sqlite_version_info < OLDEST:
        raise Misconfigured(
            f"SQLite {dbapi2.sqlite_version} can lose data in write-ahead mode; "
            f"{'.'.join(map(str, OLDEST))} or later is needed (pip install -U pysqlite3)"
        )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Misconfigured(f"the database's folder cannot be made: {error}") from error


def _check_file_system(folder: Path) -> None:
    kind = file_system(folder)
    if kind in _REMOTE:
        raise Misconfigured(f"{folder} lies on {kind}: SQLite is safe on a local disk only")
    if kind in _DOUBTFUL:
        _log.warning("%s lies on %s: share this database with no other machine", folder, kind)


def file_system(folder: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    """The kind of file system that holds `folder`, `""` where the system does not tell."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    path = os.path.realpath(folder)
    points = (line.split(" ") for line in lines)
    holding = [
        (p[1], p[2]) for p in points if path == p[1] or path.startswith(p[1].rstrip("/") + "/")
    ]
    return max(holding, key=lambda held: len(held[0]))[1] if holding else ""
