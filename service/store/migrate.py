"""Brings a database to the tables that this code knows."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from service.errors import Misconfigured
from service.store.database import Database

_SCRIPTS = Path(__file__).with_name("migrations")


def upgrade(database: Database) -> bool:
    """Make or update the tables; whether there was anything to do.

    One process does the work in one transaction while others wait: at any moment the tables are
    whole, old or new. Raises `Misconfigured` if the database is newer than this code.
    """
    with database.read() as connection:
        if _is_current(connection):
            return False
    with database.write() as connection:
        if _is_current(connection):
            return False
        command.upgrade(_config(connection), "head")
    return True


def _is_current(connection: Connection) -> bool:
    scripts = ScriptDirectory(str(_SCRIPTS))
    held = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in scripts.walk_revisions()}
    if held is not None and held not in known:
        raise Misconfigured(
            f"the database is at revision {held}, which this release does not know: "
            "run the release that wrote it, or a later one"
        )
    return held == scripts.get_current_head()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
