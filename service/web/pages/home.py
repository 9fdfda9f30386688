"""The front page: a claim in a box, and what the outlets say to it."""

from __future__ import annotations

from unicodedata import category

from flask import Blueprint, render_template, request
from marshmallow import ValidationError

from service.errors import Invalid
from service.model import Question
from service.web.current import look_up, newsroom
from service.web.faults import in_body
from service.web.pages.reading import read
from service.web.schemas.claim import MAX_CLAIM, QuestionSchema
from service.web.strict_json import is_storable

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
        answer = look_up(_question(claim))
    except Invalid as error:
        return _page(claim, fault=error.detail), 422
    return _page(claim, answer=read(answer))


def _page(claim: str, **parts: object) -> str:
    shown = "".join(character for character in claim if _is_text(character))
    return render_template("home.html", claim=shown, longest=MAX_CLAIM, **parts)


def _is_text(character: str) -> bool:
    """Whether a page may hold it: a control character or half a surrogate pair may not stand."""
    return character in "\n\r\t" or category(character) not in {"Cc", "Cs"}


def _question(claim: str) -> Question:
    if not is_storable(claim):
        raise Invalid("The claim holds characters that no text should.")
    try:
        question: Question = QuestionSchema().load({"text": claim})
    except ValidationError as error:
        first, *_ = in_body(error.messages)
        raise Invalid(first.detail) from error
    return question
