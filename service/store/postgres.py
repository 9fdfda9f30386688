"""PostgreSQL: the store past one machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    case,
    create_engine,
    event,
    func,
    literal,
    literal_column,
    or_,
    select,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from service.errors import CrossreadError, Misconfigured, StorageFull
from service.store.dialect import Term, by_kind
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

    def frequency(self, connection: Connection, term: str, cap: int) -> int:
        """See `Dialect.frequency`."""
        hits = select(passage.c.id).where(_holds(term)).limit(cap).subquery()
        return connection.execute(select(func.count()).select_from(hits)).scalar_one()

    def rank(
        self,
        connection: Connection,
        terms: Sequence[Term],
        *,
        limit: int,
        where: ColumnElement[bool] | None,
    ) -> tuple[int, ...]:
        """See `Dialect.rank`.

        The order is the sum of the weights of the terms that a window holds: PostgreSQL's own
        ranks know nothing of how rare a word is.
        """
        held = [(_holds(term.text), term.weight) for term in terms]
        score = sum((case((holds, weight), else_=0.0) for holds, weight in held), literal(0.0))
        query = select(passage.c.id).where(or_(*(holds for holds, _ in held)))
        if where is not None:
            query = query.where(where)
        query = query.order_by(score.desc(), passage.c.id).limit(limit)
        return tuple(connection.execute(query).scalars())

    def damage(self, connection: Connection) -> tuple[str, ...]:
        """See `Dialect.damage`. PostgreSQL has its own tool, pg_amcheck."""
        del connection
        return ()


def _holds(term: str) -> ColumnElement[bool]:
    phrase = func.phraseto_tsquery(literal_column("'english'::regconfig"), term)
    return _words.op("@@", is_comparison=True)(phrase)


def _check_durable(connection: Any, record: object) -> None:  # noqa: ANN401 - any driver's
    """Refuse a server that would acknowledge what it has not written."""
    del record
    with connection.cursor() as cursor:
        cursor.execute("SHOW fsync")
        (fsync,) = cursor.fetchone()
    connection.rollback()
    if fsync != "on":
        raise Misconfigured("this PostgreSQL runs with fsync=off: it may lose acknowledged writes")
