"""The API's description for machines, and to browse in."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, jsonify, make_response, render_template

from service.web.headers import DOCS_POLICY
from service.web.openapi import description

docs = Blueprint("docs", __name__)


@docs.get("/openapi.json")
def openapi() -> Response:
    """The OpenAPI description."""
    return jsonify(description(current_app))


@docs.get("/docs")
def browse() -> Response:
    """The description in Swagger UI, from our own files."""
    page = make_response(render_template("docs.html"))
    page.headers["Content-Security-Policy"] = DOCS_POLICY
    return page
