"""What the use cases ask of the outside world, in their own words.

Each protocol has at least two backends, and every backend passes the protocol's one contract
test class. A backend translates its own errors into `service.errors`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from service.model import (
    ArticleSummary,
    Holdings,
    Identity,
    Job,
    JobItem,
    Known,
    LineError,
    Outlet,
    PassageRecord,
    Receipt,
    Scope,
    Span,
    StoredArticle,
    Submission,
    VersionDraft,
    VersionSummary,
)

Vectors = NDArray[np.float32]
Ids = NDArray[np.int64]


class Clock(Protocol):
    """Our own time."""

    def now(self) -> datetime:
        """The present instant, in UTC."""
        ...


class Encoder(Protocol):
    """A sentence embedding model."""

    @property
    def generation(self) -> str:
        """A short id of weights, arithmetic and pooling: vectors of two generations never mix."""
        ...

    @property
    def dim(self) -> int:
        """The length of a vector."""
        ...

    def windows(self, text: str) -> tuple[Span, ...]:
        """Spans that cover `text` in order, each of which the model reads whole.

        Cuts fall at sentence ends where they can, then at spaces. One span if it all fits.
        """
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """`(len(texts), dim) float32`, each row of length 1, in the order of `texts`."""
        ...


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
        field that the draft gives differs. Another hash: `REVISED`, a new version. Saving is
        safe to repeat and to race: one identity never becomes two articles.
        """
        ...

    def vectors(self, article_id: str, generation: str) -> Mapping[str, Vectors]:
        """Window text → `(dim,) float32` for the current version of an article."""
        ...

    def article(self, article_id: str, version: int | None = None) -> StoredArticle:
        """One version, the current one by default. Raises `NotFound`."""
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

    def put(self, outlet: Outlet) -> bool:
        """Store an outlet whole, replacing what was there; whether it is new."""
        ...


class PassageStore(Protocol):
    """The searched windows of all current versions."""

    def passages(self, ids: Sequence[int]) -> tuple[PassageRecord, ...]:
        """The windows with these ids in their order, by one query; a gone one is left out."""
        ...

    def paragraph(self, paragraph_id: str) -> PassageRecord:
        """The first window of a paragraph, its span and text widened to the whole paragraph.

        Raises `NotFound` if no current version holds it.
        """
        ...

    def holdings(self, scope: Scope) -> Holdings:
        """How much a scope holds."""
        ...

    def codes(self, scope: Scope) -> RowFilter:
        """`scope` in the integer codes that `Additions` carries."""
        ...


