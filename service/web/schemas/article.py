"""Articles in and out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from service.model import BlockKind, Completeness, Outcome, Submission
from service.ports import ArticleFilter
from service.web.current import config
from service.web.cursors import Cursor
from service.web.schemas.base import (
    MAX_SLUG,
    NOT_BLANK,
    SLUG,
    Input,
    Instant,
    Output,
    WebAddress,
    language,
    line,
    several,
    slug,
    words,
)
from service.web.schemas.outlet import OutletReference

MAX_PAGE = 200

_FORMS = ("text", "html", "paragraphs")


class SubmissionSchema(Input):
    """An article to store; exactly one of `text`, `html` and `paragraphs` is given.

    It is known by its `url` or its `external_id`: sent again with another text, it becomes a new
    version. An article with neither is known by its content, so it cannot be revised. With
    `html`, `title` and `language` may be left out, and are taken from the page. Times, authors
    and all else are the outlet's claims, and are taken from the request alone.
    """

    error_messages = {  # noqa: RUF012  # as the base class has it
        "type": "an article must be a JSON object"
    }

    outlet = OutletReference(
        required=True,
        metadata={
            "description": "The id of an outlet, or an object that describes it.",
            "oneOf": [
                {"type": "string", "pattern": SLUG, "maxLength": MAX_SLUG},
                {"$ref": "#/components/schemas/OutletInput"},
            ],
        },
    )
    title = words(1_000, allow_none=True, load_default=None)
    text = fields.String(allow_none=True, load_default=None, metadata={"pattern": NOT_BLANK})
    html = fields.String(allow_none=True, load_default=None, metadata={"pattern": NOT_BLANK})
    paragraphs = fields.List(
        fields.String(),
        allow_none=True,
        load_default=None,
        metadata={"minItems": 1, "contains": {"pattern": NOT_BLANK}},
    )
    url = WebAddress(
        allow_none=True,
        load_default=None,
        validate=validate.Length(max=2_000),
        metadata={"format": "uri"},
    )
    external_id = line(300, allow_none=True, load_default=None)
    language = language(allow_none=True, load_default=None)
    published_at = Instant(allow_none=True, load_default=None)
    modified_at = Instant(allow_none=True, load_default=None)
    authors = several(words(300), 100)
    credit = line(500, allow_none=True, load_default=None)
    completeness = fields.Enum(
        Completeness, by_value=fields.String, load_default=Completeness.UNKNOWN
    )

    @validates_schema(skip_on_field_errors=False, pass_original=True)
    def check_title(self, _data: object, original: object, **_: object) -> None:
        """Only an article in HTML may leave its title to the page."""
        if not isinstance(original, Mapping):
            return
        if original.get("title") is None and original.get("html") is None:
            raise ValidationError("is missing", "title")

    @validates_schema(skip_on_field_errors=False, pass_original=True)
    def check_form(self, data: dict[str, Any], original: object, **_: object) -> None:
        """The article comes in exactly one form, not blank and not over a limit."""
        if not isinstance(original, Mapping):
            return
        given = [form for form in _FORMS if original.get(form) is not None]
        if len(given) != 1:
            named = given[1] if given else _FORMS[0]
            raise ValidationError("give exactly one of text, html and paragraphs", named)
        (form,) = given
        if data.get(form) is None:
            return  # it has a fault of its own
        parts = data[form] if form == "paragraphs" else [data[form]]
        if not any(part and not part.isspace() for part in parts):
            raise ValidationError("must not be blank", form)
        if sum(map(len, parts)) > config().max_text_chars:
            raise ValidationError(f"is over {config().max_text_chars:,} characters", form)
        if len(parts) > config().max_paragraphs:
            raise ValidationError(f"is over {config().max_paragraphs:,} paragraphs", form)

    @post_load
    def to_submission(self, data: dict[str, Any], **_: object) -> Submission:
        """The submission it describes."""
        for name in ("title", "url", "external_id", "language", "credit"):
            data[name] = (data[name] or "").strip()
        for name in ("paragraphs", "authors"):
            data[name] = None if data[name] is None else tuple(data[name])
        return Submission(**data)


class ReceiptSchema(Output):
    """What became of an article: what it names is stored, and every look-up finds it."""

    id = fields.String()
    version = fields.Integer()
    url = fields.String()
    outlet = fields.String(attribute="outlet_id")
    blocks = fields.Integer()
    paragraphs = fields.Integer()
    outcome = fields.Enum(
        Outcome,
        by_value=fields.String,
        metadata={
            "description": "created: new. revised: another title or text, in a new version. "
            "amended: the same title and text; a time, an author, the credit or the like changed, "
            "in the same version. unchanged: held already, or replaced by a later version already."
        },
    )
    sequence = fields.Integer()
    notes = fields.List(
        fields.String(),
        metadata={
            "description": "What the sender should know, in words: that the text holds no "
            "paragraph, so that no look-up will find it; that it is a captcha, a request for "
            "consent, a paywall or an error in place of an article that is held, so that nothing "
            "was changed; or that a time lies more than a day ahead. Mostly empty."
        },
    )


class BlockSchema(Output):
    """A typed piece of an article; a headline that the text does not hold has no span."""

    id = fields.String()
    kind = fields.Enum(BlockKind, by_value=fields.String)
    start = fields.Integer(attribute="span.start", allow_none=True, dump_default=None)
    end = fields.Integer(attribute="span.end", allow_none=True, dump_default=None)
    text = fields.String()


class ArticleSummarySchema(Output):
    """An article in a list: its current version without the text."""

    id = fields.String()
    outlet = fields.String(attribute="outlet_id")
    version = fields.Integer()
    title = fields.String(attribute="masthead.title")
    url = fields.String(attribute="masthead.url")
    language = fields.String(attribute="masthead.language")
    published_at = Instant(attribute="masthead.published_at", allow_none=True)
    modified_at = Instant(attribute="masthead.modified_at", allow_none=True)
    authors = fields.List(fields.String(), attribute="masthead.authors")
    credit = fields.String(attribute="masthead.credit")
    completeness = fields.Enum(
        Completeness, by_value=fields.String, attribute="masthead.completeness"
    )
    first_seen_at = Instant()
    ingested_at = Instant()


class ArticleSchema(Output):
    """One version of an article, with its blocks in reading order."""

    id = fields.String(attribute="summary.id")
    outlet = fields.String(attribute="summary.outlet_id")
    version = fields.Integer(attribute="summary.version")
    title = fields.String(attribute="summary.masthead.title")
    url = fields.String(attribute="summary.masthead.url")
    external_id = fields.String()
    language = fields.String(attribute="summary.masthead.language")
    published_at = Instant(attribute="summary.masthead.published_at", allow_none=True)
    modified_at = Instant(attribute="summary.masthead.modified_at", allow_none=True)
    authors = fields.List(fields.String(), attribute="summary.masthead.authors")
    credit = fields.String(attribute="summary.masthead.credit")
    completeness = fields.Enum(
        Completeness, by_value=fields.String, attribute="summary.masthead.completeness"
    )
    first_seen_at = Instant(attribute="summary.first_seen_at")
    ingested_at = Instant(attribute="summary.ingested_at")
    text = fields.String()
    blocks = fields.List(fields.Nested(BlockSchema))


class ArticleQuery(Input):
    """Which version of an article is wanted."""

    version = fields.Integer(validate=validate.Range(1, 2**31 - 1), metadata={"examples": [1]})


class ArticlesQuery(Input):
    """Which articles a list holds, and where it goes on."""

    outlet = slug()
    language = language()
    published_after = Instant()
    published_before = Instant()
    cursor = Cursor("articles", attribute="after")
    limit = fields.Integer(load_default=50, validate=validate.Range(1, MAX_PAGE))

    @post_load
    def to_filter(self, data: dict[str, Any], **_: object) -> ArticleFilter:
        """The filter it describes."""
        return ArticleFilter(**data)


class ArticlesSchema(Output):
    """A page of articles; `next_cursor` is `null` on the last one."""

    articles = fields.List(fields.Nested(ArticleSummarySchema))
    next_cursor = fields.String(allow_none=True)


class VersionSchema(Output):
    """One entry of an article's history."""

    version = fields.Integer()
    title = fields.String()
    published_at = Instant(allow_none=True)
    modified_at = Instant(allow_none=True)
    ingested_at = Instant()
    content_hash = fields.String()


class VersionsSchema(Output):
    """The history of an article, oldest first."""

    versions = fields.List(fields.Nested(VersionSchema))
