"""Articles laid side by side."""

from __future__ import annotations

from flask import Response, jsonify, make_response

from service.model import ArticleRef
from service.web import comparison_view, examples
from service.web.bodies import JSON_TYPE
from service.web.current import newsroom
from service.web.negotiation import PAGE, wants_page
from service.web.pages import compare
from service.web.resource import Resource
from service.web.schemas.comparison import ComparisonInput, ComparisonQuery, ComparisonSchema

comparisons = Resource("comparisons", "Articles side by side: what they share, where they differ.")

_EITHER = {
    "200": {
        "description": "As JSON, or as a page to read",
        "content": {
            JSON_TYPE: {"schema": ComparisonSchema},
            PAGE: {"schema": {"type": "string"}},
        },
    }
}


@comparisons.route("/comparisons", "POST")
@comparisons.takes(ComparisonInput, example=examples.COMPARISON)
@comparisons.answers(200, ComparisonSchema)
@comparisons.operation("compareArticles", 400, 404, 413, 415, 422, 429, 503)
def compare_articles(refs: list[ArticleRef]) -> Response:
    """Lay 2 to 8 articles side by side, or versions of one.

    Each sentence stands in one row, with what every other article has for it; differing facts come
    first, then quotes, then sources and certainty, what all say, what some say, and what one says.
    The order of the articles changes the order of the cells and nothing else. At most 6,000
    sentences are compared.
    """
    return jsonify(comparison_view.comparison(newsroom().compare(refs)))


@comparisons.route("/comparisons")
@comparisons.asks(ComparisonQuery)
@comparisons.answers(200, ComparisonSchema)
@comparisons.operation("readComparison", 404, 422, 429, 503, responses=_EITHER)
def read_comparison(refs: list[ArticleRef]) -> Response:
    """Lay 2 to 8 articles side by side, as a link: as JSON, or as a page for a browser."""
    if wants_page(JSON_TYPE):
        response = make_response(compare.page(refs))
    else:
        response = jsonify(comparison_view.comparison(newsroom().compare(refs)))
    response.vary.add("Accept")
    return response
