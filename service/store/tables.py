"""The tables that hold the truth. `migrations/` creates them; a test compares the two."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Named,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
    func,
)

from service.store.columns import Big, PlainText, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _owned_by(target: str) -> ForeignKey:
    """A reference to a row without which this one has no meaning."""
    return ForeignKey(target, ondelete="CASCADE")


class MetaColumns(TypedColumns):
    """Facts of the database itself: its `incarnation`."""

    key: Named[str] = Column(Text, primary_key=True)
    value: Named[str] = Column(Text)


meta = Table("meta", metadata, MetaColumns)


class OutletColumns(TypedColumns):
    """Publishers; `id` is the slug."""

    pk = Column(Integer, primary_key=True)
    id: Named[str] = Column(Text, unique=True)
    name: Named[str] = Column(Text)
    domains: Named[list[str]] = Column(JSON)
    owner: Named[str] = Column(Text)
    country: Named[str] = Column(Text)


outlet = Table("outlet", metadata, OutletColumns)


class LanguageColumns(TypedColumns):
    """Each BCP-47 tag that came in, `""` for unknown, with the code that the index filters by."""

    pk = Column(Integer, primary_key=True)
    tag: Named[str] = Column(Text, unique=True)


language = Table("language", metadata, LanguageColumns)


class ArticleColumns(TypedColumns):
    """Pieces by outlets.

    `version` is the number of the current one; `language`, `published` (seconds since 1970) and
    `paragraphs` are copies of what it says, to count and filter by.
    """

    pk: Named[int] = Column(Big, primary_key=True)
    id: Named[str] = Column(PlainText, unique=True)
    outlet: Named[int] = Column(Integer, ForeignKey("outlet.pk"))
    version: Named[int] = Column(Integer)
    language: Named[int] = Column(Integer, ForeignKey("language.pk"))
    published: Named[int | None] = Column(Big)
    paragraphs: Named[int] = Column(Integer)
    first_seen_at: Named[datetime] = Column(UtcDateTime)


article = Table(
    "article",
    metadata,
    ArticleColumns,
    # Narrows the list of articles.
    Index(None, "outlet", "language", "published", "paragraphs"),
    sqlite_autoincrement=True,
)


class ArticleKeyColumns(TypedColumns):
    """What an article is known by: `kind` is `url` or `external_id`."""

    pk: Named[int] = Column(Big, primary_key=True)
    outlet: Named[int] = Column(Integer, ForeignKey("outlet.pk"))
    kind: Named[str] = Column(Text)
    key: Named[str] = Column(Text)
    article: Named[int] = Column(Big, _owned_by("article.pk"), index=True)


article_key = Table(
    "article_key", metadata, ArticleKeyColumns, UniqueConstraint("outlet", "kind", "key")
)


class VersionColumns(TypedColumns):
    """Texts of articles. `checksum` is the CRC-32 of `text` in UTF-8."""

    pk: Named[int] = Column(Big, primary_key=True)
    article: Named[int] = Column(Big, _owned_by("article.pk"))
    number: Named[int] = Column(Integer)
    content_hash: Named[str] = Column(Text)
    title: Named[str] = Column(Text)
    url: Named[str] = Column(Text)
    language: Named[str] = Column(Text)
    published_at: Named[datetime | None] = Column(UtcDateTime)
    modified_at: Named[datetime | None] = Column(UtcDateTime)
    authors: Named[list[str]] = Column(JSON)
    credit: Named[str] = Column(Text)
    completeness: Named[str] = Column(Text)
    ingested_at: Named[datetime] = Column(UtcDateTime)
    checksum: Named[int] = Column(Big)
    text: Named[str] = Column(Text)


version = Table("version", metadata, VersionColumns, UniqueConstraint("article", "number"))


class BlockColumns(TypedColumns):
    """Typed spans in reading order from 0.

    `text` is kept only for a block that the version's text lacks.
    """

    version: Named[int] = Column(Big, _owned_by("version.pk"))
    position: Named[int] = Column(Integer)
    id: Named[str] = Column(Text)
    kind: Named[str] = Column(Text)
    start: Named[int | None] = Column(Integer)
    end: Named[int | None] = Column(Integer)
    text: Named[str | None] = Column(Text)


block = Table("block", metadata, BlockColumns, PrimaryKeyConstraint("version", "position"))


class PassageColumns(TypedColumns):
    """The live windows of current versions.

    `id` is never given twice: it names the window in the vector index too. A window is never
    altered; a change retires it and makes a new one. `checksum` is the CRC-32 of `text`.
    """

    id: Named[int] = Column(Big, primary_key=True)
    article: Named[int] = Column(Big)
    version: Named[int] = Column(Big, ForeignKey("version.pk"), index=True)
    paragraph_id: Named[str] = Column(Text, index=True)
    ordinal: Named[int] = Column(Integer)
    start: Named[int] = Column(Integer)
    end: Named[int] = Column(Integer)
    outlet: Named[int] = Column(Integer)
    language: Named[int] = Column(Integer)
    published: Named[int | None] = Column(Big)
    checksum: Named[int] = Column(Big)
    text: Named[str] = Column(Text)


passage = Table(
    "passage",
    metadata,
    PassageColumns,
    # All that `owners` reads: from the table itself it would read every text.
    Index(None, "article", "id", "start", "end", "published"),
    sqlite_autoincrement=True,
)


class VectorColumns(TypedColumns):
    """Embeddings of windows: `vector` is float32, little-endian, `checksum` its CRC-32.

    `sequence` is the change by which it came.
    """

    passage: Named[int] = Column(Big, _owned_by("passage.id"))
    generation: Named[str] = Column(Text)
    sequence: Named[int] = Column(Big)
    checksum: Named[int] = Column(Big)
    vector: Named[bytes] = Column(LargeBinary)


vector = Table(
    "vector",
    metadata,
    VectorColumns,
    PrimaryKeyConstraint("passage", "generation"),
    Index(None, "generation", "sequence", "passage"),
)


class ChangeColumns(TypedColumns):
    """The one log. `article` is an article's id, `""` where vectors alone were added."""

    sequence: Named[int] = Column(Big, primary_key=True)
    kind: Named[str] = Column(Text)
    article: Named[str] = Column(Text)
    version: Named[int | None] = Column(Integer)
    at: Named[datetime] = Column(UtcDateTime, server_default=func.now())


