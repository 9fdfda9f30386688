"""What is kept: articles with their versions, and the outlets that published them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from service.model import (
    ArticleSummary,
    Identity,
    Known,
    Outlet,
    Receipt,
    StoredArticle,
    VersionDraft,
    VersionSummary,
)
from service.ports.arrays import Vectors


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles a list holds. `after` is the cursor: the last id of the page before."""

    outlet: str = ""
    language: str = ""
    published_after: datetime | None = None
    published_before: datetime | None = None
    after: str = ""
    limit: int = 50


class ArticleStore(Protocol):
    """Articles and their versions: the truth. Every write is one transaction."""

    def find(self, identity: Identity) -> Known | None:
        """What is held under either key of `identity`.

        Raises `Conflict` if its two keys belong to two different articles.
        """
        ...

    def save(self, draft: VersionDraft) -> Receipt:
        """Store `draft` so that it survives power loss, and append to the log.

        The same content hash as the current version: `UNCHANGED`, or `AMENDED` if a masthead
        field that the draft gives differs. Another hash: `REVISED`, a new version, unless an
        earlier version had it and the draft's own clock is before the current one's. Saving is
        safe to repeat and to race: one identity never becomes two articles.
        """
        ...

    def vectors(self, article_id: str, generation: str) -> Mapping[str, Vectors]:
        """Window text → `(dim,) float32` for the current version of an article."""
        ...

    def article(self, article_id: str, version: int | None = None) -> StoredArticle:
        """One version, the current one by default. Raises `NotFound`."""
        ...

    def present(self, article_ids: Collection[str]) -> Mapping[str, StoredArticle]:
        """The current versions of articles, by id, in one go; an unknown one is left out."""
        ...

    def lengths(self, article_ids: Collection[str]) -> dict[str, int]:
        """The characters of the current text of each, by id, in one query; a gone one left out."""
        ...

    def articles(self, which: ArticleFilter) -> tuple[ArticleSummary, ...]:
        """Up to `which.limit` articles ordered by id."""
        ...

    def versions(self, article_id: str) -> tuple[VersionSummary, ...]:
        """The history of an article, oldest first. Raises `NotFound`."""
        ...

    def delete(self, article_id: str) -> int:
        """Remove an article with all versions; the sequence of its change. Raises `NotFound`."""
        ...


class OutletStore(Protocol):
    """The publishers."""

    def outlet(self, outlet_id: str) -> Outlet:
        """One outlet. Raises `NotFound`."""
        ...

    def outlets(self) -> tuple[Outlet, ...]:
        """All of them, ordered by id."""
        ...

    def named(self, ids: Collection[str]) -> dict[str, Outlet]:
        """Those with these ids, by id; an unknown one is left out."""
        ...

    def names(self) -> dict[str, str]:
        """The name of every outlet, by its id; cheap enough to be asked with every question."""
        ...

    def put(self, outlet: Outlet) -> bool:
        """Store an outlet whole, replacing what was there; whether it is new."""
        ...
