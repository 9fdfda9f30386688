"""PostgreSQL where it differs from SQLite: a server that is away, unsafe, or dies meanwhile."""

import time

import pytest

from service.errors import Misconfigured, StoreUnavailable
from service.model import Scope
from service.store import open_stores
from service.store.database import connect
from tests.fakes.drafts import draft

pytestmark = pytest.mark.postgres


def test_a_server_that_is_away_is_told_within_seconds(tmp_path):
    begun = time.monotonic()
    with pytest.raises(StoreUnavailable):
        open_stores(f"postgresql://nobody@/nothing?host={tmp_path}")
    assert time.monotonic() - begun < 5


def test_the_driver_may_be_named_or_not(postgres):
    named = postgres.new_database().replace("postgresql://", "postgresql+psycopg://")
    open_stores(named).close()


def test_a_server_that_does_not_sync_is_refused(postgres):
    url = postgres.new_database()
    postgres.configure("fsync", "off")
    try:
        with pytest.raises(Misconfigured, match="fsync=off"):
            open_stores(url)
    finally:
        postgres.configure("fsync", "on")
    open_stores(url).close()


def test_every_session_waits_for_the_disk_at_commit(postgres):
    database = connect(postgres.new_database())
    with database.read() as connection:
        held = connection.exec_driver_sql("SHOW synchronous_commit").scalar()
    assert held == "on"
    database.close()


def test_the_store_works_again_after_the_server_died_and_came_back(postgres):
    stores = open_stores(postgres.new_database())
    stores.articles.save(draft("1", "The minister resigned."))
    postgres.stop()
    try:
        with pytest.raises(StoreUnavailable):
            stores.articles.save(draft("2", "Shut."))
        with pytest.raises(StoreUnavailable):
            stores.log.sequence()
    finally:
        postgres.start()
    assert stores.articles.save(draft("2", "Shut.")).outcome == "created"
    assert len(stores.words.search("minister", 5, Scope()).ids) == 1
    stores.close()
