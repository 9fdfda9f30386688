"""Rows of an index as columns: picking some, joining two sets, and what is not let in."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.ports import Additions

COLUMNS = tuple(field.name for field in fields(Additions))

_logger = logging.getLogger(__name__)


def each_column(column: Callable[[str], NDArray[Any]]) -> Additions:
    """The rows whose columns are what `column` answers to their names."""
    return Additions(**{name: column(name) for name in COLUMNS})


def picked(rows: Additions, which: NDArray[Any] | slice) -> Additions:
    """Some of the rows, by mask, by place or by slice (which copies nothing)."""
    return each_column(lambda name: getattr(rows, name)[which])


def joined(first: Additions, second: Additions) -> Additions:
    """Both sets of rows in one."""
    return each_column(lambda name: np.concatenate([getattr(first, name), getattr(second, name)]))


def no_rows(dim: int) -> Additions:
    """The empty set of rows."""
    none, codes = np.empty(0, np.int64), np.empty(0, np.int32)
    return Additions(none, np.empty((0, dim), np.float32), none, codes, codes, none, none)


def admitted(batch: Additions) -> Additions:
    """The rows of `batch` that can be searched, of each id the last.

    FAISS takes a vector that holds no number and then answers nonsense; such rows stay out.
    """
    finite = np.isfinite(np.einsum("ij,ij->i", batch.vectors, batch.vectors))
    if not finite.all():
        _logger.warning("left out of the index, the vector is damaged: ids %s", batch.ids[~finite])
        batch = picked(batch, finite)
    ids, from_the_end = np.unique(batch.ids[::-1], return_index=True)
    if len(ids) < len(batch.ids):
        batch = picked(batch, np.sort(len(batch.ids) - 1 - from_the_end))
    return batch
