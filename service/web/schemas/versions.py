"""Two versions set against each other, as `service.web.version_view` makes them."""

from __future__ import annotations

from marshmallow import fields

from service.model import ChangeKind, NoticeKind, QuoteChange
from service.web.schemas.answer import DeltaSchema
from service.web.schemas.base import Instant, Output


class MarkSchema(Output):
    """A run of words that the other side lacks, in code points of the passage's own text."""

    start = fields.Integer()
    end = fields.Integer()


class SideSchema(Output):
    """A passage of one version.

    `start` and `end` cut the version's text; they are `null` where the text does not hold the
    passage, as with a title that was sent apart. `block_ids` are the blocks that it stands in.
    """

    text = fields.String()
    start = fields.Integer(allow_none=True)
    end = fields.Integer(allow_none=True)
    block_ids = fields.List(fields.String())
    marks = fields.List(fields.Nested(MarkSchema))


class ChangeSchema(Output):
    """One thing that changed; a passage has one entry for each kind of change that it underwent.

    A side is `null` where that version has nothing for it. The offsets of the facts in `deltas`
    cut the texts of the two sides.
    """

    kind = fields.Enum(ChangeKind, by_value=fields.String)
    before = fields.Nested(SideSchema, allow_none=True)
    after = fields.Nested(SideSchema, allow_none=True)
    substantive = fields.Boolean()
    says = fields.String()
    deltas = fields.List(fields.Nested(DeltaSchema))
    quote = fields.Enum(QuoteChange, by_value=fields.String, allow_none=True)


class NoticeSchema(Output):
    """What the outlet says of its article; `about` counts the changes that it speaks of, from 0.

    `new`: the earlier version does not have it.
    """

    kind = fields.Enum(NoticeKind, by_value=fields.String)
    text = fields.String()
    block_id = fields.String()
    new = fields.Boolean()
    about = fields.List(fields.Integer())


class ComparedVersionSchema(Output):
    """A version that was compared. `seen_at` is our clock, the other two are the outlet's."""

    version = fields.Integer()
    title = fields.String()
    published_at = Instant(allow_none=True)
    modified_at = Instant(allow_none=True)
    seen_at = Instant()


class VersionDiffSchema(Output):
    """What the outlet changed, in reading order.

    `reasons` say why it is substantive, or what was done that is not. `silent`: substantive, and
    no new notice says that the article was changed.
    """

    article_id = fields.String()
    outlet = fields.String()
    before = fields.Nested(ComparedVersionSchema)
    after = fields.Nested(ComparedVersionSchema)
    substantive = fields.Boolean()
    reasons = fields.List(fields.String())
    silent = fields.Boolean()
    changes = fields.List(fields.Nested(ChangeSchema))
    notices = fields.List(fields.Nested(NoticeSchema))
