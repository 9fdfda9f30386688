"""Stories in and out."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, post_load, validate

from service.errors import NotFound
from service.ports import StoryFilter
from service.stories import number
from service.web.cursors import Cursor
from service.web.schemas.article import ArticleSummarySchema
from service.web.schemas.base import Input, Instant, Output, slug

_MOST = 100


class StoryQuery(Input):
    """Which stories a list holds, and where it goes on."""

    outlet = slug()
    published_after = Instant()
    published_before = Instant()
    articles = fields.Integer(
        load_default=2,
        attribute="least",
        validate=validate.Range(1, 1_000),
        metadata={"description": "The fewest articles of a story."},
    )
    cursor = Cursor(attribute="after")
    limit = fields.Integer(load_default=20, validate=validate.Range(1, _MOST))

    @post_load
    def to_filter(self, data: dict[str, Any], **_: object) -> StoryFilter:
        """The filter it describes."""
        if "after" in data:
            data["after"] = _numbered(data["after"])
        return StoryFilter(**data)


def _numbered(story_id: str) -> int:
    try:
        return number(story_id)
    except NotFound as fault:
        raise ValidationError("is not a cursor from this service", "cursor") from fault


class StorySchema(Output):
    """Articles about the same event."""

    id = fields.String(metadata={"examples": ["s412"]})
    title = fields.String(
        metadata={"description": "The title of the article most like the rest, word for word."}
    )
    outlets = fields.List(fields.String(), metadata={"description": "Ids, in alphabetical order."})
    earliest_published_at = Instant(allow_none=True)
    latest_published_at = Instant(allow_none=True)
    articles = fields.List(
        fields.Nested(ArticleSummarySchema),
        metadata={"description": "Earliest first; those without a date of publication last."},
    )
    aliases = fields.List(
        fields.String(),
        metadata={"description": "Ids of stories that went up in this one; they go on resolving."},
    )


class StoriesSchema(Output):
    """A page of stories; `next_cursor` is `null` on the last one."""

    stories = fields.List(fields.Nested(StorySchema))
    waiting = fields.Integer(
        metadata={
            "description": "Articles that are not gathered into a story yet. A question gathers up "
            "to 1,000 before it is answered, so asking again has more."
        }
    )
    next_cursor = fields.String(allow_none=True)
