"""The life of a claim, as `service.web.lifeline_view` makes it."""

from __future__ import annotations

from marshmallow import fields

from service.model import Certainty, LifeEvent
from service.web.schemas.answer import DeltaSchema, PassageSchema, SearchedSchema
from service.web.schemas.base import Instant, Output


class LifePointSchema(Output):
    """A moment in the life of a claim, in one version of one article.

    `at` is the outlet's clock: its publication for the first version, its modification for a later
    one, and ours where it tells none; `seen_at` is always ours. `passage` is `null` where the claim
    is gone; its offsets, and those of their side of the deltas, cut the version's text. `deltas`
    set the passage against the claim as it was asked.
    """

    event = fields.Enum(LifeEvent, by_value=fields.String)
    outlet = fields.String()
    article_id = fields.String()
    version = fields.Integer()
    title = fields.String()
    at = Instant()
    seen_at = Instant()
    paragraph_id = fields.String(allow_none=True)
    passage = fields.Nested(PassageSchema, allow_none=True)
    certainty = fields.Enum(Certainty, by_value=fields.String, allow_none=True)
    deltas = fields.List(fields.Nested(DeltaSchema))


class LifelineSchema(Output):
    """A claim through all outlets and versions, earliest first.

    `carriers` are the points at which an outlet took a value that its present version still has
    though others have changed, corrected or outgrown it since, and no later article of its own
    has another. `notes` say what was left unread.
    """

    claim = fields.String()
    points = fields.List(fields.Nested(LifePointSchema))
    carriers = fields.List(fields.Nested(LifePointSchema))
    searched = fields.Nested(SearchedSchema)
    notes = fields.List(fields.String())
