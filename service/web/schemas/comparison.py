"""Articles side by side: which ones are asked for, and what comes out.

`service.web.comparison_view` makes the answers; these schemas name and document their fields.
"""

from __future__ import annotations

from typing import Any

from marshmallow import fields, post_load, validate

from service.compare import FEWEST_ARTICLES, MOST_ARTICLES
from service.model import (
    AbsentReason,
    ArticleRef,
    BlockKind,
    Certainty,
    Completeness,
    QuoteChange,
    RowGroup,
)
from service.web import refs
from service.web.schemas.answer import DeltaSchema
from service.web.schemas.base import Input, Instant, Matching, Output
from service.web.schemas.versions import MarkSchema

_ONE = refs.PATTERN[1:-1]
_SEVERAL = f"^{_ONE}(,{_ONE}){{{FEWEST_ARTICLES - 1},{MOST_ARTICLES - 1}}}$"


class ComparisonInput(Input):
    """2 to 8 articles, in the order in which they are to stand side by side: `id`, or `id@2`."""

    articles = fields.List(
        fields.String(
            validate=[validate.Length(1, refs.LONGEST), Matching(refs.PATTERN, refs.UNLIKE)]
        ),
        required=True,
        validate=validate.Length(FEWEST_ARTICLES, MOST_ARTICLES),
        metadata={"uniqueItems": True},
    )

    @post_load
    def to_refs(self, data: dict[str, Any], **_: object) -> list[ArticleRef]:
        """The articles."""
        return list(map(refs.ref, data["articles"]))


class ComparisonQuery(Input):
    """2 to 8 articles, such as `articles=2l6rxz,ab27zp@2`."""

    articles = fields.String(
        required=True,
        metadata={
            "description": "2 to 8 ids with commas between them; `id@2` is a version of one.",
            "pattern": _SEVERAL,
            "examples": ["2l6rxzdd4nnqvuki,2np3lfwa6xlgesl6@1"],
        },
    )

    @post_load
    def to_refs(self, data: dict[str, Any], **_: object) -> list[ArticleRef]:
        """The articles."""
        named = [each.strip() for each in data["articles"].split(",", MOST_ARTICLES)]
        asked: list[ArticleRef] = ComparisonInput().load({"articles": named})
        return asked


class ComparedArticleSchema(Output):
    """An article that was compared, in the version that was."""

    id = fields.String()
    version = fields.Integer()
    outlet = fields.String()
    title = fields.String()
    url = fields.String()
    language = fields.String()
    published_at = Instant(allow_none=True)
    modified_at = Instant(allow_none=True)
    completeness = fields.Enum(Completeness, by_value=fields.String)


class SentenceSchema(Output):
    """A sentence, and its words that no other cell of the row has.

    `start` and `end` cut the version's text; they are `null` where the text does not hold it, as
    with a title that was sent apart. `block` and `sentence` count from 0; `marks` cut `text`.
    """

    text = fields.String()
    start = fields.Integer(allow_none=True)
    end = fields.Integer(allow_none=True)
    block = fields.Integer()
    block_id = fields.String()
    kind = fields.Enum(BlockKind, by_value=fields.String)
    sentence = fields.Integer()
    marks = fields.List(fields.Nested(MarkSchema))


class CellSchema(Output):
    """What one article has in a row.

    Where it has nothing, `text` and `certainty` are `null` and `absent` says whether it leaves
    the statement out or nobody can tell; `why` then says what is in the way.
    """

    text = fields.String(allow_none=True)
    certainty = fields.Enum(Certainty, by_value=fields.String, allow_none=True)
    sentences = fields.List(fields.Nested(SentenceSchema))
    absent = fields.Enum(AbsentReason, by_value=fields.String, allow_none=True)
    why = fields.String()


class RowDeltaSchema(DeltaSchema):
    """A difference between two cells of a row, counted from 0: `ours` is the first's.

    The offsets of the facts cut the texts of the two cells. `quote` tells how a quote was changed.
    """

    first = fields.Integer()
    second = fields.Integer()
    quote = fields.Enum(QuoteChange, by_value=fields.String, allow_none=True)


class RowSchema(Output):
    """One statement as each article has it, a cell for each in their order.

    `said_by_all` and `said_by_some` are rows of a sentence that all or some report; in a row
    `near_each_other` none is known to say what another says. `id` is the same in whatever order the
    articles are asked for. `similarity`, 0 to 1, is that of the two cells least alike.
    """

    id = fields.String()
    group = fields.Enum(RowGroup, by_value=fields.String)
    headline = fields.Boolean(
        metadata={"description": "Whether it is the row of the headlines, which is the first."}
    )
    similarity = fields.Float()
    cells = fields.List(fields.Nested(CellSchema))
    deltas = fields.List(fields.Nested(RowDeltaSchema))


class RowCountsSchema(Output):
    """How many rows each group has."""

    differing_facts = fields.Integer()
    differing_quotes = fields.Integer()
    differing_attribution_or_certainty = fields.Integer()
    said_by_all = fields.Integer()
    said_by_some = fields.Integer()
    near_each_other = fields.Integer()
    only_here = fields.Integer()


class ComparisonSchema(Output):
    """Articles side by side: each of their sentences is in one row.

    The row of the headlines is first, whatever its group; the others follow by group, differing
    facts first, and within a group in the order of the story. `notices` say what cannot be told.
    """

    articles = fields.List(fields.Nested(ComparedArticleSchema))
    counts = fields.Nested(RowCountsSchema)
    rows = fields.List(fields.Nested(RowSchema))
    notices = fields.List(fields.String())
