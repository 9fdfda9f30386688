"""PostgreSQL: the store past one machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Engine,
    LargeBinary,
    Text,
    any_,
    bindparam,
    column,
    create_engine,
    event,
    func,
    literal,
    literal_column,
    select,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from service.errors import CrossreadError, Misconfigured, StorageFull
from service.ports import Ids
from service.store.dialect import by_kind
from service.store.tables import passage

WRITERS = 0x43524F53
"""The advisory lock that writers hold in turn. Without it a reader of the log would miss rows:
PostgreSQL gives sequence numbers out before the commit."""

SESSION = {
    "synchronous_commit": "on",
    "lock_timeout": "30s",
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "300s",
    "timezone": "UTC",
}

_DISK_FULL = "53100"

_words: ColumnElement[Any] = literal_column("passage.words")
_asked = (
    func.unnest(bindparam("terms", type_=ARRAY(Text)), bindparam("after", type_=ARRAY(BigInteger)))
    .table_valued(column("term", Text), column("after", BigInteger))
    .render_derived()
)
_phrase = func.phraseto_tsquery(literal_column("'english'::regconfig"), _asked.c.term)
_hits = (
    select(passage.c.id)
    .where(_words.op("@@")(_phrase), passage.c.id > _asked.c.after)
    .order_by(passage.c.id.desc())
    .limit(bindparam("most"))
    .correlate(_asked)
    .subquery()
)
_WINDOWS_WITH = select(
    _asked.c.term, select(func.array_agg(_hits.c.id)).correlate(_asked).scalar_subquery()
)


class Postgres:
    """The dialect of PostgreSQL, with its full text search for words."""

    def engine(self, url: URL) -> Engine:
        """See `Dialect.engine`."""
        options = " ".join(f"-c {name}={value}" for name, value in SESSION.items())
        try:
            engine = create_engine(
                url.set(drivername="postgresql+psycopg"),
                pool_size=8,
                max_overflow=24,
                pool_timeout=30,
                pool_pre_ping=True,
                connect_args={"connect_timeout": 5, "options": options},
            )
        except ModuleNotFoundError as error:
            raise Misconfigured(
                "PostgreSQL needs psycopg: pip install 'psycopg[binary]'"
            ) from error
        event.listen(engine, "connect", _check_durable)
        return engine

    def begin_read(self, connection: Connection) -> None:
        """See `Dialect.begin_read`."""
        connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def begin_write(self, connection: Connection) -> None:
        """See `Dialect.begin_write`."""
        connection.execute(select(func.pg_advisory_xact_lock(WRITERS)))

    def translate(self, error: DBAPIError) -> CrossreadError:
        """See `Dialect.translate`."""
        if getattr(error.orig, "sqlstate", None) == _DISK_FULL:
            return StorageFull("the disk that holds the database is full")
        return by_kind(error)

    def windows_with(
        self, connection: Connection, terms: Mapping[str, int], most: int
    ) -> dict[str, Ids]:
        """See `Dialect.windows_with`."""
        asked = {"terms": list(terms), "after": list(terms.values()), "most": most}
        found = connection.execute(_WINDOWS_WITH, asked)
        return {term: np.array(ids or (), dtype=np.int64) for term, ids in found}

    def among(self, column: Column[int], ids: Sequence[int]) -> ColumnElement[bool]:
        """See `Dialect.among`."""
        return column == any_(literal(list(ids), ARRAY(BigInteger)))

    def utf8(self, column: Column[str]) -> ColumnElement[bytes]:
        """See `Dialect.utf8`."""
        return func.convert_to(column, "UTF8", type_=LargeBinary)

    def damage(self, connection: Connection) -> tuple[str, ...]:
        """See `Dialect.damage`. PostgreSQL has its own tool, pg_amcheck."""
        del connection
        return ()


def _check_durable(connection: Any, record: object) -> None:  # noqa: ANN401 - any driver's
    """Refuse a server that would acknowledge what it has not written."""
    del record
    with connection.cursor() as cursor:
        cursor.execute("SHOW fsync")
        (fsync,) = cursor.fetchone()
    connection.rollback()
    if fsync != "on":
        connection.close()
        raise Misconfigured("this PostgreSQL runs with fsync=off: it may lose acknowledged writes")
