"""Articles and their versions: the truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, func, select

from service.errors import NotFound
from service.model import (
    ArticleSummary,
    BlockKind,
    Identity,
    Known,
    Receipt,
    Scope,
    Span,
    StoredArticle,
    StoredBlock,
    VersionDraft,
    VersionSummary,
)
from service.ports import ArticleFilter, Vectors
from service.store import log, mastheads, saving, scopes, windows
from service.store.database import Database
from service.store.tables import article, article_key, block, outlet, passage, vector, version

SUMMARY = (
    select(
        article.c.pk,
        article.c.id,
        outlet.c.id.label("outlet_id"),
        version.c.pk.label("version_pk"),
        version.c.number,
        article.c.first_seen_at,
        version.c.ingested_at,
        *mastheads.COLUMNS,
    )
    .select_from(article)
    .join(outlet, outlet.c.pk == article.c.outlet)
    .join(version, version.c.article == article.c.pk)
)
"""Articles with one of their versions each, which a query that uses it picks."""


class SqlArticleStore:
    """See `service.ports.ArticleStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, identity: Identity) -> Known | None:
        """See `ArticleStore.find`."""
        with self._database.read() as connection:
            held = saving.held(connection, identity)
            return held.known if held else None

    def save(self, draft: VersionDraft) -> Receipt:
        """See `ArticleStore.save`."""
        with self._database.write() as connection:
            return saving.save(connection, draft)

    def vectors(self, article_id: str, generation: str) -> Mapping[str, Vectors]:
        """See `ArticleStore.vectors`."""
        live = (
            select(passage.c.id, passage.c.text)
            .join(version, version.c.pk == passage.c.version)
            .join(article, article.c.pk == version.c.article)
            .where(article.c.id == article_id)
        )
        with self._database.read() as connection:
            texts = {row.id: row.text for row in connection.execute(live)}
            # Asked by window: joined in one query, SQLite reads all vectors of the generation.
            query = select(vector.c.passage, vector.c.vector).where(
                self._database.dialect.among(vector.c.passage, list(texts)),
                vector.c.generation == generation,
            )
            rows = connection.execute(query).all()
        return {texts[row.passage]: windows.vector_of(row.vector) for row in rows}

    def article(self, article_id: str, version: int | None = None) -> StoredArticle:
        """See `ArticleStore.article`."""
        with self._database.read() as connection:
            row = connection.execute(_version(article_id, version)).one_or_none()
            if row is None:
                raise _missing(connection, article_id, version)
            return next(self._stored(connection, [row]))

    def present(self, article_ids: Collection[str]) -> dict[str, StoredArticle]:
        """See `ArticleStore.present`."""
        query = SUMMARY.add_columns(version.c.text).where(
            article.c.id.in_(article_ids), version.c.number == article.c.version
        )
        with self._database.read() as connection:
            rows = connection.execute(query).all()
            return {each.summary.id: each for each in self._stored(connection, rows)}

    def _stored(
        self, connection: Connection, rows: Sequence[Row[*tuple[Any, ...]]]
    ) -> Iterator[StoredArticle]:
        """Versions whole: each row is one of `SUMMARY` with the text."""
        among = self._database.dialect.among
        names = _external_ids(connection, among(article_key.c.article, [row.pk for row in rows]))
        blocks = _blocks(connection, among(block.c.version, [row.version_pk for row in rows]))
        for row in rows:
            yield StoredArticle(
                summary=summary(row),
                external_id=names.get(row.pk, ""),
                text=row.text,
                blocks=tuple(_block(each, row.text) for each in blocks[row.version_pk]),
            )

    def lengths(self, article_ids: Collection[str]) -> dict[str, int]:
        """See `ArticleStore.lengths`."""
        query = (
            select(article.c.id, func.length(version.c.text).label("length"))
            .join(version, version.c.article == article.c.pk)
            .where(version.c.number == article.c.version, article.c.id.in_(article_ids))
        )
        with self._database.read() as connection:
            return {row.id: row.length for row in connection.execute(query)}

    def articles(self, which: ArticleFilter) -> tuple[ArticleSummary, ...]:
        """See `ArticleStore.articles`."""
        scope = Scope(
            outlets=(which.outlet,) if which.outlet else (),
            languages=(which.language,) if which.language else (),
            published_after=which.published_after,
            published_before=which.published_before,
        )
        with self._database.read() as connection:
            rows = scopes.row_filter(connection, scope)
            query = SUMMARY.where(version.c.number == article.c.version, article.c.id > which.after)
            narrowed = scopes.condition(rows, scopes.ARTICLES)
            if narrowed is not None:
                query = query.where(narrowed)
            query = query.order_by(article.c.id).limit(which.limit)
            return tuple(summary(row) for row in connection.execute(query))

    def versions(self, article_id: str) -> tuple[VersionSummary, ...]:
        """See `ArticleStore.versions`."""
        query = (
            select(
                version.c.number,
                version.c.title,
                version.c.published_at,
                version.c.modified_at,
                version.c.ingested_at,
                version.c.content_hash,
            )
            .join(article, article.c.pk == version.c.article)
            .where(article.c.id == article_id)
            .order_by(version.c.number)
        )
        with self._database.read() as connection:
            history = tuple(VersionSummary(*row) for row in connection.execute(query))
        if not history:
            raise NotFound("article", article_id)
        return history

    def delete(self, article_id: str) -> int:
        """See `ArticleStore.delete`."""
        with self._database.write() as connection:
            query = select(article.c.pk).where(article.c.id == article_id)
            pk = connection.execute(query).scalar()
            if pk is None:
                raise NotFound("article", article_id)
            sequence = log.append(connection, "deleted", article_id)
            versions = select(version.c.pk).where(version.c.article == pk)
            for version_pk in connection.execute(versions).scalars().all():
                windows.retire(connection, version_pk, sequence)
            connection.execute(delete(article).where(article.c.pk == pk))
            return sequence


def _version(article_id: str, number: int | None) -> Select[*tuple[Any, ...]]:
    wanted = article.c.version if number is None else number
    query = SUMMARY.add_columns(version.c.text)
    return query.where(article.c.id == article_id, version.c.number == wanted)


def _missing(connection: Connection, article_id: str, number: int | None) -> NotFound:
    query = select(func.count()).select_from(article).where(article.c.id == article_id)
    if number is not None and connection.execute(query).scalar_one():
        return NotFound("version", f"{article_id}/{number}")
    return NotFound("article", article_id)


def summary(row: Row[*tuple[Any, ...]]) -> ArticleSummary:
    """The article of a row of `SUMMARY`."""
    return ArticleSummary(
        id=row.id,
        outlet_id=row.outlet_id,
        version=row.number,
        masthead=mastheads.of_row(row),
        first_seen_at=row.first_seen_at,
        ingested_at=row.ingested_at,
    )


def _external_ids(connection: Connection, of: ColumnElement[bool]) -> dict[int, str]:
    """Of each article the one it came with first, if it has had several."""
    query = select(article_key.c.article, article_key.c.key).where(
        of, article_key.c.kind == "external_id"
    )
    rows = connection.execute(query.order_by(article_key.c.pk.desc()))
    return {row.article: row.key for row in rows}


def _blocks(
    connection: Connection, of: ColumnElement[bool]
) -> Mapping[int, Sequence[Row[*tuple[Any, ...]]]]:
    """The rows of the blocks of each version, in reading order."""
    found = defaultdict(list)
    query = select(block).where(of).order_by(block.c.version, block.c.position)
    for row in connection.execute(query):
        found[row.version].append(row)
    return found


def _block(row: Row[*tuple[Any, ...]], text: str) -> StoredBlock:
    span = _span(row.start, row.end)
    return StoredBlock(row.id, BlockKind(row.kind), span.cut(text) if span else row.text, span)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
