"""Coverage: which panel is asked for, and the matrix that comes out.

`service.web.coverage_view` makes the answers; these schemas name and document their fields.
"""

from __future__ import annotations

from marshmallow import fields, validate

from service.model import CoverageState, Unassessable
from service.web.schemas.answer import DeltaSchema
from service.web.schemas.base import Input, Instant, Output, sentence, slug
from service.web.schemas.claim import MAX_CLAIM


class GapsQuery(Input):
    """Whose statements are asked for."""

    panel = slug(metadata={"description": "A panel; without one, the outlets of the story."})


class CoverageQuery(GapsQuery):
    """Whose coverage is asked for, of which claim of one's own, and in which form."""

    claim = sentence(
        MAX_CLAIM,
        "claim",
        metadata={"description": "A claim in words of one's own: the first row."},
    )
    format = fields.String(load_default="json", validate=validate.OneOf(["json", "csv"]))


class CoveragePassageSchema(Output):
    """Where an outlet tells the claim; `start` and `end` cut the version's text."""

    article_id = fields.String()
    version = fields.Integer()
    paragraph_id = fields.String()
    published_at = Instant(allow_none=True)
    start = fields.Integer()
    end = fields.Integer()
    text = fields.String()
    deltas = fields.List(fields.Nested(DeltaSchema))


class CoverageCellSchema(Output):
    """What one outlet does with the claim, with the passage or the reason where none is."""

    outlet = fields.String()
    state = fields.Enum(CoverageState, by_value=True)
    why = fields.Enum(Unassessable, by_value=True, allow_none=True)
    passage = fields.Nested(CoveragePassageSchema, allow_none=True)


class StoryClaimSchema(Output):
    """A recurring statement, word for word as one article has it, and its cells.

    Of a claim in words of one's own `article_id`, `paragraph_id`, `start` and `end` are `null`.
    """

    id = fields.String()
    text = fields.String()
    article_id = fields.String(allow_none=True)
    paragraph_id = fields.String(allow_none=True)
    start = fields.Integer(allow_none=True)
    end = fields.Integer(allow_none=True)
    public_since = Instant(
        allow_none=True,
        metadata={"description": "When the earliest text here that reports it was set."},
    )
    cells = fields.List(
        fields.Nested(CoverageCellSchema), metadata={"description": "In the order of `outlets`."}
    )


class CoveredStorySchema(Output):
    """The story that is covered."""

    id = fields.String()
    title = fields.String()


class ColumnSchema(Output):
    """An outlet of the matrix."""

    id = fields.String()
    name = fields.String()


class CoverageSearchSchema(Output):
    """In how much of the story statements were sought."""

    articles = fields.Integer(metadata={"description": "The articles of the story."})
    articles_read = fields.Integer(
        metadata={"description": "Those that statements were sought in."}
    )
    statements = fields.Integer(metadata={"description": "Those that recur in what was read."})
    statements_looked_up = fields.Integer()
    gaps = fields.List(
        fields.String(), metadata={"description": "What was not searched, in words."}
    )


class CoverageSchema(Output):
    """Claims of a story by outlets."""

    story = fields.Nested(CoveredStorySchema)
    outlets = fields.List(fields.Nested(ColumnSchema))
    claims = fields.List(fields.Nested(StoryClaimSchema))
    searched = fields.Nested(CoverageSearchSchema)
