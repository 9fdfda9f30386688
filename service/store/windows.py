"""How windows come in and go out, inside the write transaction of a change."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, delete, func, insert, literal, select

from service.errors import ModelUnavailable
from service.model import VersionDraft
from service.ports import Vectors
from service.store.scopes import Facets
from service.store.tables import passage, retired, vector

NEWEST = select(func.coalesce(func.max(passage.c.id), 0))
"""The greatest id of a window, 0 while there is none."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the windows of a version stand, and what they are filtered by."""

    article: int
    version: int
    facets: Facets


def add(connection: Connection, draft: VersionDraft, shelf: Shelf, sequence: int) -> None:
    """Store the windows of a new version with their vectors."""
    if not draft.windows:
        return
    shared = {"article": shelf.article, "version": shelf.version, **asdict(shelf.facets)}
    rows = [
        {
            **shared,
            "paragraph_id": window.paragraph_id,
            "ordinal": window.ordinal,
            "start": window.span.start,
            "end": window.span.end,
            "text": window.text,
            "checksum": zlib.crc32(window.text.encode()),
        }
        for window in draft.windows
    ]
    # A database may return the rows of one insert in any order: find each by its place.
    place = passage.c.ordinal, passage.c.start
    made = connection.execute(insert(passage).returning(passage.c.id, *place), rows)
    ids = {(ordinal, start): id_ for id_, ordinal, start in made}
    order = [ids[window.ordinal, window.span.start] for window in draft.windows]
    add_vectors(connection, draft.generation, sequence, zip(order, draft.vectors, strict=True))


def add_vectors(
    connection: Connection,
    generation: str,
    sequence: int,
    vectors: Iterable[tuple[int, Vectors]],
) -> None:
    """Store vectors by the id of their window. Raises `ModelUnavailable` if one is not finite."""
    rows = [
        {
            "passage": id_,
            "generation": generation,
            "sequence": sequence,
            "checksum": zlib.crc32(data),
            "vector": data,
        }
        for id_, data in ((id_, _bytes(row)) for id_, row in vectors)
    ]
    connection.execute(insert(vector), rows)


def vector_of(data: bytes) -> Vectors:
    """`(dim,) float32` as `add_vectors` stored it."""
    return np.frombuffer(data, dtype="<f4").astype(np.float32, copy=False)


def renew(connection: Connection, shelf: Shelf, sequence: int) -> None:
    """Set the windows of a version anew, with their vectors, on a shelf of other columns."""
    of_version = passage.c.version == shelf.version
    newest = connection.execute(select(func.max(passage.c.id)).where(of_version)).scalar()
    if newest is None:
        return
    new = asdict(shelf.facets)
    columns = [each for each in passage.c if each is not passage.c.id]
    values: list[ColumnElement[Any]] = [
        literal(new[each.name], each.type) if each.name in new else each for each in columns
    ]
    copy = select(*values).where(of_version)
    connection.execute(insert(passage).from_select(columns, copy.order_by(passage.c.id)))
    _copy_vectors(connection, shelf.version, newest, sequence)
    retire(connection, shelf.version, sequence, upto=newest)


def _copy_vectors(connection: Connection, version: int, newest: int, sequence: int) -> None:
    old, new = passage.alias("old"), passage.alias("new")
    same = (old.c.ordinal == new.c.ordinal) & (old.c.start == new.c.start)
    copy = (
        select(new.c.id, vector.c.generation, literal(sequence), vector.c.checksum, vector.c.vector)
        .select_from(old.join(new, same).join(vector, vector.c.passage == old.c.id))
        .where(old.c.version == version, new.c.version == version)
        .where(old.c.id <= newest, new.c.id > newest)
    )
    connection.execute(insert(vector).from_select([each.name for each in vector.c], copy))


def retire(connection: Connection, version: int, sequence: int, *, upto: int | None = None) -> None:
    """Take out the windows of a version, those with an id up to `upto`, and tell the log."""
    going = passage.c.version == version
    if upto is not None:
        going &= passage.c.id <= upto
    ids = select(literal(sequence), passage.c.id).where(going)
    connection.execute(insert(retired).from_select(["sequence", "passage"], ids))
    connection.execute(delete(passage).where(going))


def _bytes(row: Vectors) -> bytes:
    if not np.isfinite(row).all():
        raise ModelUnavailable("the model gave a vector with a value that is not a number")
    return row.astype("<f4").tobytes()
