"""The publishers."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from service.errors import NotFound
from service.model import Outlet
from service.store.database import Database
from service.store.tables import outlet as table


def ensure(connection: Connection, outlet: Outlet) -> int:
    """The key of an outlet, made if it is new; what it left open is filled in.

    A name that is only a spelling fills nothing in: a slip on ingest renames no outlet.
    """
    row = connection.execute(select(table).where(table.c.id == outlet.id)).one_or_none()
    if row is None:
        made = insert(table).values(id=outlet.id, **_values(outlet)).returning(table.c.pk)
        return connection.execute(made).scalar_one()
    held = _outlet(row)
    filled = Outlet(
        id=held.id,
        name=_name(held, outlet),
        domains=held.domains or outlet.domains,
        owner=held.owner or outlet.owner,
        country=held.country or outlet.country,
    )
    if filled != held:
        connection.execute(update(table).where(table.c.pk == row.pk).values(_values(filled)))
    pk: int = row.pk
    return pk


def _name(held: Outlet, given: Outlet) -> str:
    """The name of `held`; one that came as a bare id was named by it, and takes a better one."""
    is_open = held.name == held.id and not given.is_spelled
    return (given.name if is_open else "") or held.name


class SqlOutletStore:
    """See `service.ports.OutletStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def outlet(self, outlet_id: str) -> Outlet:
        """See `OutletStore.outlet`."""
        with self._database.read() as connection:
            row = connection.execute(select(table).where(table.c.id == outlet_id)).one_or_none()
        if row is None:
            raise NotFound("outlet", outlet_id)
        return _outlet(row)

    def outlets(self) -> tuple[Outlet, ...]:
        """See `OutletStore.outlets`."""
        with self._database.read() as connection:
            rows = connection.execute(select(table)).all()
        return tuple(sorted(map(_outlet, rows), key=lambda outlet: outlet.id))

    def named(self, ids: Collection[str]) -> dict[str, Outlet]:
        """See `OutletStore.named`."""
        with self._database.read() as connection:
            rows = connection.execute(select(table).where(table.c.id.in_(ids))).all()
        return {row.id: _outlet(row) for row in rows}

    def names(self) -> dict[str, str]:
        """See `OutletStore.names`."""
        with self._database.read() as connection:
            rows = connection.execute(select(table.c.id, table.c.name).order_by(table.c.id)).all()
        return {row[0]: row[1] for row in rows}

    def put(self, outlet: Outlet) -> bool:
        """See `OutletStore.put`."""
        with self._database.write() as connection:
            changed = update(table).where(table.c.id == outlet.id).values(_values(outlet))
            if connection.execute(changed).rowcount:
                return False
            connection.execute(insert(table).values(id=outlet.id, **_values(outlet)))
            return True


def _values(outlet: Outlet) -> dict[str, object]:
    return {
        "name": outlet.name or outlet.id,
        "domains": list(outlet.domains),
        "owner": outlet.owner,
        "country": outlet.country,
    }


def _outlet(row: Row[*tuple[Any, ...]]) -> Outlet:
    return Outlet(
        id=row.id,
        name=row.name,
        domains=tuple(row.domains),
        owner=row.owner,
        country=row.country,
    )
