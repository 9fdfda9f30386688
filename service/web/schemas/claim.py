"""Questions in: look-ups and bare pairs."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from service.model import Cut, Question, Relation, Scope
from service.web.schemas.base import (
    Input,
    Instant,
    Whole,
    identifier,
    language,
    sentence,
    several,
    slug,
)

MAX_CLAIM = 2_000
MAX_PASSAGE = 20_000
MAX_PAIRS = 256

_SCOPE = (
    "outlets",
    "languages",
    "published_after",
    "published_before",
    "exclude_articles",
    "exclude_outlets",
)
_CUT = ("limit", "articles_per_outlet", "passages_per_article")


class _ScopedClaim(Input):
    """A claim, and the articles among which it is looked for."""

    text = sentence(MAX_CLAIM, "claim", allow_none=True, load_default=None)
    paragraph_id = identifier(allow_none=True, load_default=None)
    outlets = several(slug())
    languages = several(language())
    published_after = Instant(allow_none=True, load_default=None)
    published_before = Instant(allow_none=True, load_default=None)
    exclude_articles = several(identifier())
    exclude_outlets = several(slug())

    @validates_schema
    def check_claim(self, data: dict[str, Any], **_: object) -> None:
        """The claim is given once."""
        if (data["text"] is None) == (data["paragraph_id"] is None):
            named = "text" if data["text"] is None else "paragraph_id"
            raise ValidationError("give exactly one of text and paragraph_id", named)

    @post_load
    def to_question(self, data: dict[str, Any], **_: object) -> Question:
        """The question it describes."""
        kept: dict[str, Any] = {
            key: tuple(v) if isinstance(v, list) else v for key, v in data.items()
        }
        cut = Cut(**{name: kept[name] for name in _CUT if name in kept})
        return Question(
            text=kept["text"] or "",
            paragraph_id=kept["paragraph_id"] or "",
            scope=Scope(**{name: kept[name] for name in _SCOPE}),
            relations=kept.get("relations", ()),
            cut=cut,
        )


class QuestionSchema(_ScopedClaim):
    """A claim to look up: its `text`, or the `paragraph_id` of an indexed paragraph."""

    relations = several(fields.Enum(Relation, by_value=fields.String))
    limit = Whole(1, 200, load_default=20)
    articles_per_outlet = Whole(1, 50, load_default=3)
    passages_per_article = Whole(1, 50, load_default=3)


class LifelineQuestionSchema(_ScopedClaim):
    """A claim to follow through all versions: its `text`, or the `paragraph_id` of a paragraph."""


class LifelineQuery(Input):
    """A claim to follow through all versions."""

    claim = sentence(MAX_CLAIM, "claim", required=True)

    @post_load
    def to_question(self, data: dict[str, Any], **_: object) -> Question:
        """The question it describes."""
        return Question(text=data["claim"])


class PairSchema(Input):
    """A claim, and the passage to set against it."""

    claim = sentence(MAX_CLAIM, "claim", required=True)
    passage = sentence(MAX_PASSAGE, "passage", required=True)


class PairsSchema(Input):
    """Up to 256 pairs; nothing of them is stored."""

    pairs = fields.List(
        fields.Nested(PairSchema), required=True, validate=validate.Length(1, MAX_PAIRS)
    )

    @post_load
    def to_pairs(self, data: dict[str, Any], **_: object) -> list[tuple[str, str]]:
        """The pairs as claim and passage."""
        return [(pair["claim"], pair["passage"]) for pair in data["pairs"]]
