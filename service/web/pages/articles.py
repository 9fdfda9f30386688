"""The pages of one article: its text, its versions, and what changed between two of them."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from marshmallow import ValidationError

from service.web.current import newsroom
from service.web.faults import InvalidRequest, in_query
from service.web.pages.article import shown
from service.web.pages.versions import entries
from service.web.schemas.article import ArticleQuery

article_pages = Blueprint("article", __name__)


@article_pages.get("/articles/<article:article_id>")
def show(article_id: str) -> str:
    """An article with its blocks, of the current version or the one that `?version=` names."""
    house = newsroom()
    article = house.article(article_id, _version())
    page = shown(article, house.outlet(article.summary.outlet_id), house.versions(article_id))
    return render_template("article.html", article=page)


@article_pages.get("/articles/<article:article_id>/versions")
def versions(article_id: str) -> str:
    """The history of an article."""
    house = newsroom()
    history = entries(house.versions(article_id))
    article = house.article(article_id)
    return render_template(
        "versions.html",
        article=article.summary,
        outlet=house.outlet(article.summary.outlet_id),
        history=history,
    )


def _version(parameter: str = "version") -> int | None:
    asked = {"version": given} if (given := request.args.get(parameter)) else {}
    try:
        version: int | None = ArticleQuery().load(asked).get("version")
    except ValidationError as error:
        raise InvalidRequest(in_query(error.messages)) from error
    return version
