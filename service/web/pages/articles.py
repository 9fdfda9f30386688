"""The pages of one article: its text, its versions, and what changed between two of them."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from marshmallow import ValidationError
from werkzeug.wrappers import Response

from service.web.current import newsroom
from service.web.faults import InvalidRequest, in_query
from service.web.pages.article import shown
from service.web.pages.versions import entries, set_apart
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
def versions(article_id: str) -> str | Response:
    """The history of an article; with `?from=` and `?to=`, on to what changed between them."""
    house = newsroom()
    history = entries(house.versions(article_id))
    if "from" in request.args and "to" in request.args:
        first, second = sorted((_version("from") or 1, _version("to") or 1))
        where = url_for(".changes", article_id=article_id, first=first, second=second)
        return redirect(where, HTTPStatus.SEE_OTHER)
    article = house.article(article_id)
    return render_template(
        "versions.html",
        article=article.summary,
        outlet=house.outlet(article.summary.outlet_id),
        history=history,
    )


@article_pages.get("/articles/<article:article_id>/versions/<version:first>..<version:second>")
def changes(article_id: str, first: int, second: int) -> str:
    """What the outlet changed between two versions of an article."""
    house = newsroom()
    diff = house.version_diff(article_id, first, second)
    outlet = house.outlet(diff.after.summary.outlet_id)
    return render_template("changes.html", diff=set_apart(diff), outlet=outlet)


def _version(parameter: str = "version") -> int | None:
    asked = {"version": given} if (given := request.args.get(parameter)) else {}
    try:
        version: int | None = ArticleQuery().load(asked).get("version")
    except ValidationError as error:
        raise InvalidRequest(in_query(error.messages)) from error
    return version