class LexicalIndex(Protocol):
    """Ranking by words (BM25 or its like), always in step with the store."""

    def search(self, text: str, limit: int, scope: Scope) -> tuple[int, ...]:
        """Ids of windows that share words with `text`, best first. Any text is safe."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Additions:
    """Windows that came into the log. Column i of each array belongs to row i.

    `ids`, `articles`, `published` are `(n,) int64` (`published` in seconds since 1970, the
    least int64 where unknown); `outlets`, `languages` are `(n,) int32` codes; `vectors` is
    `(n, dim) float32`; `sequences` is `(n,) int64`, ascending.
    """

    ids: Ids
    vectors: Vectors
    articles: Ids
    outlets: NDArray[np.int32]
    languages: NDArray[np.int32]
    published: Ids
    sequences: Ids


@dataclass(frozen=True, slots=True)
class RowFilter:
    """A scope over the columns of `Additions`. `None` does not narrow; an empty set keeps none.

    A bound on `published` leaves out rows whose date is unknown; both bounds are inclusive.
    """

    outlets: frozenset[int] | None = None
    languages: frozenset[int] | None = None
    published_from: int | None = None
    published_to: int | None = None
    exclude_articles: frozenset[int] = frozenset()
    exclude_outlets: frozenset[int] = frozenset()


class ChangeLog(Protocol):
    """The one log: every change of the truth, in the order of its commits."""

    def sequence(self) -> int:
        """The last sequence committed. Called before every answer, so it must be cheap."""
        ...

    def incarnation(self) -> str:
        """A random id of this database; another one after a restore."""
        ...

    def additions(self, generation: str, after: int, upto: int) -> Iterator[Additions]:
        """Windows of `generation` still live whose sequence lies in `(after, upto]`, in batches."""
        ...

    def removals(self, after: int, upto: int) -> Ids:
        """Ids of windows that were retired in `(after, upto]`."""
        ...

    def unembedded(self, generation: str, limit: int) -> tuple[tuple[int, str], ...]:
        """Up to `limit` live windows, as id and text, that have no vector of `generation`."""
        ...

    def count_unembedded(self, generation: str) -> int:
        """How many live windows have no vector of `generation`."""
        ...

    def embed(self, generation: str, ids: Sequence[int], vectors: Vectors) -> int:
        """Store vectors of `generation` beside their windows; the sequence of the change."""
        ...


@dataclass(frozen=True, slots=True)
class Hit:
    """A window found by the vector index, with its cosine."""

    id: int
    cosine: float


class VectorIndex(Protocol):
    """Nearest neighbours by cosine: a cache of the log, always rebuildable from it."""

    @property
    def sequence(self) -> int:
        """The last sequence that this index holds."""
        ...

    def catch_up(self, log: ChangeLog) -> int:
        """Take in the log up to its present end and return that sequence. Safe to race."""
        ...

    def search(self, query: Vectors, k: int, rows: RowFilter) -> tuple[Hit, ...]:
        """The `k` rows kept by `rows` that are nearest to `query` `(dim,) float32`.

        Best first, ties by id; fewer only if fewer are kept. Filtering comes before the cut.
        """
        ...

    def snapshot(self) -> None:
        """Write what is held aside, so that the next start is fast. No-op where there is none."""
        ...


class JobQueue(Protocol):
    """Bulk requests as rows; a job that a killed process held is taken up again."""

    def submit(self, items: Iterable[JobItem], errors: Sequence[LineError]) -> Job:
        """Store a job with its waiting lines and the lines that were refused at once."""
        ...

    def job(self, job_id: str) -> Job:
        """How far a job is. Raises `NotFound`."""
        ...

    def lease(self, limit: int, seconds: float) -> tuple[str, tuple[JobItem, ...]] | None:
        """The id of the oldest job that waits and its first open lines, held for `seconds`.

        A job has one holder at a time, so that two versions of an article in one request are
        taken in their order. `None` if nothing waits. A lease that ran out is given out again.
        """
        ...

    def renew(self, job_id: str, seconds: float) -> None:
        """Hold a leased job for `seconds` from now."""
        ...

    def settle(self, job_id: str, outcomes: Mapping[int, str], errors: Sequence[LineError]) -> None:
        """Mark lines as dealt with, line → outcome, and let go of the job; safe to repeat."""
        ...


@dataclass(frozen=True, slots=True)
class Replay:
    """The answer that an earlier request with the same key was given."""

    status: int
    body: str


class IdempotencyStore(Protocol):
    """Answers kept for a day under a key of the client's, so that a retry gets the same one."""

    def claim(self, key: str, fingerprint: str, now: datetime) -> Replay | None:
        """Take `key` for a request, or give the answer that it already led to.

        Raises `Conflict` if the key came with another `fingerprint` before, or if the request
        that took it is still at work; after a minute that one is thought dead and loses the key.
        """
        ...

    def finish(self, key: str, status: int, body: str) -> None:
        """Keep the answer of the request that took `key`."""
        ...

    def abandon(self, key: str) -> None:
        """Give up `key` without an answer, so that a retry is tried anew."""
        ...


class SubmissionReader(Protocol):
    """Turns one kind of file into submissions."""

    def read(self, data: bytes, name: str) -> Iterator[Submission | LineError]:
        """The articles of a file in its order, a `LineError` in place of each unusable one."""
        ...
