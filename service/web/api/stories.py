"""Stories: listed and read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import request, url_for

from service.model import Story
from service.ports import StoryFilter
from service.web.current import newsroom
from service.web.cursors import cursor
from service.web.resource import Resource
from service.web.schemas.story import StoriesSchema, StoryQuery, StorySchema

stories = Resource("stories", "Articles gathered by the event that they tell of.")


@stories.route("/stories")
@stories.asks(StoryQuery)
@stories.answers(200, StoriesSchema)
@stories.operation("listStories", 422, 429, 503, 507)
def list_stories(which: StoryFilter) -> tuple[dict[str, Any], dict[str, str]]:
    """List stories, the newest first.

    With `outlet`, `published_after` or `published_before` those of which an article matches them
    all. A story is told whole. `next_cursor`, and a `Link` header with `rel="next"`, lead to the
    next page.
    """
    found = newsroom().stories(replace(which, limit=which.limit + 1))
    page, rest = found.stories[: which.limit], found.stories[which.limit :]
    following = cursor(page[-1].id) if rest else None
    headers = {"Link": f'<{_next_page(following)}>; rel="next"'} if following else {}
    told = {"stories": [_told(story) for story in page], "waiting": found.waiting}
    return {**told, "next_cursor": following}, headers


def _next_page(following: str) -> str:
    asked: dict[str, Any] = {**request.args, "cursor": following}
    return url_for("stories.list_stories", **asked)


@stories.route("/stories/<id:story_id>")
@stories.answers(200, StorySchema)
@stories.operation("getStory", 404, 429, 503, 507)
def get_story(story_id: str) -> dict[str, Any]:
    """Read a story: its articles as a time line, and its outlets.

    The id of a story that went up in another leads to that one.
    """
    return _told(newsroom().story(story_id))


def _told(story: Story) -> dict[str, Any]:
    dates = [at for each in story.articles if (at := each.masthead.published_at)]
    return {
        "id": story.id,
        "title": story.title,
        "outlets": sorted({each.outlet_id for each in story.articles}),
        "earliest_published_at": min(dates, default=None),
        "latest_published_at": max(dates, default=None),
        "articles": story.articles,
        "aliases": story.aliases,
    }
