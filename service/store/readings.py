"""The facts that were read from windows, kept beside them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Named,
    Table,
    Text,
    TypedColumns,
    delete,
    insert,
    select,
)

from service.ports import Unread
from service.store.columns import Big
from service.store.database import Database
from service.store.tables import job, meta, metadata, passage, version
from service.store.windows import NEWEST


class ReadingColumns(TypedColumns):
    """What was read of a window: good for its text alone, and checked by a sum of its own."""

    passage: Named[int] = Column(
        Big, ForeignKey("passage.id", ondelete="CASCADE"), primary_key=True
    )
    facts: Named[str] = Column(Text)


reading = Table("reading", metadata, ReadingColumns)

_KEY = "reading"
"""The row of `meta` that holds a `_Mark`."""

_AT_WORK = select(job.c.pk).where(job.c.finished_at.is_(None)).limit(1)
_UNREAD = (
    select(passage.c.id, passage.c.text, version.c.published_at, reading.c.facts)
    .join(version, version.c.pk == passage.c.version)
    .outerjoin(reading, reading.c.passage == passage.c.id)
    .order_by(passage.c.id)
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """By which rules all windows up to which id were gone over.

    `held_until` is the time, in seconds since 1970, up to which a process has the next ones.
    """

    rules: str
    upto: int = 0
    held_until: float = 0.0


class SqlReadingShelf:
    """See `service.ports.ReadingShelf`. `now` is the time that windows are held by."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def take(self, rules: str, limit: int, seconds: float) -> tuple[Unread, ...]:
        """See `ReadingShelf.take`."""
        with self._database.read() as connection:  # where all is read, no writer must wait
            if self._free(connection, rules) is None:
                return ()
        with self._database.write() as connection:
            mark = self._free(connection, rules)
            if mark is None:
                return ()
            until = self._now() + timedelta(seconds=seconds)
            _set(connection, replace(mark, held_until=until.timestamp()))
            rows = connection.execute(_UNREAD.where(passage.c.id > mark.upto).limit(limit))
            return tuple(Unread(id_, text, at, facts or "") for id_, text, at, facts in rows)

    def keep(self, rules: str, upto: int, facts: Mapping[int, str]) -> None:
        """See `ReadingShelf.keep`."""
        with self._database.write() as connection:
            here = self._database.dialect.among(passage.c.id, list(facts))
            live = connection.execute(select(passage.c.id).where(here)).scalars().all()
            rows = [{"passage": id_, "facts": facts[id_]} for id_ in live]
            if rows:
                stale = self._database.dialect.among(reading.c.passage, live)
                connection.execute(delete(reading).where(stale))
                connection.execute(insert(reading), rows)
            mark = _mark(connection, rules)
            _set(connection, _Mark(rules, max(upto, mark.upto)))

    def left(self, rules: str) -> int:
        """See `ReadingShelf.left`."""
        with self._database.read() as connection:
            return _left(connection, _mark(connection, rules))

    def _free(self, connection: Connection, rules: str) -> _Mark | None:
        """How far these rules are, where there are windows to take."""
        mark = _mark(connection, rules)
        is_held = mark.held_until > self._now().timestamp()
        if is_held or connection.execute(_AT_WORK).first() is not None:
            return None
        return mark if _left(connection, mark) else None


def _left(connection: Connection, mark: _Mark) -> int:
    newest: int = connection.execute(NEWEST).scalar_one()
    return max(0, newest - mark.upto)


def _mark(connection: Connection, rules: str) -> _Mark:
    """How far these rules are; those of another release begin anew."""
    told = connection.execute(select(meta.c.value).where(meta.c.key == _KEY)).scalar()
    mark = _Mark(*json.loads(told)) if told else _Mark(rules)
    return mark if mark.rules == rules else _Mark(rules)


def _set(connection: Connection, mark: _Mark) -> None:
    connection.execute(delete(meta).where(meta.c.key == _KEY))
    connection.execute(insert(meta).values(key=_KEY, value=json.dumps(astuple(mark))))
