"""What people decided about origins by hand."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Named, Row, Table, Text, TypedColumns, delete, insert, select

from service.errors import NotFound
from service.model import DecisionKind, OriginDecision
from service.store.columns import Big, UtcDateTime
from service.store.database import Database
from service.store.tables import metadata


class OriginDecisionColumns(TypedColumns):
    """What people decided about origins: a row for each paragraph that a split or merge names."""

    pk: Named[int] = Column(Big, primary_key=True)
    id: Named[str] = Column(Text, index=True)
    paragraph_id: Named[str] = Column(Text, index=True)
    kind: Named[str] = Column(Text)
    note: Named[str] = Column(Text)
    decided_at: Named[datetime] = Column(UtcDateTime)


table = Table("origin_decision", metadata, OriginDecisionColumns, sqlite_autoincrement=True)


class SqlOriginDecisions:
    """See `service.ports.OriginDecisions`."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def record(
        self, kind: DecisionKind, paragraph_ids: Collection[str], note: str
    ) -> OriginDecision:
        """See `OriginDecisions.record`."""
        names = tuple(sorted(set(paragraph_ids)))
        decision = OriginDecision(secrets.token_hex(8), kind, names, note, self._now())
        rows = [
            {
                "id": decision.id,
                "paragraph_id": name,
                "kind": kind.value,
                "note": note,
                "decided_at": decision.decided_at,
            }
            for name in names
        ]
        with self._database.write() as connection:
            connection.execute(insert(table), rows)
        return decision

    def touching(self, paragraph_ids: Collection[str]) -> tuple[OriginDecision, ...]:
        """See `OriginDecisions.touching`."""
        asked = select(table.c.id).where(table.c.paragraph_id.in_(paragraph_ids))
        query = select(table).where(table.c.id.in_(asked)).order_by(table.c.pk)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return tuple(_decision(list(group)) for _, group in groupby(rows, lambda row: row.id))

    def withdraw(self, decision_id: str) -> None:
        """See `OriginDecisions.withdraw`."""
        with self._database.write() as connection:
            gone = connection.execute(delete(table).where(table.c.id == decision_id)).rowcount
            if not gone:
                raise NotFound("decision", decision_id)


def _decision(rows: Sequence[Row[Any]]) -> OriginDecision:
    first = rows[0]
    names = tuple(row.paragraph_id for row in rows)
    return OriginDecision(first.id, DecisionKind(first.kind), names, first.note, first.decided_at)
