"""Whether what is stored is whole: for `crossread doctor`. Reads the whole database."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, exists, func, or_, select

from service.store.database import Database
from service.store.tables import article, article_key, passage, retired, vector, version

_STREAMED = {"yield_per": 1000}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written: in which row, and what is wrong with it."""

    row: str
    says: str


def verify(database: Database) -> list[Finding]:
    """All that is wrong with a database, empty if nothing is.

    Raises `StoreUnavailable` if it is too damaged to be read to its end.
    """
    with database.read() as connection:
        return [
            *(Finding("database", says) for says in database.dialect.damage(connection)),
            *_broken_rules(connection),
            *_altered(connection, version.c.pk, database.dialect.utf8(version.c.text)),
            *_altered(connection, passage.c.id, database.dialect.utf8(passage.c.text)),
            *_altered_vectors(connection),
        ]


_IS_CURRENT = (version.c.article == article.c.pk) & (version.c.number == article.c.version)

RULES: dict[str, Select[Any]] = {
    "has no current version": select(article.c.id).where(~exists().where(_IS_CURRENT)),
    "is known by no key": select(article.c.id).where(
        ~exists().where(article_key.c.article == article.c.pk)
    ),
    "holds another number of paragraphs than it is counted with": select(article.c.id)
    .outerjoin(passage, passage.c.article == article.c.pk)
    .group_by(article.c.pk, article.c.id, article.c.paragraphs)
    .having(func.count(passage.c.paragraph_id.distinct()) != article.c.paragraphs),
    "is searched but belongs to no current version": select(passage.c.id).where(
        ~exists().where(
            version.c.pk == passage.c.version, article.c.pk == passage.c.article, _IS_CURRENT
        )
    ),
    "is filtered by another outlet, language or date than its article": select(passage.c.id)
    .join(article, article.c.pk == passage.c.article)
    .where(
        or_(
            passage.c.outlet != article.c.outlet,
            passage.c.language != article.c.language,
            passage.c.published.is_distinct_from(article.c.published),
        )
    ),
    "has no vector": select(passage.c.id).where(~exists().where(vector.c.passage == passage.c.id)),
    "is searched though the log says it was retired": select(passage.c.id).join(
        retired, retired.c.passage == passage.c.id
    ),
}
"""What is wrong with a row, and the query for the rows of which it is true."""


def _broken_rules(connection: Connection) -> Iterator[Finding]:
    for says, query in RULES.items():
        kind = query.selected_columns[0].table.name
        for (id_,) in connection.execute(query):
            yield Finding(f"{kind} {id_}", says)


def _altered(
    connection: Connection, key: Column[int], utf8: ColumnElement[bytes]
) -> Iterator[Finding]:
    table = key.table
    query = select(key, table.c.checksum, utf8).order_by(key)
    for id_, checksum, data in connection.execute(query, execution_options=_STREAMED):
        if zlib.crc32(data) != checksum:
            yield Finding(f"{table.name} {id_}", "its text is not what was stored")


def _altered_vectors(connection: Connection) -> Iterator[Finding]:
    order = vector.c.passage, vector.c.generation
    query = select(*order, vector.c.checksum, vector.c.vector).order_by(*order)
    for id_, generation, checksum, data in connection.execute(query, execution_options=_STREAMED):
        if zlib.crc32(data) != checksum:
            yield Finding(f"vector {id_} of {generation}", "its numbers are not what was stored")
