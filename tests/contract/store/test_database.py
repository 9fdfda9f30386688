"""What every database promises under the stores."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from service.errors import Misconfigured, StoreUnavailable
from service.model import Scope
from service.store import log, migrate, open_stores
from service.store.tables import metadata
from tests.fakes.drafts import draft

# Words are indexed by what is not of SQLAlchemy: FTS5's own tables, and a generated column.
OUTSIDE = {"passage_words", "words", "ix_passage_words"}


def is_ours(_, name, *__):
    return not any(name.startswith(outside) for outside in OUTSIDE)


def test_the_migrations_make_the_tables_that_the_code_knows(stores):
    with stores.database.read() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours})
        assert compare_metadata(context, metadata) == []


def test_a_migrated_database_has_nothing_to_migrate(stores):
    assert migrate.upgrade(stores.database) is False


def test_a_database_of_a_later_release_is_refused(stores, url):
    with stores.database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Misconfigured, match="revision 9999"):
        open_stores(url)


def test_a_second_writer_waits_so_that_log_numbers_come_in_the_order_of_commits(stores):
    may_commit = Event()
    appended = Event()

    def hold():
        with stores.database.write() as connection:
            log.append(connection, "embedded")
            appended.set()
            may_commit.wait(10)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(hold)
        assert appended.wait(10)
        second = pool.submit(stores.articles.save, draft("1", "Open."))
        with pytest.raises(TimeoutError):
            second.result(timeout=0.3)
        assert stores.log.sequence() == 0
        may_commit.set()
        first.result()
        assert second.result().sequence == 2


def test_a_reader_sees_one_state_while_writers_go_on(stores):
    stores.articles.save(draft("1", "Open."))
    with stores.database.read() as connection:
        assert log.last(connection) == 1
        stores.articles.save(draft("2", "Shut."))
        assert log.last(connection) == 1
    assert stores.log.sequence() == 2


def test_a_transaction_that_fails_leaves_nothing_behind(stores):
    def fail():
        with stores.database.write() as connection:
            log.append(connection, "embedded")
            raise ZeroDivisionError

    for _ in range(50):  # more often than there are connections: each must come back
        with pytest.raises(ZeroDivisionError):
            fail()
    assert stores.log.sequence() == 0


def test_an_open_store_leaves_no_connection_behind(url):
    opened = open_stores(url)
    assert opened.database.engine.pool.checkedin() == 0
    opened.close()


def test_what_one_answer_reads_is_of_one_state(stores):
    stores.articles.save(draft("1", "Open."))
    with ThreadPoolExecutor(1) as other, stores.passages.one_state():
        assert stores.log.sequence() == 1
        other.submit(stores.articles.save, draft("2", "Shut.")).result()
        assert stores.log.sequence() == 1
        assert other.submit(stores.log.sequence).result() == 2
        with stores.passages.one_state():
            assert stores.passages.holdings(Scope()).articles == 1
        assert stores.passages.holdings(Scope()).articles == 1
    assert stores.log.sequence() == 2


def test_what_goes_wrong_inside_one_state_ends_it(stores):
    stores.articles.save(draft("1", "Open."))

    def fail():
        with stores.passages.one_state(), stores.database.read() as connection:
            connection.execute(text("SELECT nothing FROM nowhere"))

    with pytest.raises(StoreUnavailable):
        fail()
    stores.articles.save(draft("2", "Shut."))
    assert stores.log.sequence() == 2
