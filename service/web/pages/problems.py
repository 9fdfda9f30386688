"""The pages that the `type` of a problem points to."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, abort, jsonify, make_response, render_template

from service.web.bodies import JSON_TYPE
from service.web.negotiation import wants_page
from service.web.problem_kinds import KINDS, Kind

problem_pages = Blueprint("problems", __name__)


@problem_pages.get("/problems")
def list_kinds() -> Response:
    """All kinds of problem."""
    return _shown(list(KINDS.values()))


@problem_pages.get("/problems/<name>")
def show_kind(name: str) -> Response:
    """One kind of problem."""
    return _shown([KINDS[name]]) if name in KINDS else abort(404)


def _shown(kinds: list[Kind]) -> Response:
    """For people as a page, for machines as JSON."""
    if wants_page(JSON_TYPE):
        response = make_response(render_template("problems.html", kinds=kinds))
    else:
        response = jsonify({"problems": [asdict(kind) | {"type": kind.type} for kind in kinds]})
    response.vary.add("Accept")
    return response
