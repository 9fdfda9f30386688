"""An encoder that keeps its vectors on disk, so that a corpus is embedded once."""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from service.errors import Misconfigured
from service.model import Span
from service.ports import Encoder, Vectors

Keys = NDArray[np.uint64]
Halves = NDArray[np.float16]

_BATCH = 1_024
"""Texts embedded before they are written: what an interrupted run loses at most."""


class CachedEncoder:
    """See `service.ports.Encoder`. A text that was embedded before is read from the folder.

    All vectors, also those just embedded, are rounded to half precision, so that a text has the
    same vector in every run. Safe between threads, and between processes that use this class.
    """

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self._encoder = encoder
        self._shelf = VectorShelf(folder, encoder.generation, encoder.dim)
        self._lock = Lock()

    @property
    def generation(self) -> str:
        """See `Encoder.generation`."""
        return self._encoder.generation

    @property
    def dim(self) -> int:
        """See `Encoder.dim`."""
        return self._encoder.dim

    def windows(self, text: str) -> tuple[Span, ...]:
        """See `Encoder.windows`."""
        return self._encoder.windows(text)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder.encode`."""
        keys = [_key(text) for text in texts]
        with self._lock:
            missing = {
                key: text
                for key, text in zip(keys, texts, strict=True)
                if not self._shelf.holds(key)
            }
            for batch in _batches(list(missing.items())):
                fresh = self._encoder.encode([text for _, text in batch])
                self._shelf.append([key for key, _ in batch], fresh)
            halves = self._shelf.vectors(keys)
        vectors = halves.astype(np.float32)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(norms, 1e-12), np.float32)


class VectorShelf:
    """Two files that only grow: `vectors.f16`, rows of `dim` halves, and `keys.u64`, their texts.

    Row i of the one belongs to row i of the other. A row that a crash left torn is not read, and
    is cut off by the next writer. `generation` says whose vectors they are.
    """

    def __init__(self, folder: Path, generation: str, dim: int) -> None:
        self._dim = dim
        self._vectors = folder / "vectors.f16"
        self._keys = folder / "keys.u64"
        self._rows: dict[int, int] = {}
        self._read = 0
        folder.mkdir(parents=True, exist_ok=True)
        _claim(folder / "generation", generation)
        self._keys.touch()
        self._vectors.touch()
        self._catch_up()

    def holds(self, key: int) -> bool:
        """Whether there is a vector under `key`."""
        return key in self._rows

    def vectors(self, keys: Sequence[int]) -> Halves:
        """`(len(keys), dim) float16`; every key must be held."""
        if not keys:
            return np.empty((0, self._dim), np.float16)
        mapped = np.memmap(self._vectors, np.float16, "r", shape=(self._read, self._dim))
        return np.array(mapped[[self._rows[key] for key in keys]])

    def append(self, keys: Sequence[int], vectors: Vectors) -> None:
        """Keep `vectors` `(len(keys), dim)` under `keys`."""
        with self._one_writer():
            whole = self._whole()
            with self._vectors.open("r+b") as rows, self._keys.open("r+b") as names:
                _write_at(rows.fileno(), whole * self._row_bytes, vectors.astype(np.float16))
                _write_at(names.fileno(), whole * 8, np.asarray(keys, "<u8"))
            self._catch_up()

    @property
    def _row_bytes(self) -> int:
        return 2 * self._dim

    def _whole(self) -> int:
        """How many rows both files hold whole."""
        vectors = self._vectors.stat().st_size // self._row_bytes
        return min(vectors, self._keys.stat().st_size // 8)

    def _catch_up(self) -> None:
        whole = self._whole()
        keys: Keys = np.fromfile(self._keys, "<u8", whole - self._read, offset=8 * self._read)
        self._rows.update(zip(keys.tolist(), range(self._read, whole), strict=True))
        self._read = whole

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        with self._keys.open("rb") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield


def _claim(mark: Path, generation: str) -> None:
    """Note whose vectors a folder holds. Raises `Misconfigured` if they are another model's."""
    if not mark.exists():
        mark.write_text(generation, encoding="utf-8")
    held = mark.read_text(encoding="utf-8")
    if held != generation:
        told = f"{mark.parent} holds vectors of {held!r}, and the model is {generation!r}"
        raise Misconfigured(f"{told}: name another folder with --cache")


def _write_at(file: int, place: int, rows: NDArray[np.generic]) -> None:
    os.ftruncate(file, place)
    os.pwrite(file, rows.tobytes(), place)


def _key(text: str) -> int:
    raw = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(raw, digest_size=8).digest(), "little")


def _batches(items: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    for start in range(0, len(items), _BATCH):
        yield items[start : start + _BATCH]
