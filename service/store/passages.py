"""The searched windows, read for an answer."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Row, case, func, select

from service.errors import NotFound
from service.model import Holdings, OutletHoldings, PassageRecord, Scope, Span
from service.ports import Ids, RowFilter
from service.store import counting, log, scopes
from service.store.database import Database
from service.store.owners import Owners
from service.store.readings import reading
from service.store.register import Register
from service.store.tables import article, block, outlet, passage, version

REMEMBERED = 64
"""How many counts of scopes are kept."""

AROUND = 600
"""How much of an article's beginning and of its end comes with its passages."""

_LENGTH = func.length(version.c.text)

_RECORD = (
    select(
        passage.c.id,
        article.c.id.label("article_id"),
        version.c.number.label("version"),
        outlet.c.id.label("outlet_id"),
        passage.c.paragraph_id,
        passage.c.ordinal,
        passage.c.start,
        passage.c.end,
        passage.c.text,
        version.c.title,
        version.c.url,
        version.c.language,
        version.c.published_at,
        version.c.credit,
        version.c.authors,
        func.substr(version.c.text, 1, AROUND).label("opening"),
        func.substr(version.c.text, case((_LENGTH > AROUND, _LENGTH - AROUND + 1), else_=1)),
        func.coalesce(reading.c.facts, ""),
    )
    .join(version, version.c.pk == passage.c.version)
    .join(article, article.c.pk == passage.c.article)
    .join(outlet, outlet.c.pk == passage.c.outlet)
    .outerjoin(reading, reading.c.passage == passage.c.id)
)

_ARTICLE = select(article.c.id, version.c.title, version.c.text).join(
    article, article.c.pk == version.c.article
)
_VERSION = select(passage.c.version)


class SqlPassageStore:
    """See `service.ports.PassageStore`."""

    def __init__(self, database: Database, owners: Owners) -> None:
        self._database = database
        self._owners = owners
        self._register = Register()
        self._counted: OrderedDict[tuple[int, Scope], tuple[OutletHoldings, ...]] = OrderedDict()
        self._lock = Lock()

    def one_state(self) -> AbstractContextManager[None]:
        """See `PassageStore.one_state`."""
        return self._database.one_state()

    def passages(self, ids: Sequence[int]) -> tuple[PassageRecord, ...]:
        """See `PassageStore.passages`."""
        query = _RECORD.where(self._database.dialect.among(passage.c.id, ids))
        with self._database.read() as connection:
            found = {row[0]: _record(row) for row in connection.execute(query).all()}
        return tuple(found[id_] for id_ in ids if id_ in found)

    def articles(self, ids: Sequence[int]) -> dict[str, str]:
        """See `PassageStore.articles`."""
        query = _ARTICLE.where(
            version.c.pk.in_(_VERSION.where(self._database.dialect.among(passage.c.id, ids)))
        )
        with self._database.read() as connection:
            return {row.id: f"{row.title}\n{row.text}" for row in connection.execute(query)}

    def paragraph(self, paragraph_id: str) -> PassageRecord:
        """See `PassageStore.paragraph`."""
        query = (
            _RECORD.with_only_columns(passage.c.id, block.c.start, block.c.end, version.c.text)
            .join(block, (block.c.version == passage.c.version) & (block.c.id == paragraph_id))
            .where(passage.c.paragraph_id == paragraph_id)
            .order_by(passage.c.start)
            .limit(1)
        )
        with self._database.read() as connection:
            row = connection.execute(query).one_or_none()
            if row is None:
                raise NotFound("paragraph", paragraph_id)
            first = connection.execute(_RECORD.where(passage.c.id == row.id)).one()
        whole = Span(row.start, row.end)
        return replace(_record(first), span=whole, text=whole.cut(row.text))

    def holdings(self, scope: Scope) -> Holdings:
        """See `PassageStore.holdings`. Counts articles that hold at least one paragraph."""
        with self._database.read() as connection:
            rows = scopes.row_filter(connection, scope)
            return counting.holdings(self._register.at_present(connection).within(rows))

    def by_outlet(self, scope: Scope) -> tuple[OutletHoldings, ...]:
        """See `PassageStore.by_outlet`.

        Every look-up asks this, so a scope is counted once for each state of the log.
        """
        with self._database.read() as connection:
            key = log.last(connection), scope
            with self._lock:
                held = self._counted.get(key)
            if held is None:
                rows = scopes.row_filter(connection, scope)
                listed = self._register.at_present(connection).within(rows)
                held = counting.by_outlet(listed, connection)
                self._remember(key, held)
        return held

    def days(self, articles: Ids) -> NDArray[np.float64]:
        """See `PassageStore.days`."""
        with self._database.read() as connection:
            return self._owners.at_present(connection).days_of(articles)

    def codes(self, scope: Scope) -> RowFilter:
        """See `PassageStore.codes`."""
        with self._database.read() as connection:
            return scopes.row_filter(connection, scope)

    def _remember(self, key: tuple[int, Scope], held: tuple[OutletHoldings, ...]) -> None:
        with self._lock:
            self._counted[key] = held
            while len(self._counted) > REMEMBERED:
                self._counted.popitem(last=False)


def _record(row: Row[*tuple[Any, ...]]) -> PassageRecord:
    """A record from the columns of `_RECORD`, by place: an answer reads hundreds of them."""
    id_, article_id, number, outlet_id, paragraph_id, ordinal, start, end, *told = row
    *around, authors, opening, ending, facts = told
    names = id_, article_id, number, outlet_id, paragraph_id, ordinal, Span(start, end)
    return PassageRecord(*names, *(*around, tuple(authors), opening, ending, facts))
