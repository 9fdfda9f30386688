"""Index snapshots on disk: written aside, swapped by rename, checked whole before they are used.

A snapshot is a folder of plain columns, ids ascending, and a manifest with the checksum of each;
the folder's name holds the checksum of the manifest. Columns are mapped, not read, so that all
processes of a machine share one copy, and FAISS, which hardly notices a damaged file of its own
format, never parses one. A large snapshot holds a sketch, made once for all processes and starts.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from service import __version__
from service.errors import SnapshotDamaged, StorageFull, Unavailable
from service.index.column_files import write_columns
from service.index.handing import Handed
from service.index.manifest import (
    FORMAT,
    Manifest,
    check_files,
    columns_of,
    current,
    digest,
    manifest_of,
)
from service.index.row_file import RowFile
from service.index.rows import each_column
from service.index.segments import Segment, Segments, living_ids
from service.index.sketch import Sketch, can_be_sketched

KEPT = 2
"""How many snapshots stay on disk: the current one, and the one a starting process may be at."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All rows of the log up to `sequence`, mapped from disk."""

    sequence: int
    segment: Segment


class SnapshotFolder:
    """The snapshots of one generation of vectors. Only its owner may look into it.

    What was `handed` on is taken from there.
    """

    def __init__(
        self,
        directory: Path,
        *,
        generation: str,
        dim: int,
        sketch_from: int,
        handed: Handed | None = None,
    ) -> None:
        self._home = directory / generation
        self._handed = handed
        self._generation = generation
        self._dim = dim
        self._sketch_from = sketch_from

    @contextmanager
    def one_writer(self) -> Iterator[None]:
        """Wait for, and be, the one process of this machine that writes here."""
        with _told(self._home):
            self._home.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = (self._home / "lock").open("w")
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def newest(self, incarnation: str) -> int:
        """The sequence of the current snapshot of this database, 0 if there is no sound one."""
        try:
            manifest = manifest_of(current(self._home))
        except (OSError, SnapshotDamaged):
            return 0
        return manifest.sequence if manifest.incarnation == incarnation else 0

    def read(self, incarnation: str, upto: int) -> Snapshot | None:
        """The current snapshot, checked whole; `None` if none was ever written.

        Raises `SnapshotDamaged`, naming the fault, if it is not in every bit what was written,
        or is of another database, or holds more than the log's `upto`.
        """
        if not os.path.lexists(self._home / "CURRENT") and not any(self._home.glob("*-*")):
            return None
        try:
            folder = current(self._home)
            manifest = manifest_of(folder)
            self._check_kind(manifest, incarnation, upto)
            handed = self._handed if self._handed and self._handed.folder == folder else None
            if not (handed and handed.was_just_checked):
                check_files(folder, manifest)
            return _mapped(folder, manifest, handed)
        except OSError as fault:
            raise SnapshotDamaged(f"a snapshot in {self._home} cannot be read: {fault}") from fault

    def write(self, segments: Segments, incarnation: str, sequence: int) -> Snapshot:
        """Write the living rows as the current snapshot; the caller is the `one_writer`.

        Raises `StorageFull` or `Unavailable`; the snapshot before then stays the current one.
        """
        unfinished = self._home / "unfinished"
        with _told(self._home):
            _clear(unfinished)
            unfinished.mkdir(mode=0o700)
            rows = len(living_ids(segments))
            sketched = rows >= self._sketch_from and can_be_sketched(rows, self._dim)
            files = write_columns(unfinished, segments, sketched=sketched)
            manifest = Manifest(
                format=FORMAT,
                app=__version__,
                generation=self._generation,
                dim=self._dim,
                metric="inner product",
                incarnation=incarnation,
                sequence=sequence,
                rows=rows,
                sketched=sketched,
                files=files,
            )
            folder = self._publish(unfinished, manifest)
            self._tidy(folder)
            return _mapped(folder, manifest)

    def _publish(self, unfinished: Path, manifest: Manifest) -> Path:
        text = json.dumps(asdict(manifest), indent=1).encode()
        _write(unfinished / "manifest.json", text)
        _sync(unfinished)
        folder = self._home / f"{manifest.sequence}-{digest(text)}"
        _clear(folder)
        unfinished.rename(folder)
        _sync(self._home)
        if (self._home / "CURRENT").is_dir():
            _clear(self._home / "CURRENT")
        _write(self._home / "CURRENT.new", folder.name.encode())
        (self._home / "CURRENT.new").replace(self._home / "CURRENT")
        _sync(self._home)
        return folder

    def _tidy(self, current: Path) -> None:
        others = [folder for folder in self._home.glob("*-*") if folder != current]
        by_age = sorted(others, key=lambda folder: folder.lstat().st_mtime, reverse=True)
        for folder in by_age[KEPT - 1 :]:
            _clear(folder)

    def _check_kind(self, manifest: Manifest, incarnation: str, upto: int) -> None:
        found = (manifest.generation, manifest.dim, manifest.incarnation)
        if found != (self._generation, self._dim, incarnation):
            raise SnapshotDamaged(f"the snapshot in {self._home} is of another database or model")
        if manifest.sequence > upto:
            raise SnapshotDamaged(
                f"the snapshot in {self._home} holds sequence {manifest.sequence}, "
                f"but the database ends at {upto}"
            )


def _mapped(folder: Path, manifest: Manifest, handed: Handed | None = None) -> Snapshot:
    mapped = {column.name: column.mapped(folder) for column in columns_of(manifest)}
    rows = each_column(mapped.__getitem__)
    sketch = None
    if manifest.sketched:
        layer = handed.layer if handed else None
        sketch = Sketch(mapped, RowFile(folder / "vectors", manifest.dim), layer)
    return Snapshot(manifest.sequence, Segment(rows, ordered=True, sketch=sketch))


def _write(file: Path, content: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _clear(path: Path) -> None:
    """Remove whatever is there, if anything is."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _told(home: Path) -> Iterator[None]:
    """Turn what the file system refuses into an error of ours."""
    try:
        yield
    except OSError as fault:
        full = fault.errno in {errno.ENOSPC, errno.EDQUOT}
        kind = StorageFull if full else Unavailable
        raise kind(f"no snapshot can be written to {home}: {fault}") from fault
