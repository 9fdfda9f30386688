"""The pages of stories: the list, and one story with its coverage, time line and origins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask import Blueprint, render_template, request, url_for
from marshmallow import ValidationError

from service.model import OriginKind, Outlet, Share, Story
from service.web.current import newsroom
from service.web.faults import InvalidRequest, in_query
from service.web.pages.asking import question
from service.web.pages.covering import first_seen, grid, named, time_line
from service.web.pages.origin_picture import Flow, picture
from service.web.schemas.claim import MAX_CLAIM
from service.web.schemas.story import StoryQuery, following

story_pages = Blueprint("story", __name__)

MOST_DRAWN: Final = 12
"""The origins of so many articles are traced for one page: each is a search of the whole index."""

_MAKERS = {
    OriginKind.WIRE: "a wire agency",
    OriginKind.OUTLET: "another outlet",
    OriginKind.PRESS_RELEASE: "a press release",
    OriginKind.UNKNOWN: "unknown",
}


@story_pages.get("/stories")
def listed() -> str:
    """The stories that more than one article tells, that with the latest article first."""
    try:
        which = StoryQuery().load(request.args.to_dict())
    except ValidationError as error:
        raise InvalidRequest(in_query(error.messages)) from error
    found = newsroom().stories(which)
    return render_template(
        "stories.html",
        stories=[(s, {a.outlet_id for a in s.articles}, time_line(s, {})) for s in found.stories],
        following=following(found),
        waiting=found.waiting,
    )


@story_pages.get("/stories/<id:story_id>")
def show(story_id: str) -> str:
    """A story: who tells what of it, when each article came out, and where the texts come from."""
    house = newsroom()
    panel, claim = (request.args.get(name, "").strip() for name in ("panel", "claim"))
    matrix = house.coverage(story_id, panel, question(claim).text if claim else "")
    story = matrix.story
    outlets = {outlet.id: outlet for outlet in house.outlets()}
    days = time_line(story, outlets)
    panels = house.panels()
    return render_template(
        "story.html",
        title=story.title,
        articles=len(story.articles),
        outlets=len({article.outlet_id for article in story.articles}),
        days=days,
        first=first_seen(days),
        grid=grid(matrix),
        panel=next((each.name for each in panels if each.id == panel), ""),
        panels=panels,
        story_id=story.id,
        chosen=panel,
        claim=claim,
        longest=MAX_CLAIM,
        drawn=picture(_flows(story, outlets)),
        undrawn=max(len(story.articles) - MOST_DRAWN, 0),
        article_url=article_url,
    )


def article_url(article_id: str, version: int = 0, paragraph_id: str = "") -> str:
    """Where an article is read, at a paragraph of the version that was compared."""
    return url_for(
        "article.show",
        article_id=article_id,
        version=version or None,
        _anchor=paragraph_id or None,
    )


def _flows(story: Story, outlets: Mapping[str, Outlet]) -> list[Flow]:
    """From each maker to the articles that have text of it, the articles in order of time."""
    flows = []
    for article in story.articles[:MOST_DRAWN]:
        name = named(outlets, article.outlet_id)
        told = f"{name}: {article.masthead.title}"
        shares = newsroom().origins(article.id).shares
        flows += [Flow(_maker(share, name), told, share.share) for share in shares]
    return flows


def _maker(share: Share, outlet: str) -> str:
    if share.kind is OriginKind.OWN:
        return f"{share.name or outlet}, own reporting"
    return share.name or _MAKERS[share.kind]
