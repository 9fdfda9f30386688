"""Answers kept under a key of the client's, so that a retry gets the same one."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from service.errors import Conflict
from service.ports import Replay
from service.store.database import Database
from service.store.tables import idempotency as table

KEPT = timedelta(hours=24)
"""How long an answer is given again."""

PATIENCE = timedelta(seconds=60)
"""How long a request may hold its key without an answer before it is thought dead."""


class SqlIdempotencyStore:
    """See `service.ports.IdempotencyStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, key: str, fingerprint: str, now: datetime) -> Replay | None:
        """See `IdempotencyStore.claim`."""
        with self._database.write() as connection:
            connection.execute(delete(table).where(table.c.claimed_at <= now - KEPT))
            row = connection.execute(select(table).where(table.c.key == key)).one_or_none()
            if row is None:
                claim = insert(table).values(key=key, fingerprint=fingerprint, claimed_at=now)
                connection.execute(claim)
                return None
            if row.fingerprint != fingerprint:
                raise Conflict("this Idempotency-Key came with another request before")
            if row.status is not None:
                return Replay(row.status, row.body)
            if row.claimed_at > now - PATIENCE:
                raise Conflict("the request that first had this Idempotency-Key is still at work")
            connection.execute(update(table).where(table.c.key == key).values(claimed_at=now))
            return None

    def finish(self, key: str, status: int, body: str) -> None:
        """See `IdempotencyStore.finish`."""
        with self._database.write() as connection:
            answered = update(table).where(table.c.key == key).values(status=status, body=body)
            connection.execute(answered)

    def abandon(self, key: str) -> None:
        """See `IdempotencyStore.abandon`."""
        with self._database.write() as connection:
            connection.execute(delete(table).where(table.c.key == key, table.c.status.is_(None)))
