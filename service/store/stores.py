"""Every port that SQL answers, over one database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from service.store import migrate
from service.store.articles import SqlArticleStore
from service.store.database import Database, connect
from service.store.decisions import SqlOriginDecisions
from service.store.idempotency import SqlIdempotencyStore
from service.store.jobs import SqlJobQueue
from service.store.lexical import SqlLexicalIndex
from service.store.log import SqlChangeLog
from service.store.outlets import SqlOutletStore
from service.store.owners import Owners
from service.store.panels import SqlPanelStore
from service.store.passages import SqlPassageStore
from service.store.readings import SqlReadingShelf
from service.store.stories import SqlStoryStore
from service.store.verify import verify


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Stores:
    """One database, port by port."""

    database: Database
    articles: SqlArticleStore
    outlets: SqlOutletStore
    passages: SqlPassageStore
    words: SqlLexicalIndex
    log: SqlChangeLog
    jobs: SqlJobQueue
    idempotency: SqlIdempotencyStore
    decisions: SqlOriginDecisions
    stories: SqlStoryStore
    panels: SqlPanelStore
    readings: SqlReadingShelf

    def damage(self) -> list[str]:
        """All that is not as it was written, empty if nothing is; reads the whole database."""
        return [f"{finding.row} {finding.says}" for finding in verify(self.database)]

    def close(self) -> None:
        """Close the connections that are not in use."""
        self.database.close()


def open_stores(url: str, now: Callable[[], datetime] = _utc_now) -> Stores:
    """The stores at `url`, `sqlite:///file` or `postgresql://…`, their tables brought up to date.

    Leases of jobs run by `now`, and decisions are dated by it. Leaves no connection open, so a
    process may still fork afterwards if its children open their own. Raises `Misconfigured` or
    `StoreUnavailable`.
    """
    database = connect(url)
    try:
        migrate.upgrade(database)
    finally:
        database.close()
    owners = Owners()
    return Stores(
        database=database,
        articles=SqlArticleStore(database),
        outlets=SqlOutletStore(database),
        passages=SqlPassageStore(database, owners),
        words=SqlLexicalIndex(database, owners),
        log=SqlChangeLog(database),
        jobs=SqlJobQueue(database, now),
        idempotency=SqlIdempotencyStore(database),
        decisions=SqlOriginDecisions(database, now),
        stories=SqlStoryStore(database),
        panels=SqlPanelStore(database),
        readings=SqlReadingShelf(database, now),
    )
