"""Rows are made in one order of the articles, and shown in the order that was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.matching.apart import mirrored
from service.model import Row, RowDelta


def in_order(row: Row, order: Sequence[int]) -> Row:
    """The row with its cells in another order: cell `n` is the row's cell `order[n]`."""
    return replace(
        row,
        cells=tuple(row.cells[at] for at in order),
        deltas=tuple(_deltas(row, order)),
    )


def _deltas(row: Row, order: Sequence[int]) -> Iterator[RowDelta]:
    moved = [_moved(each, order) for each in row.deltas]
    yield from sorted(moved, key=lambda each: (each.first, each.second))


def _moved(given: RowDelta, order: Sequence[int]) -> RowDelta:
    first, second = order.index(given.first), order.index(given.second)
    if first < second:
        return replace(given, first=first, second=second)
    return replace(given, first=second, second=first, delta=mirrored(given.delta))
