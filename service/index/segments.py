"""The rows that an index holds, as segments that are never changed once a search may see them.

Taking rows in or out makes a new list of segments. New rows go into spare room behind those that
a segment shows, so that growing neither copies vectors nor disturbs a search.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.index.ranking import Mask
from service.index.rows import COLUMNS, admitted, each_column, picked
from service.index.sketch import Sketch
from service.ports import Additions, Ids, Vectors

Segments = tuple["Segment", ...]

_SMALLEST_ROOM = 1_024
_LARGEST_ROOM = 65_536
_ROWS_AT_A_TIME = 8_192


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Rows with those of them that still count: `alive` is `(n,) bool`, `None` if all do.

    `room` holds the columns with spare space behind the rows; `ordered` says that ids ascend.
    With a `sketch`, which is of the rows that no longer count too, `rows.vectors` are mapped and
    left alone: to look at many of them would bring them all into memory.
    """

    rows: Additions
    alive: Mask | None = None
    room: Additions | None = None
    ordered: bool = False
    sketch: Sketch | None = None

    def __len__(self) -> int:
        return len(self.rows.ids)

    def vectors_of(self, places: Ids) -> Vectors:
        """The vectors of some rows, `(m, dim) float32`."""
        if self.sketch is not None:
            return self.sketch.vectors.rows(places)
        wanted: Vectors = self.rows.vectors[places]
        return wanted

    def living_ids(self) -> Ids:
        """The ids of the rows that count."""
        return self.rows.ids if self.alive is None else self.rows.ids[self.alive]

    def without(self, ids: Ids) -> Segment:
        """The same segment with the rows of `ids` no longer counting."""
        gone = self._places(ids)
        if not len(gone):
            return self
        alive = _alive(self).copy()
        alive[gone] = False
        return replace(self, alive=alive)

    def _places(self, ids: Ids) -> Ids:
        if not self.ordered:
            return np.flatnonzero(np.isin(self.rows.ids, ids))
        places = np.searchsorted(self.rows.ids, ids)
        inside = places < len(self)
        here, wanted = places[inside], ids[inside]
        found: Ids = here[self.rows.ids[here] == wanted]
        return found

    def extended(self, more: Additions) -> Segment:
        """This segment with `more` in its spare room, which must be large enough."""
        if self.room is None:
            raise ValueError("the segment has no spare room")
        start, end = len(self), len(self) + len(more.ids)
        for name in COLUMNS:
            getattr(self.room, name)[start:end] = getattr(more, name)
        alive = None
        if self.alive is not None:
            alive = np.concatenate([self.alive, np.ones(len(more.ids), np.bool_)])
        return Segment(picked(self.room, slice(0, end)), alive, self.room)

    def highest_id(self) -> int:
        """The largest id that it holds, -1 if it holds none."""
        return int(self.rows.ids[-1] if self.ordered else self.rows.ids.max()) if len(self) else -1

    def spare(self) -> int:
        """How many rows fit into its spare room."""
        return 0 if self.room is None else len(self.room.ids) - len(self)


def count(segments: Segments) -> int:
    """How many rows the segments hold, dead ones too."""
    return sum(len(segment) for segment in segments)


def count_dead(segments: Segments) -> int:
    """How many of the rows no longer count."""
    return sum(int((~s.alive).sum()) for s in segments if s.alive is not None)


def living_ids(segments: Segments) -> Ids:
    """The ids of all rows that count, ascending."""
    parts = [segment.living_ids() for segment in segments]
    return np.sort(np.concatenate(parts)) if parts else np.empty(0, np.int64)


def removed(segments: Segments, ids: Ids) -> Segments:
    """The segments without the rows of `ids`."""
    return tuple(segment.without(ids) for segment in segments) if len(ids) else segments


def added(segments: Segments, batch: Additions) -> Segments:
    """The segments with the rows of `batch`, each in place of an earlier row of its id."""
    batch = admitted(batch)
    if not len(batch.ids):
        return segments
    segments = removed(segments, batch.ids) if _may_hold(segments, batch.ids) else segments
    while len(batch.ids):
        if not segments or not segments[-1].spare():
            segments = (*segments, _roomy(batch, count(segments)))
        *before, last = segments
        fits = last.spare()
        segments = (*before, last.extended(picked(batch, slice(0, fits))))
        batch = picked(batch, slice(fits, None))
    return segments


def _roomy(like: Additions, held: int) -> Segment:
    size = min(max(held, _SMALLEST_ROOM), _LARGEST_ROOM)
    room = each_column(lambda name: _empty(getattr(like, name), size))
    return Segment(picked(room, slice(0, 0)), room=room)


def _empty(like: NDArray[Any], size: int) -> NDArray[Any]:
    return np.empty((size, *like.shape[1:]), like.dtype)


def _may_hold(segments: Segments, ids: Ids) -> bool:
    """Whether an id may be held: ids mostly ascend, which spares looking for them."""
    return any(segment.highest_id() >= ids.min() for segment in segments)


def newer(segments: Segments, sequence: int) -> Iterator[Additions]:
    """The rows that count and came in after `sequence`."""
    for segment in segments:
        late = segment.rows.sequences > sequence
        yield picked(segment.rows, late if segment.alive is None else late & segment.alive)


def in_id_order(segments: Segments) -> Iterator[Additions]:
    """All rows that count, ids ascending, some thousands at a time."""
    homes, rows = _in_order(segments)
    for start in range(0, len(rows), _ROWS_AT_A_TIME):
        part = slice(start, start + _ROWS_AT_A_TIME)
        yield _gathered(segments, homes[part], rows[part])


def sample(segments: Segments, many: int) -> Vectors:
    """Vectors of `many` rows that count, evenly spread over their ids."""
    homes, rows = _in_order(segments)
    drawn = np.linspace(0, len(rows) - 1, many).astype(np.int64)
    return _gathered(segments, homes[drawn], rows[drawn]).vectors


def _in_order(segments: Segments) -> tuple[Ids, Ids]:
    """The segment and the place there of each row that counts, ids ascending."""
    places = [np.flatnonzero(_alive(segment)) for segment in segments]
    homes = np.repeat(np.arange(len(segments)), [len(part) for part in places])
    rows = np.concatenate(places)
    ids = np.concatenate([s.rows.ids[part] for s, part in zip(segments, places, strict=True)])
    order = np.argsort(ids)
    return homes[order], rows[order]


def _gathered(segments: Segments, homes: Ids, rows: Ids) -> Additions:
    def column(name: str) -> NDArray[Any]:
        gathered = _empty(getattr(segments[0].rows, name), len(rows))
        for home in np.unique(homes):
            here, segment = homes == home, segments[home]
            held = segment.vectors_of if name == "vectors" else getattr(segment.rows, name).take
            gathered[here] = held(rows[here])
        return gathered

    return each_column(column)


def _alive(segment: Segment) -> Mask:
    return np.ones(len(segment), np.bool_) if segment.alive is None else segment.alive
