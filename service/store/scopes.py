"""A scope as the integer codes that filter windows, in SQL and in the vector index alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, ColumnElement, Connection, and_, insert, select

from service.model import Masthead, Scope
from service.ports import RowFilter
from service.store.tables import article, language, outlet, passage


@dataclass(frozen=True, slots=True)
class Facets:
    """What the windows of a version are filtered by; `published` as in `seconds`."""

    outlet: int
    language: int
    published: int | None


@dataclass(frozen=True, slots=True)
class Filtered:
    """The columns of a table that a `RowFilter` narrows by."""

    article: Column[int]
    outlet: Column[int]
    language: Column[int]
    published: Column[int | None]


ARTICLES = Filtered(article.c.pk, article.c.outlet, article.c.language, article.c.published)
WINDOWS = Filtered(passage.c.article, passage.c.outlet, passage.c.language, passage.c.published)


def seconds(instant: datetime | None) -> int | None:
    """An instant in whole seconds since 1970, in which dates are compared."""
    return None if instant is None else int(instant.timestamp() // 1)


def facets(connection: Connection, outlet_code: int, masthead: Masthead) -> Facets:
    """What a version with this masthead is filtered by."""
    code = _language_code(connection, masthead.language)
    return Facets(outlet_code, code, seconds(masthead.published_at))


def row_filter(connection: Connection, scope: Scope) -> RowFilter:
    """See `PassageStore.codes`."""
    return RowFilter(
        articles=_articles(connection, scope.articles) if scope.articles else None,
        outlets=_outlets(connection, scope.outlets) if scope.outlets else None,
        languages=_languages(connection, scope.languages) if scope.languages else None,
        published_from=seconds(scope.published_after),
        published_to=seconds(scope.published_before),
        exclude_articles=_articles(connection, scope.exclude_articles),
        exclude_outlets=_outlets(connection, scope.exclude_outlets),
    )


def condition(rows: RowFilter, of: Filtered) -> ColumnElement[bool] | None:
    """The same filter in SQL; `None` if it keeps every row."""
    parts: list[ColumnElement[bool]] = []
    if rows.articles is not None:
        parts.append(of.article.in_(rows.articles))
    if rows.outlets is not None:
        parts.append(of.outlet.in_(rows.outlets))
    if rows.languages is not None:
        parts.append(of.language.in_(rows.languages))
    if rows.published_from is not None:
        parts.append(of.published >= rows.published_from)
    if rows.published_to is not None:
        parts.append(of.published <= rows.published_to)
    if rows.exclude_articles:
        parts.append(of.article.not_in(rows.exclude_articles))
    if rows.exclude_outlets:
        parts.append(of.outlet.not_in(rows.exclude_outlets))
    return and_(*parts) if parts else None


def _language_code(connection: Connection, tag: str) -> int:
    held = connection.execute(select(language.c.pk).where(language.c.tag == tag)).scalar()
    if held is not None:
        return held
    made = insert(language).values(tag=tag).returning(language.c.pk)
    return connection.execute(made).scalar_one()


def _outlets(connection: Connection, ids: Sequence[str]) -> frozenset[int]:
    if not ids:
        return frozenset()
    return frozenset(connection.execute(select(outlet.c.pk).where(outlet.c.id.in_(ids))).scalars())


def _articles(connection: Connection, ids: Sequence[str]) -> frozenset[int]:
    if not ids:
        return frozenset()
    query = select(article.c.pk).where(article.c.id.in_(ids))
    return frozenset(connection.execute(query).scalars())


def _languages(connection: Connection, ranges: Sequence[str]) -> frozenset[int]:
    """Codes of the tags that a range holds: `en` holds `en-GB` (RFC 4647, basic filtering)."""
    wanted = tuple(each.lower() for each in ranges)
    held = connection.execute(select(language.c.pk, language.c.tag))
    return frozenset(
        pk
        for pk, tag in held
        if any(tag.lower() == each or tag.lower().startswith(f"{each}-") for each in wanted)
    )
