"""A claim as a page is asked it."""

from __future__ import annotations

from unicodedata import category

from marshmallow import ValidationError

from service.errors import Invalid
from service.model import Question
from service.text.storable import is_storable
from service.web.faults import in_body
from service.web.schemas.claim import QuestionSchema


def question(claim: str, **narrowed: object) -> Question:
    """The question about `claim`, narrowed by fields of a look-up. Raises `Invalid`."""
    if not is_storable(claim):
        raise Invalid("The claim holds characters that no text should.")
    return _loaded({"text": claim} | narrowed)


def question_of(paragraph_id: str) -> Question:
    """The question about an indexed paragraph. Raises `Invalid`."""
    return _loaded({"paragraph_id": paragraph_id})


def _loaded(fields: dict[str, object]) -> Question:
    try:
        asked: Question = QuestionSchema().load(fields)
    except ValidationError as error:
        first, *_ = in_body(error.messages)
        raise Invalid(first.detail) from error
    return asked


def printable(claim: str) -> str:
    """The claim without what a page may not hold: control characters, half surrogate pairs."""
    return "".join(c for c in claim if c in "\n\r\t" or category(c) not in {"Cc", "Cs"})
