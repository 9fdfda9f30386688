"""Which article belongs to which story."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from service.model import ArticleSummary, Scope, StoryPlace
from service.ports import Gathered, StoryFilter, Ungathered
from service.store import log, scopes
from service.store.articles import SUMMARY, summary
from service.store.database import Database
from service.store.story_tables import story_alias, story_article
from service.store.tables import article, version

_DAY = 86_400
_LAST = select(func.coalesce(func.max(story_article.c.round), 0))
_LATEST = func.coalesce(func.max(story_article.c.published), log.UNDATED)


class SqlStoryStore:
    """See `service.ports.StoryStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ungathered(self, limit: int) -> tuple[Ungathered, ...]:
        """See `StoryStore.ungathered`. Undated articles come first."""
        query = _waiting(
            article.c.pk, version.c.pk, article.c.published, version.c.title, version.c.text
        )
        order = func.coalesce(article.c.published, 0), article.c.pk
        with self._database.read() as connection:
            return tuple(
                Ungathered(pk, read, _day(published), title, text)
                for pk, read, published, title, text in connection.execute(
                    query.order_by(*order).limit(limit)
                )
            )

    def count_ungathered(self) -> int:
        """See `StoryStore.count_ungathered`."""
        with self._database.read() as connection:
            return int(connection.execute(_waiting(func.count())).scalar_one())

    def round(self) -> int:
        """See `StoryStore.round`."""
        with self._database.read() as connection:
            return connection.execute(_LAST).scalar_one()

    def since(self, round_: int, limit: int) -> tuple[Gathered, ...]:
        """See `StoryStore.since`."""
        query = select(story_article).where(story_article.c.round > round_)
        order = story_article.c.round, story_article.c.article
        latest = query.order_by(*(column.desc() for column in order)).limit(limit)
        with self._database.read() as connection:
            return tuple(_gathered(row) for row in reversed(connection.execute(latest).all()))

    def keep(self, round_: int, changed: Sequence[Gathered], joined: Mapping[int, int]) -> bool:
        """See `StoryStore.keep`."""
        with self._database.write() as connection:
            if connection.execute(_LAST).scalar_one() != round_:
                return False
            _write(connection, changed, round_ + 1)
            for gone, kept in joined.items():
                _alias(connection, gone, kept)
            return True

    def stories(self, which: StoryFilter) -> tuple[StoryPlace, ...]:
        """See `StoryStore.stories`."""
        story = story_article.c.story
        query = select(story, func.max(story_article.c.published)).group_by(story)
        query = query.having(func.count() >= which.least)
        if which.after is not None:
            query = query.having(_follows(which.after))
        with self._database.read() as connection:
            rows = scopes.row_filter(connection, _scope(which))
            kept = scopes.condition(rows, scopes.ARTICLES)
            if kept is not None:
                theirs = select(story).join(article, article.c.pk == story_article.c.article)
                query = query.where(story.in_(theirs.where(kept)))
            page = query.order_by(_LATEST.desc(), story.desc()).limit(which.limit)
            return tuple(StoryPlace(latest, key) for key, latest in connection.execute(page))

    def resolve(self, story: int) -> int:
        """See `StoryStore.resolve`."""
        query = select(story_alias.c.story).where(story_alias.c.alias == story)
        with self._database.read() as connection:
            found = connection.execute(query).scalar()
        return story if found is None else found

    def aliases(self, story: int) -> tuple[int, ...]:
        """See `StoryStore.aliases`."""
        query = select(story_alias.c.alias).where(story_alias.c.story == story)
        with self._database.read() as connection:
            return tuple(sorted(connection.execute(query).scalars()))

    def of_article(self, article_id: str) -> int | None:
        """See `StoryStore.of_article`."""
        query = (
            select(story_article.c.story)
            .join(article, article.c.pk == story_article.c.article)
            .where(article.c.id == article_id)
        )
        with self._database.read() as connection:
            return connection.execute(query).scalar()

    def articles(self, story: int) -> tuple[tuple[int, ArticleSummary], ...]:
        """See `StoryStore.articles`."""
        query = (
            SUMMARY.join(story_article, story_article.c.article == article.c.pk)
            .where(version.c.number == article.c.version, story_article.c.story == story)
            .order_by(article.c.published.is_(None), article.c.published, article.c.pk)
        )
        with self._database.read() as connection:
            return tuple((row.pk, summary(row)) for row in connection.execute(query))


def _scope(which: StoryFilter) -> Scope:
    return Scope(
        outlets=(which.outlet,) if which.outlet else (),
        published_after=which.published_after,
        published_before=which.published_before,
    )


def _follows(place: StoryPlace) -> ColumnElement[bool]:
    """Whether a story stands after `place` in the list; no story need stand there any more."""
    latest, number = _LATEST, story_article.c.story
    bound = log.UNDATED if place.latest is None else place.latest
    return or_(latest < bound, and_(latest == bound, number < place.number))


def _waiting(*columns: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """Columns of the current texts that no story has."""
    return (
        select(*columns)
        .select_from(article)
        .join(version, version.c.article == article.c.pk)
        .outerjoin(story_article, story_article.c.article == article.c.pk)
        .where(
            version.c.number == article.c.version,
            or_(story_article.c.version.is_(None), story_article.c.version != version.c.pk),
        )
    )


def _write(connection: Connection, changed: Sequence[Gathered], round_: int) -> None:
    keys = [each.key for each in changed]
    query = select(article.c.pk, article.c.published).where(article.c.pk.in_(keys))
    held: dict[int, int | None] = {row.pk: row.published for row in connection.execute(query)}
    connection.execute(delete(story_article).where(story_article.c.article.in_(keys)))
    rows = [
        {
            "article": each.key,
            "version": each.version,
            "story": each.story,
            "day": each.day,
            "words": zlib.compress(json.dumps(dict(each.words)).encode()),
            "round": round_,
            "published": held[each.key],
        }
        for each in changed
        if each.key in held
    ]
    if rows:
        connection.execute(insert(story_article), rows)


def _alias(connection: Connection, gone: int, kept: int) -> None:
    """Let a story that has gone, and all that went up in it before, lead to another."""
    connection.execute(update(story_alias).where(story_alias.c.story == gone).values(story=kept))
    connection.execute(delete(story_alias).where(story_alias.c.alias.in_([gone, kept])))
    connection.execute(insert(story_alias).values(alias=gone, story=kept))


def _gathered(row: Row[*tuple[Any, ...]]) -> Gathered:
    words = json.loads(zlib.decompress(row.words))
    return Gathered(row.article, row.version, row.story, row.day, words)


def _day(published: int | None) -> int | None:
    return None if published is None else published // _DAY
