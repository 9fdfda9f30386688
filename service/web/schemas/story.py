"""Stories in and out."""

from __future__ import annotations

import re
from typing import Any

from marshmallow import ValidationError, fields, post_load, validate

from service.model import StoryPage, StoryPlace
from service.ports import StoryFilter
from service.web.cursors import Cursor, cursor
from service.web.schemas.article import ArticleSummarySchema
from service.web.schemas.base import Input, Instant, Output, slug

_MOST = 100
_LIST = "stories"
_PLACE = re.compile(r"(-?\d{1,12})?\.([1-9]\d{0,17})", re.ASCII)


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
    cursor = Cursor(_LIST, attribute="after")
    limit = fields.Integer(load_default=20, validate=validate.Range(1, _MOST))

    @post_load
    def to_filter(self, data: dict[str, Any], **_: object) -> StoryFilter:
        """The filter it describes."""
        if "after" in data:
            data["after"] = _place(data["after"])
        return StoryFilter(**data)


def following(page: StoryPage) -> str | None:
    """The cursor of the page that follows, `None` if there is none."""
    last = page.last
    if last is None:
        return None
    return cursor(_LIST, f"{'' if last.latest is None else last.latest}.{last.number}")


def _place(told: str) -> StoryPlace:
    """The place that `following` told."""
    found = _PLACE.fullmatch(told)
    if found is None:
        raise ValidationError("is not a cursor of this list", "cursor")
    return StoryPlace(int(found[1]) if found[1] else None, int(found[2]))


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
