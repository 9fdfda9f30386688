"""One version of an article, ready for the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from service.model import (
    INDEXED_KINDS,
    BlockKind,
    Completeness,
    Outlet,
    StoredArticle,
    StoredBlock,
    VersionSummary,
)
from service.web.schemas.base import is_web_address


@dataclass(frozen=True, slots=True)
class BlockLine:
    """A block as the page shows it: `label` names its place in a link to it."""

    id: str
    kind: BlockKind
    label: str
    text: str

    @property
    def is_paragraph(self) -> bool:
        """Whether it is searched, so that it can be looked up."""
        return self.kind in INDEXED_KINDS


@dataclass(frozen=True, slots=True)
class Clock:
    """A time, and whose clock told it."""

    name: str
    whose: str
    moment: datetime | None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article as the page shows it. `href` is empty unless a browser may follow it."""

    id: str
    outlet: str
    title: str
    href: str
    language: str
    headline_id: str
    blocks: tuple[BlockLine, ...]
    clocks: tuple[Clock, ...]
    details: tuple[tuple[str, str], ...]
    version: int
    latest: int
    versions: int


_COMPLETENESS = {
    Completeness.FULL: "the full text",
    Completeness.EXCERPT: "an excerpt",
    Completeness.UNKNOWN: "",
}


def shown(
    article: StoredArticle, outlet: Outlet, history: tuple[VersionSummary, ...]
) -> ArticlePage:
    """The version of an article, ready for the page.

    The first headline stands above the text, so it is none of the blocks below it.
    """
    summary, masthead = article.summary, article.summary.masthead
    headline = next((b for b in article.blocks if b.kind is BlockKind.HEADLINE), None)
    labels = block_labels(article.blocks)
    return ArticlePage(
        id=summary.id,
        outlet=outlet.name or outlet.id,
        title=headline.text if headline else masthead.title,
        href=masthead.url if is_web_address(masthead.url) else "",
        language=masthead.language,
        headline_id=headline.id if headline else "",
        blocks=tuple(
            BlockLine(block.id, block.kind, labels[block.id], block.text)
            for block in article.blocks
            if block is not headline
        ),
        clocks=_clocks(article),
        details=tuple((name, told) for name, told in _details(article) if told),
        version=summary.version,
        latest=history[-1].version,
        versions=len(history),
    )


def block_labels(blocks: Iterable[StoredBlock]) -> dict[str, str]:
    """What each block is called, by its id: paragraphs by their number, the rest by their kind."""
    numbers = count(1)
    return {
        block.id: f"paragraph {next(numbers)}" if block.kind in INDEXED_KINDS else block.kind.value
        for block in blocks
    }


def _clocks(article: StoredArticle) -> tuple[Clock, ...]:
    summary, masthead = article.summary, article.summary.masthead
    return (
        Clock("Published", "the outlet’s clock", masthead.published_at),
        Clock("Modified", "the outlet’s clock", masthead.modified_at),
        Clock("First seen", "our clock, any version", summary.first_seen_at),
        Clock("Taken in", "our clock, this version", summary.ingested_at),
    )


def _details(article: StoredArticle) -> tuple[tuple[str, str], ...]:
    masthead = article.summary.masthead
    return (
        ("By", ", ".join(masthead.authors)),
        ("Credit", masthead.credit),
        ("Language", masthead.language),
        ("We hold", _COMPLETENESS[masthead.completeness]),
    )
