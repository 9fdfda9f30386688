"""What differs between the databases that can hold the truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from service.errors import Conflict, CrossreadError, Invalid, StoreUnavailable


@dataclass(frozen=True, slots=True)
class Term:
    """A word to look for. `weight` grows with its rarity, as in BM25."""

    text: str
    weight: float


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

    def frequency(self, connection: Connection, term: str, cap: int) -> int:
        """How many windows hold `term`, counted up to `cap`."""
        ...

    def rank(
        self,
        connection: Connection,
        terms: Sequence[Term],
        *,
        limit: int,
        where: ColumnElement[bool] | None,
    ) -> tuple[int, ...]:
        """Ids of windows that hold any of `terms`, best first, ties by id.

        `where` narrows by the columns of `passage`.
        """
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
