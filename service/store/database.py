"""One database of either kind: how it is opened, read and written."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, Engine, Select, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as NoFreeConnection

from service.errors import Invalid, Misconfigured, StoreUnavailable
from service.store.dialect import Dialect
from service.store.postgres import Postgres
from service.store.sqlite import Sqlite

Value = TypeVar("Value")

_KNOWN = "known_of_this_state"
"""The option of a connection that keeps what was asked once in one state of the truth."""

_DIALECTS: dict[str, type[Dialect]] = {"sqlite": Sqlite, "postgresql": Postgres}


class Database:
    """Transactions on one database. Each process opens its own; its threads share it."""

    def __init__(self, engine: Engine, dialect: Dialect) -> None:
        self.engine = engine
        self.dialect = dialect
        self._pid = os.getpid()
        self._around = threading.local()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database and never waits for a writer.

        Inside `one_state` it is the same one.
        """
        around: Connection | None = getattr(self._around, "connection", None)
        if around is not None:
            with self._translated():
                yield around
            return
        with self._translated(), self.engine.connect() as connection:
            self.dialect.begin_read(connection)
            yield connection

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Let all that this thread reads meanwhile be one transaction: one state, begun once."""
        with self.read() as connection:
            before = getattr(self._around, "connection", None)
            self._around.connection = connection.execution_options(**{_KNOWN: {}})
            try:
                yield
            finally:
                self._around.connection = before

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is kept whole or not at all.

        Writers take turns, so that log numbers come in the order of the commits.
        """
        with self._translated(), self.engine.connect() as connection:
            self.dialect.begin_write(connection)
            yield connection
            connection.commit()

    def close(self) -> None:
        """Close the connections that are not in use."""
        self.engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        if os.getpid() != self._pid:
            raise Misconfigured("a database was opened before a fork: open it in each process")
        try:
            yield
        except DBAPIError as error:
            raise self.dialect.translate(error) from error
        except NoFreeConnection as error:
            raise StoreUnavailable("no connection to the database came free in time") from error
        except UnicodeEncodeError as error:
            raise Invalid("the text holds half of a surrogate pair") from error


def once(connection: Connection, query: Select[Value]) -> Value:
    """The one value of a query, which is asked once within `Database.one_state`."""
    known: dict[object, Value] | None = connection.get_execution_options().get(_KNOWN)
    if known is None:
        return connection.execute(query).scalar_one()
    if query not in known:
        known[query] = connection.execute(query).scalar_one()
    return known[query]


def connect(url: str) -> Database:
    """The database at `url`, `sqlite:///file` or `postgresql://…`. Opens no connection yet.

    Raises `Misconfigured` if the address cannot be used.
    """
    try:
        address = make_url(url)
        dialect = _DIALECTS[address.get_backend_name()]()
    except (ArgumentError, KeyError) as error:
        raise Misconfigured("the database is not sqlite:///file or postgresql://…") from error
    return Database(dialect.engine(address), dialect)
