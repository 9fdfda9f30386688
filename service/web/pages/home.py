"""The front page: a claim in a box, and what the outlets say to it."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from service.compare import MOST_ARTICLES
from service.errors import Invalid
from service.web.current import look_up, newsroom
from service.web.pages.asking import printable, question, question_of
from service.web.pages.reading import read
from service.web.schemas.claim import MAX_CLAIM

home = Blueprint("home", __name__)

EXAMPLE = "Twelve people were killed in the explosion at Kelmouth harbour."
"""A claim of the seed articles, to try."""


@home.get("/")
def ask() -> str | tuple[str, int]:
    """The claim box; with `?claim=`, or the id of a `?paragraph=`, the answer below it."""
    claim, paragraph = (request.args.get(name, "").strip() for name in ("claim", "paragraph"))
    if not claim and not paragraph:
        return _page("", example="" if newsroom().is_empty() else EXAMPLE)
    try:
        answer = look_up(question(claim) if claim else question_of(paragraph))
    except Invalid as error:
        return _page(claim, fault=error.detail), 422
    return _page(claim or answer.claim[:MAX_CLAIM], answer=read(answer))


def _page(claim: str, **parts: object) -> str:
    return render_template(
        "home.html", claim=printable(claim), longest=MAX_CLAIM, most=MOST_ARTICLES, **parts
    )
