"""A number as the grammar reads it, before it becomes a fact."""

from __future__ import annotations

from typing import NamedTuple

from service.model import Comparator


class Quantity(NamedTuple):
    """A number as read: tokens `first` to `end` hold it, `past` is the index after its noun."""

    value: float
    first: int
    end: int
    past: int
    unit: str = ""
    op: Comparator = Comparator.EXACT
    high: float | None = None
    role: str = ""
