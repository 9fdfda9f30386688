"""The front page: a claim in a box, and what the outlets say to it."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from service.errors import Invalid
from service.web.current import look_up, newsroom
from service.web.pages.asking import printable, question
from service.web.pages.reading import read
from service.web.schemas.claim import MAX_CLAIM

home = Blueprint("home", __name__)

EXAMPLE = "Twelve people were killed in the explosion at Kelmouth harbour."
"""A claim of the seed articles, to try."""


@home.get("/")
def ask() -> str | tuple[str, int]:
    """The claim box; with `?claim=`, the answer below it."""
    claim = request.args.get("claim", "").strip()
    if not claim:
        return _page("", example="" if newsroom().is_empty() else EXAMPLE)
    try:
        answer = look_up(question(claim))
    except Invalid as error:
        return _page(claim, fault=error.detail), 422
    return _page(claim, answer=read(answer))


def _page(claim: str, **parts: object) -> str:
    return render_template("home.html", claim=printable(claim), longest=MAX_CLAIM, **parts)
