"""Where texts come from, and what people decide about that."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response, jsonify

from service.web import examples, idempotency, origin_view
from service.web.current import newsroom
from service.web.resource import Resource
from service.web.schemas.origins import (
    ArticleOriginsSchema,
    DecisionSchema,
    MergeSchema,
    OriginFileSchema,
    SplitSchema,
)

origins = Resource("origins", "Where texts come from: own reporting, agencies, other outlets.")

_Named = tuple[tuple[str, ...], str]


@origins.route("/articles/<article:article_id>/origins")
@origins.answers(200, ArticleOriginsSchema)
@origins.operation("getArticleOrigins", 404, 429, 503)
def get_article_origins(article_id: str) -> Response:
    """Tell where each paragraph of an article comes from, and how much each maker made.

    It is worked out from what the index holds now, so it does not depend on the order in which
    articles came in. Whatever nobody else has is the outlet's own as far as this index tells.
    """
    return jsonify(origin_view.article_origins(newsroom().origins(article_id)))


@origins.route("/origins/<id:origin_id>")
@origins.answers(200, OriginFileSchema)
@origins.operation("getOrigin", 404, 429, 503)
def get_origin(origin_id: str) -> Response:
    """List the members of an origin and say why they are one.

    The id of any of its paragraphs finds it, so an id stays good when origins are merged or an
    earlier text comes in.
    """
    return jsonify(origin_view.origin_file(newsroom().origin(origin_id)))


@origins.route("/origins/<id:origin_id>/split", "POST")
@origins.takes(SplitSchema, example=examples.SPLIT)
@origins.answers(201, DecisionSchema)
@origins.operation(
    "splitOrigin",
    *(400, 404, 409, 413, 415, 422, 429, 503, 507),
    parameters=[idempotency.PARAMETER],
)
def split_origin(named: _Named, origin_id: str) -> Response:
    """Take paragraphs out of an origin, until the decision is taken back."""
    return idempotency.once(
        idempotency.fingerprint_of(named),
        lambda: _made(origin_view.decision(newsroom().split_origin(origin_id, *named))),
    )


@origins.route("/origins/<id:origin_id>/merge", "POST")
@origins.takes(MergeSchema, example=examples.MERGE)
@origins.answers(201, DecisionSchema)
@origins.operation(
    "mergeOrigins",
    *(400, 404, 409, 413, 415, 422, 429, 503, 507),
    parameters=[idempotency.PARAMETER],
)
def merge_origins(named: _Named, origin_id: str) -> Response:
    """Make other origins one with this one, until the decision is taken back."""
    return idempotency.once(
        idempotency.fingerprint_of(named),
        lambda: _made(origin_view.decision(newsroom().merge_origins(origin_id, *named))),
    )


@origins.route("/origins/decisions/<id:decision_id>", "DELETE")
@origins.answers(204)
@origins.operation("withdrawOriginDecision", 404, 429, 503, 507)
def withdraw_decision(decision_id: str) -> None:
    """Take a decision about origins back, as if it had never been."""
    newsroom().withdraw_origin_decision(decision_id)


def _made(decision: dict[str, object]) -> Response:
    response = jsonify(decision)
    response.status_code = HTTPStatus.CREATED
    return response
