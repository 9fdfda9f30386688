"""The tables of stories and panels; those of articles are in `tables`."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Named,
    Table,
    Text,
    TypedColumns,
)

from service.store.columns import Big
from service.store.tables import metadata


class StoryArticleColumns(TypedColumns):
    """Which story an article belongs to, and what it was gathered by.

    `version` is the text that was read, `words` its telling words, JSON packed by zlib, `round`
    the run that wrote the row last: a process reads those of the rounds that it missed.
    `published` is that of the article, kept here so that stories are listed by it out of one index.
    """

    article: Named[int] = Column(
        Big, ForeignKey("article.pk", ondelete="CASCADE"), primary_key=True
    )
    version: Named[int] = Column(Big)
    story: Named[int] = Column(Big)
    day: Named[int | None] = Column(Integer)
    words: Named[bytes] = Column(LargeBinary)
    round: Named[int] = Column(Big, index=True)
    published: Named[int | None] = Column(Big)


story_article = Table(
    "story_article", metadata, StoryArticleColumns, Index(None, "story", "published")
)


class StoryAliasColumns(TypedColumns):
    """Stories that went up in others: `story` is the one that has the articles now."""

    alias: Named[int] = Column(Big, primary_key=True)
    story: Named[int] = Column(Big, index=True)


story_alias = Table("story_alias", metadata, StoryAliasColumns)


class PanelColumns(TypedColumns):
    """Named sets of outlets, by the ids of these."""

    id: Named[str] = Column(Text, primary_key=True)
    name: Named[str] = Column(Text)
    outlets: Named[list[str]] = Column(JSON)


panel = Table("panel", metadata, PanelColumns)
