"""Claims looked up, and bare pairs judged."""

from __future__ import annotations

from flask import Response, jsonify

from service.model import Question
from service.web import examples, lifeline_view, present
from service.web.current import look_up, newsroom
from service.web.resource import Resource
from service.web.schemas.answer import AnswerSchema, VerdictsSchema
from service.web.schemas.claim import (
    LifelineQuery,
    LifelineQuestionSchema,
    PairsSchema,
    QuestionSchema,
)
from service.web.schemas.lifeline import LifelineSchema

claims = Resource("claims", "Who else reported a claim, and how their version differs.")


@claims.route("/claims/lookup", "POST")
@claims.takes(QuestionSchema, example=examples.QUESTION)
@claims.answers(200, AnswerSchema, example=examples.ANSWER)
@claims.operation("lookUpClaim", 400, 404, 413, 415, 422, 429, 503)
def look_up_claim(question: Question) -> Response:
    """Look up who else reported a claim.

    Passages are grouped to articles and articles to outlets before the limits cut. The answer
    holds everything that was acknowledged before the question was asked.
    """
    return jsonify(present.answer(look_up(question)))


@claims.route("/claims/lifeline", "POST")
@claims.takes(LifelineQuestionSchema, example=examples.QUESTION)
@claims.answers(200, LifelineSchema)
@claims.operation("followClaim", 400, 404, 413, 415, 422, 429, 503)
def follow_claim(question: Question) -> Response:
    """Follow a claim through all outlets and versions.

    Where it appears, changes its value, is hedged or hardened, removed or corrected, and who still
    carries a value that others gave up. The articles are those that a look-up of the claim finds,
    and revised ones near it; `notes` say what was not read.
    """
    return jsonify(lifeline_view.lifeline(newsroom().lifeline(question)))


@claims.route("/claims/lifeline")
@claims.asks(LifelineQuery)
@claims.answers(200, LifelineSchema)
@claims.operation("readLifeline", 422, 429, 503)
def read_lifeline(question: Question) -> Response:
    """Follow a claim through all outlets and versions, as a link."""
    return jsonify(lifeline_view.lifeline(newsroom().lifeline(question)))


@claims.route("/relations", "POST")
@claims.takes(PairsSchema, example=examples.PAIRS)
@claims.answers(200, VerdictsSchema)
@claims.operation("judgePairs", 400, 413, 415, 422, 429, 503)
def judge_pairs(pairs: list[tuple[str, str]]) -> Response:
    """Compare pairs of a claim and a passage; nothing is stored."""
    verdicts = newsroom().relations(pairs)
    told = [
        present.verdict(verdict, passage)
        for verdict, (_, passage) in zip(verdicts, pairs, strict=True)
    ]
    return jsonify({"relations": told})
