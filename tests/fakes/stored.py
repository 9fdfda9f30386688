"""A stored version of an article, made from its paragraphs."""

from datetime import UTC, datetime

from service.model import ArticleSummary, Masthead, StoredArticle, StoredBlock
from service.text.blocks import split_paragraphs

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def stored(*paragraphs, title="Bridge opens at Aldmouth", version=1, **masthead):
    """Version `version` of an article with these paragraphs, split as they would be."""
    document = split_paragraphs(title, paragraphs)
    summary = ArticleSummary(
        id="a1",
        outlet_id="harbor-times",
        version=version,
        masthead=Masthead(title, **masthead),
        first_seen_at=NOON,
        ingested_at=NOON,
    )
    blocks = tuple(
        StoredBlock(f"v{version}-{n}", block.kind, block.text, block.span)
        for n, block in enumerate(document.blocks)
    )
    return StoredArticle(summary, "", document.text, blocks)
