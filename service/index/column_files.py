"""The files of a snapshot: a plain array each, of a size that is known before it is read."""

from __future__ import annotations

import math
import os
import threading
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import xxhash
from numpy.typing import NDArray

from service.errors import Unavailable
from service.index.rows import COLUMNS
from service.index.segments import Segments, in_id_order, sample
from service.index.sketch import LEARNT_FROM, SHAPES, Sketcher, codebook_size, packed_size

_TYPES: Final = {
    "vectors": "<f4",
    "outlets": "<i4",
    "languages": "<i4",
    "codes": "|i1",
    "scales": "<f4",
    "packed": "|u1",
    "codebook": "<f4",
}
_OTHER_TYPE: Final = "<i8"

checksum: Final = xxhash.xxh3_128
"""Tells damage, not malice, of which a folder of ours has nothing to fear: ten times as fast as
sha256, so that gigabytes are checked whole at every start."""


@dataclass(frozen=True, slots=True)
class Column:
    """A file by the name of what it holds, and the shape of its array."""

    name: str
    shape: tuple[int, ...]

    @property
    def size(self) -> int:
        """Bytes."""
        return math.prod(self.shape) * np.dtype(_type(self.name)).itemsize

    def mapped(self, folder: Path) -> NDArray[Any]:
        """The array, mapped from the file in `folder`."""
        if not self.size:
            return np.empty(self.shape, _type(self.name))
        return np.asarray(np.memmap(folder / self.name, _type(self.name), "r", shape=self.shape))


def columns(rows: int, dim: int, *, sketched: bool) -> tuple[Column, ...]:
    """The files of a snapshot of `rows` vectors `(dim,)`."""
    plain = (Column(n, (rows, dim) if n == "vectors" else (rows,)) for n in COLUMNS)
    sketch = (
        Column("codes", (rows, dim)),
        Column("scales", (rows,)),
        Column("packed", (packed_size(rows, dim),)),
        Column("codebook", (codebook_size(dim),)),
    )
    return (*plain, *sketch) if sketched else tuple(plain)


def write_columns(folder: Path, segments: Segments, *, sketched: bool) -> dict[str, str]:
    """Write the living rows, with their sketch where wanted; the checksum of each file by name.

    Some seconds for 400,000 rows. Raises `OSError`, and `Unavailable` where the process ends
    meanwhile.
    """
    sketcher = Sketcher(sample(segments, LEARNT_FROM)) if sketched else None
    with ExitStack() as stack:
        files = _Files(folder, (*COLUMNS, *(SHAPES if sketched else ())), stack)
        for part in in_id_order(segments):
            if not threading.main_thread().is_alive():
                raise Unavailable("the process ends")
            for name in COLUMNS:
                files.write(name, getattr(part, name))
            if sketcher:
                codes, scales = sketcher.add(part.vectors)
                files.write("codes", codes)
                files.write("scales", scales)
        if sketcher:
            packed, codebook = sketcher.packed()
            files.write("packed", packed)
            files.write("codebook", codebook)
        return files.settled()


class _Files:
    """Files that are written by and by, with the checksum of what went into each."""

    def __init__(self, folder: Path, names: Iterable[str], stack: ExitStack) -> None:
        self._files = {n: stack.enter_context((folder / n).open("wb")) for n in names}
        self._digests = {name: checksum() for name in names}

    def write(self, name: str, values: NDArray[Any]) -> None:
        """Append to the file of a column."""
        raw = np.ascontiguousarray(values, _type(name)).data
        self._files[name].write(raw)
        self._digests[name].update(raw)

    def settled(self) -> dict[str, str]:
        """The checksum of each file, all of them safe on disk."""
        for file in self._files.values():
            file.flush()
            os.fsync(file.fileno())
        return {name: digest.hexdigest() for name, digest in self._digests.items()}


def _type(name: str) -> str:
    return _TYPES.get(name, _OTHER_TYPE)
