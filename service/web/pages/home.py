"""The front page: a claim in a box, and what the outlets say to it."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from marshmallow import ValidationError

from service.errors import Invalid
from service.model import Question
from service.web.current import look_up
from service.web.faults import in_body
from service.web.pages.reading import read
from service.web.schemas.claim import MAX_CLAIM, QuestionSchema
from service.web.strict_json import is_storable

home = Blueprint("home", __name__)


@home.get("/")
def ask() -> str | tuple[str, int]:
    """The claim box; with `?claim=`, the answer below it."""
    claim = request.args.get("claim", "").strip()
    if not claim:
        return render_template("home.html", claim="", longest=MAX_CLAIM)
    try:
        answer = look_up(_question(claim))
    except Invalid as error:
        page = render_template("home.html", claim=claim, longest=MAX_CLAIM, fault=error.detail)
        return page, 422
    return render_template("home.html", claim=claim, longest=MAX_CLAIM, answer=read(answer))


def _question(claim: str) -> Question:
    if not is_storable(claim):
        raise Invalid("The claim holds characters that no text should.")
    try:
        question: Question = QuestionSchema().load({"text": claim})
    except ValidationError as error:
        first, *_ = in_body(error.messages)
        raise Invalid(first.detail) from error
    return question