change = Table("change", metadata, ChangeColumns, sqlite_autoincrement=True)


class RetiredColumns(TypedColumns):
    """Windows that a change took out."""

    sequence: Named[int] = Column(Big)
    passage: Named[int] = Column(Big)


retired = Table("retired", metadata, RetiredColumns, PrimaryKeyConstraint("sequence", "passage"))


class JobColumns(TypedColumns):
    """Bulk requests."""

    pk: Named[int] = Column(Big, primary_key=True)
    id: Named[str] = Column(Text, unique=True)
    total: Named[int] = Column(Integer)
    created_at: Named[datetime] = Column(UtcDateTime)
    finished_at: Named[datetime | None] = Column(UtcDateTime, index=True)
    leased_until: Named[datetime | None] = Column(UtcDateTime)


job = Table("job", metadata, JobColumns, sqlite_autoincrement=True)


class JobItemColumns(TypedColumns):
    """The well-formed lines of a bulk request; `submission` is JSON until `outcome` ends it."""

    job: Named[int] = Column(Big, _owned_by("job.pk"))
    line: Named[int] = Column(Integer)
    submission: Named[str] = Column(Text)
    outcome: Named[str | None] = Column(Text)


job_item = Table(
    "job_item",
    metadata,
    JobItemColumns,
    PrimaryKeyConstraint("job", "line"),
    Index(None, "job", "outcome", "line"),
)


class JobErrorColumns(TypedColumns):
    """The lines of a bulk request that were not taken."""

    pk: Named[int] = Column(Big, primary_key=True)
    job: Named[int] = Column(Big, _owned_by("job.pk"), index=True)
    line: Named[int] = Column(Integer)
    detail: Named[str] = Column(Text)
    pointer: Named[str] = Column(Text)


job_error = Table("job_error", metadata, JobErrorColumns)


class IdempotencyColumns(TypedColumns):
    """Answers kept under an `Idempotency-Key`; no `status` while the first is at work."""

    key: Named[str] = Column(Text, primary_key=True)
    fingerprint: Named[str] = Column(Text)
    status: Named[int | None] = Column(Integer)
    body: Named[str | None] = Column(Text)
    claimed_at: Named[datetime] = Column(UtcDateTime, index=True)


idempotency = Table("idempotency", metadata, IdempotencyColumns)
