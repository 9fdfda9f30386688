"""Articles kept in a dict, to be laid side by side with an encoder without a model."""

from datetime import UTC, datetime

from service.compare import Comparisons
from service.errors import NotFound
from service.model import (
    ArticleRef,
    ArticleSummary,
    Cell,
    Completeness,
    Masthead,
    StoredArticle,
    StoredBlock,
)
from service.text.blocks import split_paragraphs
from tests.fakes.encoder import HashingEncoder

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


class Shelf:
    """An article store that only reads, and the comparison over it."""

    def __init__(self):
        self.held = {}
        self.comparisons = Comparisons(self, HashingEncoder())

    def put(self, article_id, *paragraphs, title="", version=1, **masthead):
        """Keep a version of an article with these paragraphs, split as they would be."""
        document = split_paragraphs(title, paragraphs)
        blocks = tuple(
            StoredBlock(f"{article_id}-{version}-{n}", block.kind, block.text, block.span)
            for n, block in enumerate(document.blocks)
        )
        masthead = {"published_at": NOON, "completeness": Completeness.UNKNOWN} | masthead
        summary = ArticleSummary(
            id=article_id,
            outlet_id=f"outlet-{article_id}",
            version=version,
            masthead=Masthead(title, **masthead),
            first_seen_at=NOON,
            ingested_at=NOON,
        )
        self.held[article_id, version] = StoredArticle(summary, "", document.text, blocks)
        return article_id

    def article(self, article_id, version=None):
        versions = [v for (held, v) in self.held if held == article_id]
        if not versions:
            raise NotFound("article", article_id)
        wanted = version or max(versions)
        if wanted not in versions:
            raise NotFound("version", str(wanted))
        return self.held[article_id, wanted]

    def present(self, article_ids):
        known = {held for held, _ in self.held}
        return {each: self.article(each) for each in article_ids if each in known}

    def vectors(self, article_id, generation):  # noqa: ARG002
        return {}

    def compare(self, *refs):
        """The articles side by side; each an id, or an id and a version."""
        named = [ArticleRef(ref) if isinstance(ref, str) else ArticleRef(*ref) for ref in refs]
        return self.comparisons.of(named)


def texts(row):
    """What each article says in a row; `None` where it says nothing."""
    return [cell.text if isinstance(cell, Cell) else None for cell in row.cells]
