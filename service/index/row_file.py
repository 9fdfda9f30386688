"""Rows of a file, read when they are wanted: what is read this way is not held in memory."""

from __future__ import annotations

import os
import weakref
from pathlib import Path

import numpy as np

from service.errors import Unavailable
from service.ports import Ids, Vectors


class RowFile:
    """`(n, dim)` little-endian float32 on disk. Safe to read from threads."""

    def __init__(self, path: Path, dim: int) -> None:
        self._path = path
        self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        weakref.finalize(self, os.close, self._file)
        self._dim = dim
        self._size = 4 * dim

    def rows(self, places: Ids) -> Vectors:
        """The rows at `places` `(m,)`, `(m, dim) float32`. Raises `Unavailable`."""
        try:
            raw = self._read(places)
        except OSError as fault:
            raise Unavailable(f"{self._path} cannot be read: {fault}") from fault
        if len(raw) != self._size * len(places):
            raise Unavailable(f"{self._path} was cut short while it was in use")
        vectors = np.frombuffer(raw, "<f4").reshape(len(places), self._dim)
        return vectors.astype(np.float32, copy=False)

    def _read(self, places: Ids) -> bytes:
        file, size = self._file, self._size
        if _is_a_run(places):
            return os.pread(file, size * len(places), size * int(places[0]))
        return b"".join([os.pread(file, size, size * place) for place in places.tolist()])


def _is_a_run(places: Ids) -> bool:
    return len(places) > 1 and bool((np.diff(places) == 1).all())
