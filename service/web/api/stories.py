"""Stories: listed and read, with who tells what of them."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, request, url_for

from service.model import Story
from service.ports import StoryFilter
from service.web import coverage_view
from service.web.bodies import JSON_TYPE
from service.web.current import newsroom
from service.web.resource import Resource
from service.web.schemas.coverage import CoverageQuery, CoverageSchema, GapsQuery
from service.web.schemas.story import StoriesSchema, StoryQuery, StorySchema, following

CSV = "text/csv"

_EITHER = {
    "200": {
        "description": "As JSON, or with `format=csv` as a line for each claim and outlet",
        "content": {
            JSON_TYPE: {"schema": CoverageSchema},
            CSV: {"schema": {"type": "string"}},
        },
    }
}

stories = Resource("stories", "Articles gathered by the event that they tell of.")


@stories.route("/stories")
@stories.asks(StoryQuery)
@stories.answers(200, StoriesSchema)
@stories.operation("listStories", 422, 429, 503, 507)
def list_stories(which: StoryFilter) -> tuple[dict[str, Any], dict[str, str]]:
    """List stories, that with the latest article first.

    Stories of which no article has a date come last. With `outlet`, `published_after` or
    `published_before` those of which an article matches them all. A story is told whole.
    `next_cursor`, and a `Link` header with `rel="next"`, lead to the next page.
    """
    found = newsroom().stories(which)
    next_ = following(found)
    headers = {"Link": f'<{_next_page(next_)}>; rel="next"'} if next_ else {}
    told = {"stories": [_told(story) for story in found.stories], "waiting": found.waiting}
    return {**told, "next_cursor": next_}, headers


def _next_page(next_: str) -> str:
    asked: dict[str, Any] = {**request.args, "cursor": next_}
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


@stories.route("/stories/<id:story_id>/coverage")
@stories.asks(CoverageQuery)
@stories.answers(200, CoverageSchema)
@stories.operation("getCoverage", 404, 422, 429, 503, 507, responses=_EITHER)
def get_coverage(query: dict[str, str], story_id: str) -> Response:
    """Read who tells which recurring statement of a story, and who leaves it out.

    Each cell says `reported`, `differs`, `disputes`, `omitted`, `not_covered` or `not_assessable`,
    the last with the reason. `omitted` is said only of a full text that was set after the claim
    was public. At most 60 sentences of at most 40 articles are looked up: `searched` tells where
    the story has more. With `claim`, the first row is that claim.
    Without `format`, `Accept: text/csv` gives CSV as well.
    """
    matrix = newsroom().coverage(story_id, query.get("panel", ""), query.get("claim", ""))
    if _wants_csv(query["format"]):
        answer = Response(coverage_view.as_csv(matrix), content_type=f"{CSV}; charset=utf-8")
    else:
        answer = jsonify(coverage_view.coverage(matrix))
    answer.vary.add("Accept")
    return answer


def _wants_csv(asked: str) -> bool:
    """The parameter decides, and without it what the client accepts before all else."""
    if "format" in request.args:
        return asked == "csv"
    return request.accept_mimetypes.best == CSV


@stories.route("/articles/<article:article_id>/gaps")
@stories.asks(GapsQuery)
@stories.answers(200, CoverageSchema)
@stories.operation("getGaps", 404, 422, 429, 503, 507)
def get_gaps(query: dict[str, str], article_id: str) -> Response:
    """Read what others tell of an article's story and its outlet leaves out.

    The article's outlet is the first of `outlets`; each claim is one that it omits.
    """
    return jsonify(coverage_view.coverage(newsroom().gaps(article_id, query.get("panel", ""))))
