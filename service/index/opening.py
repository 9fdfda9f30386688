"""Choosing a vector index; nothing heavy is loaded before `open_index` is called."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from service.errors import Misconfigured
from service.ports import VectorIndex

if TYPE_CHECKING:
    from service.index.handing import Handed

_READ_AHEAD = 1 << 20
"""Bytes: of a longer stretch Linux reads no more than about this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexChoice:
    """Which index serves which vectors.

    `directory` keeps its snapshots, `generation` and `dim` are the encoder's; a snapshot is
    written each time `snapshot_every` rows have come in, with a sketch from `sketch_from` rows on.
    What was `handed` on by the parent process is not read again.
    """

    kind: str = "faiss"
    directory: Path
    generation: str
    dim: int
    snapshot_every: int = 20_000
    sketch_from: int = 50_000
    handed: Handed | None = None


def open_index(choice: IndexChoice) -> VectorIndex:
    """The index of `choice`, empty until its first `catch_up`. Call it after any fork.

    Raises `Misconfigured` if there is no such kind.
    """
    if choice.kind not in _OPENERS:
        raise Misconfigured(f"there is no vector index {choice.kind!r}")
    return _OPENERS[choice.kind](choice)


def before_fork(directory: Path) -> Handed | None:
    """Read and check the newest snapshot below `directory` once, for processes yet to be forked.

    The disk is told at once of all that will be read. What cannot be read is let be, `None`:
    whoever opens the index tells of that.
    """
    from service.index.handing import handed_on  # noqa: PLC0415 (FAISS)

    _announce(directory)
    return handed_on(directory)


def _announce(directory: Path) -> None:
    """Takes as long as the disk and no time of the processor."""
    if not hasattr(os, "posix_fadvise"):
        return
    for current in directory.glob("*/CURRENT"):
        with suppress(OSError, ValueError):
            for file in (current.parent / current.read_text(encoding="ascii")).iterdir():
                _announce_file(file)


def _announce_file(file: Path) -> None:
    with file.open("rb") as stream:
        for start in range(0, file.stat().st_size, _READ_AHEAD):
            os.posix_fadvise(stream.fileno(), start, _READ_AHEAD, os.POSIX_FADV_WILLNEED)


def _open_exact(choice: IndexChoice) -> VectorIndex:
    from service.index.exact import ExactIndex  # noqa: PLC0415 (only if it is chosen)

    return ExactIndex(generation=choice.generation, dim=choice.dim)


def _open_faiss(choice: IndexChoice) -> VectorIndex:
    from service.index.faiss_index import FaissIndex  # noqa: PLC0415 (FAISS, after the fork)
    from service.index.snapshot import SnapshotFolder  # noqa: PLC0415 (as above)

    folder = SnapshotFolder(
        choice.directory,
        generation=choice.generation,
        dim=choice.dim,
        sketch_from=choice.sketch_from,
        handed=choice.handed,
    )
    return FaissIndex(
        folder,
        generation=choice.generation,
        dim=choice.dim,
        every=choice.snapshot_every,
    )


_OPENERS = {"exact": _open_exact, "faiss": _open_faiss}
