"""What differs between the databases that can hold the truth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from sqlalchemy import Column, ColumnElement, Connection, Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from service.errors import Conflict, CrossreadError, Invalid, StoreUnavailable
from service.ports import Ids


class Dialect(Protocol):
    """One kind of database."""

    def engine(self, url: URL) -> Engine:
        """A pool of connections that are set up for durability. Opens none yet.

        Raises `Misconfigured` where this kind of database cannot keep its promises.
        """
        ...

    def begin_read(self, connection: Connection) -> None:
        """Begin a transaction that sees one state of the database throughout."""
        ...

    def begin_write(self, connection: Connection) -> None:
        """Begin a transaction once no other writer is at work, on any process or host."""
        ...

    def translate(self, error: DBAPIError) -> CrossreadError:
        """The driver's error in our words."""
        ...

    def windows_with(
        self, connection: Connection, terms: Mapping[str, int], most: int
    ) -> dict[str, Ids]:
        """The ids of the windows that hold each term in any of its forms, `(n,) int64`.

        Those above the id that `terms` gives with the term, the newest first, at most `most`.
        All in one query, for a text has dozens of terms.
        """
        ...

    def among(self, column: Column[int], ids: Sequence[int]) -> ColumnElement[bool]:
        """Whether `column` is one of many ids, as one parameter."""
        ...

    def utf8(self, column: Column[str]) -> ColumnElement[bytes]:
        """The bytes of a text, even of one that is no text any more."""
        ...

    def damage(self, connection: Connection) -> tuple[str, ...]:
        """What the database itself finds wrong with its files. Reads all of them."""
        ...


def by_kind(error: DBAPIError) -> CrossreadError:
    """A driver's error in our words, by what all drivers agree on."""
    if isinstance(error, IntegrityError):
        return Conflict(f"what is stored contradicts this ({error.orig})")
    if isinstance(error, DataError):
        return Invalid(f"a value cannot be stored ({error.orig})")
    return StoreUnavailable(f"the database did not do its work ({error.orig})")
