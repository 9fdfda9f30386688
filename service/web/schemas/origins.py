"""Origins out, and decisions about them in; `service.web.origin_view` makes the answers."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, post_load, validate

from service.model import DecisionKind, Evidence, OriginKind
from service.web.schemas.answer import EarliestSchema, OriginSchema, PassageSchema
from service.web.schemas.base import Input, Instant, Output, identifier, line

MAX_NAMED = 200


class ReasonSchema(Output):
    """A piece of evidence for an origin, in words an editor reads.

    `text` are the words that give it; `paragraph_id` names the other paragraph, `likeness` (0 to
    1) how much of the two is common; `null` where there is none.
    """

    evidence = fields.Enum(Evidence, by_value=fields.String)
    says = fields.String()
    text = fields.String()
    paragraph_id = fields.String(allow_none=True)
    likeness = fields.Float(allow_none=True)


class ParagraphOriginSchema(Output):
    """The origin of one paragraph, whose offsets cut the article's `text`.

    `sources` leads from the maker of the text to the ultimate source that it names.
    """

    paragraph_id = fields.String()
    paragraph = fields.Integer()
    passage = fields.Nested(PassageSchema)
    origin = fields.Nested(OriginSchema)
    sources = fields.List(fields.String())
    reasons = fields.List(fields.Nested(ReasonSchema))


class ShareSchema(Output):
    """How much of the article one maker made; `share` (0 to 1) is by words."""

    kind = fields.Enum(OriginKind, by_value=fields.String)
    name = fields.String()
    maker = fields.String()
    paragraphs = fields.Integer()
    share = fields.Float()


class ArticleOriginsSchema(Output):
    """Where the paragraphs of an article come from, as far as this index tells.

    `mixed`: more than one maker made a good part of it.
    """

    article_id = fields.String()
    version = fields.Integer()
    outlet = fields.String()
    mixed = fields.Boolean()
    shares = fields.List(fields.Nested(ShareSchema))
    paragraphs = fields.List(fields.Nested(ParagraphOriginSchema))


class MemberSchema(Output):
    """A paragraph with the text of the origin.

    `likeness` (0 to 1) is that with the most senior paragraph of its text, `null` for that one.
    """

    paragraph_id = fields.String()
    paragraph = fields.Integer()
    article_id = fields.String()
    version = fields.Integer()
    outlet = fields.String()
    title = fields.String()
    url = fields.String()
    published_at = Instant(allow_none=True)
    passage = fields.Nested(PassageSchema)
    likeness = fields.Float(allow_none=True)
    reasons = fields.List(fields.Nested(ReasonSchema))


class DecisionSchema(Output):
    """What a person decided about origins."""

    id = fields.String()
    kind = fields.Enum(DecisionKind, by_value=fields.String)
    paragraph_ids = fields.List(fields.String())
    note = fields.String()
    decided_at = Instant()


class OriginFileSchema(Output):
    """All that this index knows of one origin: its members, and why they are one."""

    origin = fields.Nested(OriginSchema)
    sources = fields.List(fields.String())
    reasons = fields.List(fields.Nested(ReasonSchema))
    members = fields.List(fields.Nested(MemberSchema))
    earliest = fields.Nested(EarliestSchema, allow_none=True)
    decisions = fields.List(fields.Nested(DecisionSchema))


def _named() -> fields.List[Any]:
    return fields.List(identifier(), required=True, validate=validate.Length(min=1, max=MAX_NAMED))


class SplitSchema(Input):
    """The paragraphs to take out of the origin; they may still share another."""

    paragraph_ids = _named()
    note = line(1_000, load_default="")

    @post_load
    def to_values(self, data: dict[str, Any], **_: object) -> tuple[tuple[str, ...], str]:
        """The paragraphs and the note."""
        return tuple(dict.fromkeys(data["paragraph_ids"])), data["note"]


class MergeSchema(Input):
    """The origins to make one with this one, each by the id of any of its paragraphs."""

    origins = _named()
    note = line(1_000, load_default="")

    @post_load
    def to_values(self, data: dict[str, Any], **_: object) -> tuple[tuple[str, ...], str]:
        """The origins and the note."""
        return tuple(data["origins"]), data["note"]
