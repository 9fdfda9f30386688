"""The articles that hold a paragraph, held in memory: each answer tells what it was drawn from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, and_, select

from service.model import Completeness
from service.ports import Ids, RowFilter
from service.store import log, scopes
from service.store.tables import article, change, version

UNDATED: Final = log.UNDATED
_CODES: Final = {each: code for code, each in enumerate(Completeness)}

_ROW = select(
    article.c.pk,
    article.c.outlet,
    article.c.language,
    article.c.published,
    article.c.paragraphs,
    version.c.completeness,
    version.c.ingested_at,
).join(version, and_(version.c.article == article.c.pk, version.c.number == article.c.version))


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """Articles by their columns, each `(n,) int64`; column i belongs to article i.

    `articles` are keys, unique, in no order; `published` is in seconds since 1970, `UNDATED` where
    unknown, `ingested` likewise; `completeness` counts the members of `Completeness` from 0.
    """

    articles: Ids
    outlets: Ids
    languages: Ids
    published: Ids
    paragraphs: Ids
    completeness: Ids
    ingested: Ids

    def columns(self) -> tuple[Ids, ...]:
        """All of them, in their order."""
        return (
            self.articles,
            self.outlets,
            self.languages,
            self.published,
            self.paragraphs,
            self.completeness,
            self.ingested,
        )

    def where(self, kept: NDArray[np.bool_]) -> Listed:
        """Those that `kept` `(n,) bool` keeps."""
        return Listed(*(column[kept] for column in self.columns()))

    def are(self, completeness: Completeness) -> NDArray[np.bool_]:
        """Which are held so, `(n,) bool`."""
        return np.equal(self.completeness, _CODES[completeness])

    def within(self, rows: RowFilter) -> Listed:
        """Those that a scope keeps."""
        kept = rows.kept(self)
        return self if kept is None else self.where(kept)


class Register:
    """Follows the log: each change reads only the articles that it names."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._sequence = 0
        self._listed = _listed(())

    def at_present(self, connection: Connection) -> Listed:
        """The articles as this transaction sees them, or a later one saw them. Safe to race."""
        sequence = log.last(connection)
        with self._lock:
            if sequence > self._sequence:
                self._listed = _caught_up(self._listed, connection, self._sequence)
                self._sequence = sequence
            return self._listed


def _caught_up(before: Listed, connection: Connection, after: int) -> Listed:
    if not len(before.articles):
        return _read(connection, article.c.paragraphs > 0)
    named = select(change.c.article).where(change.c.sequence > after)
    new = _read(connection, article.c.id.in_(named))
    stays = ~np.isin(before.articles, new.articles)
    went = named.where(change.c.kind == "deleted").limit(1)
    if connection.execute(went).first():
        stays &= np.isin(before.articles, connection.execute(select(article.c.pk)).scalars().all())
    kept, new = before.where(stays), new.where(new.paragraphs > 0)
    columns = zip(kept.columns(), new.columns(), strict=True)
    return Listed(*(np.concatenate(pair) for pair in columns))


def _read(connection: Connection, which: ColumnElement[bool]) -> Listed:
    return _listed(tuple(row) for row in connection.execute(_ROW.where(which)))


def _listed(rows: Iterable[tuple[Any, ...]]) -> Listed:
    read = [
        (*told, UNDATED if published is None else published, paragraphs, _CODES[whole], taken)
        for *told, published, paragraphs, whole, ingested_at in rows
        if (taken := scopes.seconds(ingested_at)) is not None
    ]
    return Listed(*np.array(read, np.int64).reshape(-1, 7).T)
