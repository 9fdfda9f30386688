"""What people decided about origins by hand."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import datetime

from sqlalchemy import delete, insert, select

from service.errors import NotFound
from service.model import DecisionKind, OriginDecision
from service.store.database import Database
from service.store.tables import origin_decision as table
from service.store.tables import origin_decision_paragraph as named


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
        made = insert(table).values(
            id=decision.id, kind=kind.value, note=note, decided_at=decision.decided_at
        )
        with self._database.write() as connection:
            pk = connection.execute(made.returning(table.c.pk)).scalar_one()
            rows = [{"decision": pk, "paragraph_id": each} for each in names]
            connection.execute(insert(named), rows)
        return decision

    def touching(self, paragraph_ids: Collection[str]) -> tuple[OriginDecision, ...]:
        """See `OriginDecisions.touching`."""
        asked = select(named.c.decision).where(named.c.paragraph_id.in_(paragraph_ids))
        query = (
            select(table, named.c.paragraph_id)
            .join(named, named.c.decision == table.c.pk)
            .where(table.c.pk.in_(asked))
            .order_by(table.c.decided_at, table.c.pk, named.c.paragraph_id)
        )
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        paragraphs: defaultdict[str, list[str]] = defaultdict(list)
        for row in rows:
            paragraphs[row.id].append(row.paragraph_id)
        firsts = {row.id: row for row in reversed(rows)}
        return tuple(
            OriginDecision(
                id_,
                DecisionKind(firsts[id_].kind),
                tuple(found),
                firsts[id_].note,
                firsts[id_].decided_at,
            )
            for id_, found in paragraphs.items()
        )

    def withdraw(self, decision_id: str) -> None:
        """See `OriginDecisions.withdraw`."""
        with self._database.write() as connection:
            gone = connection.execute(delete(table).where(table.c.id == decision_id)).rowcount
            if not gone:
                raise NotFound("decision", decision_id)
