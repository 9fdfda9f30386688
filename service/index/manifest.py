"""What a snapshot says of itself, and whether it is in every bit what was written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from service.errors import SnapshotDamaged
from service.index.column_files import Column, checksum, columns

FORMAT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a snapshot is of. `files` maps a column to the checksum of its file."""

    format: int
    app: str
    generation: str
    dim: int
    metric: str
    incarnation: str
    sequence: int
    rows: int
    sketched: bool
    files: dict[str, str]


def current(home: Path) -> Path:
    """The folder of the current snapshot. Raises `OSError` or `SnapshotDamaged`."""
    try:
        name = (home / "CURRENT").read_bytes().decode("ascii")
    except UnicodeDecodeError as fault:
        raise SnapshotDamaged(f"{home / 'CURRENT'} is no name") from fault
    if not name or not name.replace("-", "").isalnum():
        raise SnapshotDamaged(f"{home / 'CURRENT'} is no name")
    return home / name


def manifest_of(folder: Path) -> Manifest:
    """What a snapshot says of itself. Raises `OSError` or `SnapshotDamaged`."""
    text = (folder / "manifest.json").read_bytes()
    if digest(text) != folder.name.rpartition("-")[2]:
        raise SnapshotDamaged(f"{folder}/manifest.json was altered")
    try:
        manifest = Manifest(**json.loads(text))
    except (ValueError, TypeError) as fault:
        raise SnapshotDamaged(f"{folder}/manifest.json is of another format") from fault
    if manifest.format != FORMAT:
        raise SnapshotDamaged(f"the snapshot in {folder.parent} is of another release's format")
    return manifest


def check_files(folder: Path, manifest: Manifest) -> None:
    """Read all of it. Raises `SnapshotDamaged`, naming the fault, or `OSError`."""
    for column in columns_of(manifest):
        file = folder / column.name
        if not file.is_file() or file.stat().st_size != column.size:
            raise SnapshotDamaged(f"{file} is missing or cut short")
        with file.open("rb") as stream:
            found = hashlib.file_digest(stream, checksum).hexdigest()
        if found != manifest.files.get(column.name):
            raise SnapshotDamaged(f"{file} was altered")


def columns_of(manifest: Manifest) -> tuple[Column, ...]:
    """Its files."""
    return columns(manifest.rows, manifest.dim, sketched=manifest.sketched)


def digest(text: bytes) -> str:
    """The checksum of a manifest, which the name of its folder ends with."""
    return hashlib.sha256(text).hexdigest()[:16]
