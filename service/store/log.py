"""The one log: how an entry is made, and how an index reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from sqlalchemy import ColumnElement, Connection, Select, func, insert, select, tuple_

from service.ports import Additions, Ids, Vectors
from service.store import windows
from service.store.database import Database, once
from service.store.tables import change, meta, passage, retired, vector

BATCH = 4096
"""Rows in one batch of additions: about 6 MB of vectors of 384 dimensions."""

UNDATED = int(np.iinfo(np.int64).min)
_PAST_ALL = int(np.iinfo(np.int64).max)

_LAST = select(func.coalesce(func.max(change.c.sequence), 0))


def append(connection: Connection, kind: str, article: str = "", version: int | None = None) -> int:
    """Make an entry inside a write transaction; its sequence."""
    entry = insert(change).values(kind=kind, article=article, version=version)
    return connection.execute(entry.returning(change.c.sequence)).scalar_one()


def last(connection: Connection) -> int:
    """The last sequence committed, 0 while the log is empty."""
    return once(connection, _LAST)


class SqlChangeLog:
    """See `service.ports.ChangeLog`."""

    def __init__(self, database: Database, batch: int = BATCH) -> None:
        self._database = database
        self._batch_size = batch
        self._counted: tuple[tuple[str, int], int] = ("", 0), 0

    def sequence(self) -> int:
        """See `ChangeLog.sequence`."""
        with self._database.read() as connection:
            return last(connection)

    def incarnation(self) -> str:
        """See `ChangeLog.incarnation`."""
        with self._database.read() as connection:
            query = select(meta.c.value).where(meta.c.key == "incarnation")
            return connection.execute(query).scalar_one()

    def additions(self, generation: str, after: int, upto: int) -> Iterator[Additions]:
        """See `ChangeLog.additions`.

        Each batch is a transaction of its own, so a slow reader holds nothing up. A window that
        is retired between two batches is left out; its removal comes after `upto`.
        """
        place = (after, _PAST_ALL)
        while rows := self._batch(generation, place, upto):
            yield _columns(rows)
            place = (rows[-1][1], rows[-1][0])

    def _batch(self, generation: str, place: tuple[int, int], upto: int) -> Sequence[_Addition]:
        query = _ADDITIONS.where(
            vector.c.generation == generation,
            vector.c.sequence <= upto,
            tuple_(vector.c.sequence, vector.c.passage) > place,
        ).limit(self._batch_size)
        with self._database.read() as connection:
            return connection.execute(query).all()

    def removals(self, after: int, upto: int) -> Ids:
        """See `ChangeLog.removals`."""
        query = select(retired.c.passage).where(
            retired.c.sequence > after, retired.c.sequence <= upto
        )
        with self._database.read() as connection:
            return np.array(connection.execute(query).scalars().all(), dtype=np.int64)

    def unembedded(self, generation: str, limit: int) -> tuple[tuple[int, str], ...]:
        """See `ChangeLog.unembedded`. Ordered by id."""
        query = select(passage.c.id, passage.c.text).where(_lacks(generation))
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(passage.c.id).limit(limit))
            return tuple((row.id, row.text) for row in rows)

    def count_unembedded(self, generation: str) -> int:
        """See `ChangeLog.count_unembedded`. Counted once for each state of the log."""
        query = select(func.count()).select_from(passage).where(_lacks(generation))
        with self._database.read() as connection:
            state = generation, last(connection)
            counted_at, count = self._counted
            if counted_at != state:
                count = connection.execute(query).scalar_one()
                self._counted = state, count
            return count

    def embed(self, generation: str, ids: Sequence[int], vectors: Vectors) -> int:
        """See `ChangeLog.embed`. Windows that are gone or have their vector are passed over."""
        with self._database.write() as connection:
            open_ = select(passage.c.id).where(passage.c.id.in_(ids), _lacks(generation))
            wanted = set(connection.execute(open_).scalars())
            if not wanted:
                return last(connection)
            sequence = append(connection, "embedded")
            pairs = [(id_, row) for id_, row in zip(ids, vectors, strict=True) if id_ in wanted]
            windows.add_vectors(connection, generation, sequence, pairs)
            return sequence


_Addition = tuple[int, int, bytes, int, int, int, int | None]

_ADDITIONS: Select[*_Addition] = (
    select(
        vector.c.passage,
        vector.c.sequence,
        vector.c.vector,
        passage.c.article,
        passage.c.outlet,
        passage.c.language,
        passage.c.published,
    )
    .join(passage, passage.c.id == vector.c.passage)
    .order_by(vector.c.sequence, vector.c.passage)
)


def _columns(rows: Sequence[_Addition]) -> Additions:
    ids, sequences, vectors, articles, outlets, languages, published = zip(*rows, strict=True)
    return Additions(
        ids=np.array(ids, dtype=np.int64),
        vectors=windows.vector_of(b"".join(vectors)).reshape(len(ids), -1),
        articles=np.array(articles, dtype=np.int64),
        outlets=np.array(outlets, dtype=np.int32),
        languages=np.array(languages, dtype=np.int32),
        published=np.array([UNDATED if p is None else p for p in published], dtype=np.int64),
        sequences=np.array(sequences, dtype=np.int64),
    )


def _lacks(generation: str) -> ColumnElement[bool]:
    held = select(vector.c.passage).where(
        vector.c.passage == passage.c.id, vector.c.generation == generation
    )
    return ~held.exists()
