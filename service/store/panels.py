"""Named sets of outlets."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from service.errors import NotFound
from service.model import Panel
from service.store.database import Database
from service.store.story_tables import panel as table


class SqlPanelStore:
    """See `service.ports.PanelStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def panel(self, panel_id: str) -> Panel:
        """See `PanelStore.panel`."""
        with self._database.read() as connection:
            row = connection.execute(select(table).where(table.c.id == panel_id)).one_or_none()
        if row is None:
            raise NotFound("panel", panel_id)
        return Panel(row.id, row.name, tuple(row.outlets))

    def panels(self) -> tuple[Panel, ...]:
        """See `PanelStore.panels`."""
        with self._database.read() as connection:
            rows = connection.execute(select(table)).all()
        found = (Panel(row.id, row.name, tuple(row.outlets)) for row in rows)
        return tuple(sorted(found, key=lambda panel: panel.id))

    def put(self, panel: Panel) -> bool:
        """See `PanelStore.put`."""
        values = {"name": panel.name or panel.id, "outlets": list(panel.outlets)}
        with self._database.write() as connection:
            changed = update(table).where(table.c.id == panel.id).values(values)
            if connection.execute(changed).rowcount:
                return False
            connection.execute(insert(table).values(id=panel.id, **values))
            return True
