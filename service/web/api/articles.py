"""Articles: taken in, listed, read, and gone."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from flask import Response, jsonify, request, url_for

from service.model import Outcome, StoredArticle, Submission
from service.ports import ArticleFilter
from service.web import examples, idempotency, version_view
from service.web.current import newsroom
from service.web.cursors import cursor
from service.web.resource import Resource, tag_of
from service.web.schemas.article import (
    ArticleQuery,
    ArticleSchema,
    ArticlesQuery,
    ArticlesSchema,
    ReceiptSchema,
    SubmissionSchema,
    VersionsSchema,
)
from service.web.schemas.versions import VersionDiffSchema

articles = Resource("articles", "Articles of the outlets, and their versions.")

_WHERE = {
    "Location": {"schema": {"type": "string"}, "description": "Where the article is read"},
    "ETag": {"schema": {"type": "string"}, "description": "The tag of the article there"},
}
_NEW = {Outcome.CREATED, Outcome.REVISED}


@articles.route("/articles", "POST")
@articles.takes(SubmissionSchema, example=examples.ARTICLE)
@articles.answers(
    200,
    ReceiptSchema,
    description="Held already: unchanged or amended",
)
@articles.answers(201, ReceiptSchema, description="New, or a new version", headers=_WHERE)
@articles.operation(
    "ingestArticle", 400, 409, 413, 415, 422, 429, 503, 507, parameters=[idempotency.PARAMETER]
)
def ingest_article(submission: Submission) -> Response:
    """Store an article.

    When this answers, the article is stored so that it survives power loss, and every look-up
    finds it. Sending it again changes nothing; a changed text makes a new version. With `html`,
    the page tells title and language where the request gives none, and nothing else.
    """
    fingerprint = idempotency.fingerprint_of(submission)
    return idempotency.once(fingerprint, lambda: _ingested(submission))


def _ingested(submission: Submission) -> Response:
    receipt = newsroom().ingest(submission)
    response = jsonify(ReceiptSchema().dump(receipt))
    if receipt.outcome in _NEW:
        response.status_code = HTTPStatus.CREATED
        response.location = url_for("articles.get_article", article_id=receipt.id)
        response.set_etag(tag_of(ArticleSchema().dump(newsroom().article(receipt.id))))
    return response


@articles.route("/articles")
@articles.asks(ArticlesQuery)
@articles.answers(200, ArticlesSchema)
@articles.operation("listArticles", 422, 429, 503)
def list_articles(which: ArticleFilter) -> tuple[dict[str, Any], dict[str, str]]:
    """List articles in the order of their ids.

    `next_cursor`, and a `Link` header with `rel="next"`, lead to the next page.
    """
    found = newsroom().articles(replace(which, limit=which.limit + 1))
    page, rest = found[: which.limit], found[which.limit :]
    following = cursor("articles", page[-1].id) if rest else None
    headers = {"Link": f'<{_next_page(following)}>; rel="next"'} if following else {}
    return {"articles": page, "next_cursor": following}, headers


def _next_page(following: str) -> str:
    asked: dict[str, Any] = {**request.args, "cursor": following}
    return url_for("articles.list_articles", **asked)


@articles.route("/articles/<article:article_id>")
@articles.asks(ArticleQuery)
@articles.answers(200, ArticleSchema)
@articles.operation("getArticle", 404, 422, 429, 503)
def get_article(query: dict[str, int], article_id: str) -> StoredArticle:
    """Read an article: its text and its blocks, of the current version or an earlier one."""
    return newsroom().article(article_id, query.get("version"))


@articles.route("/articles/<article:article_id>", "DELETE")
@articles.answers(204)
@articles.operation("deleteArticle", 404, 429, 503)
def delete_article(article_id: str) -> None:
    """Delete an article with all its versions from store, index and answers."""
    newsroom().delete(article_id)


@articles.route("/articles/<article:article_id>/versions")
@articles.answers(200, VersionsSchema)
@articles.operation("listVersions", 404, 429, 503)
def list_versions(article_id: str) -> dict[str, Any]:
    """List the versions of an article, oldest first."""
    return {"versions": newsroom().versions(article_id)}


@articles.route("/articles/<article:article_id>/versions/<version:before>..<version:after>")
@articles.answers(200, VersionDiffSchema)
@articles.operation("compareVersions", 404, 429, 503)
def compare_versions(article_id: str, before: int, after: int) -> Response:
    """Tell what the outlet changed between two versions of an article.

    Whether it matters and why, each change by its kind with the words that changed, and which
    notice of the outlet owns up to which change. The later version may stand first.
    """
    return jsonify(version_view.version_diff(newsroom().version_diff(article_id, before, after)))
