"""Comparisons made by hand."""

from service.model import (
    Absent,
    AbsentReason,
    ArticleSummary,
    BlockKind,
    Cell,
    Certainty,
    Comparison,
    Completeness,
    Delta,
    Fact,
    Masthead,
    Reading,
    Row,
    RowDelta,
    RowGroup,
    Sentence,
    Slot,
    Span,
    StoredArticle,
    StoredBlock,
)
from tests.fakes.web_newsroom import NOON

ABSENT = Absent(AbsentReason.ABSENT)


def an_article(article_id, outlet="echo", *, title="Sea wall", text="It rises.", version=1):
    masthead = Masthead(title, published_at=NOON, completeness=Completeness.FULL)
    return StoredArticle(
        ArticleSummary(article_id, outlet, version, masthead, NOON, NOON),
        external_id="",
        text=text,
        blocks=(
            StoredBlock(f"{article_id}-h", BlockKind.HEADLINE, title, None),
            StoredBlock(f"{article_id}-p", BlockKind.PARAGRAPH, text, Span(0, len(text))),
        ),
    )


def a_cell(article_id, *texts, marks=(), certainty=Certainty.ASSERTED, kind=BlockKind.PARAGRAPH):
    """What an article has: sentences of its one paragraph; `marks` are of the first of them."""
    sentences = tuple(
        Sentence(
            block=1,
            place=place,
            text=text,
            span=None,
            block_id=f"{article_id}-p",
            kind=kind,
        )
        for place, text in enumerate(texts)
    )
    return Cell(
        sentences=sentences,
        marks=(tuple(marks), *[()] * (len(texts) - 1)),
        certainty=certainty,
    )


def a_number(text, value, start=0):
    return Fact(Slot.NUMBER, text, Span(start, start + len(text)), value, role="killed")


def a_delta(first, second, ours, theirs, *, slot=Slot.NUMBER, quote=None):
    delta = Delta(slot, ours, theirs, Reading.CONFLICT)
    return RowDelta(first=first, second=second, delta=delta, quote=quote)


def a_row(*cells, group=RowGroup.SAID_BY_ALL, deltas=(), row_id="r1"):
    return Row(id=row_id, group=group, cells=cells, deltas=tuple(deltas))


def a_comparison(*rows, keys="ab", notices=()):
    articles = tuple(an_article(key, f"outlet-{key}", title=f"Title {key}") for key in keys)
    return Comparison(articles, rows, notices)
