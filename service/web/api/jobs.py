"""Bulk requests and how far they are."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response, jsonify, request, url_for

from service.model import Job
from service.web import examples, idempotency
from service.web.bodies import JSON_TYPE, NDJSON_TYPE, require_type
from service.web.bulk import Bulk, spooled
from service.web.current import newsroom
from service.web.resource import Resource
from service.web.schemas.base import NOT_BLANK
from service.web.schemas.job import JobSchema

jobs = Resource("jobs", "Bulk requests, worked on in the background.")

_BODY = {
    "required": True,
    "content": {
        NDJSON_TYPE: {
            "schema": {
                "type": "string",
                "description": "An article in each line, as JSON.",
                "pattern": NOT_BLANK,
                "minLength": 1,
            },
        },
        JSON_TYPE: {
            "schema": {
                "type": "array",
                "minItems": 1,
                "items": {"$ref": "#/components/schemas/Submission"},
            },
            "example": [examples.ARTICLE],
        },
    },
}
_LOCATION = {"Location": {"schema": {"type": "string"}, "description": "Where the job is read"}}


@jobs.route("/articles/bulk", "POST")
@jobs.answers(202, JobSchema, headers=_LOCATION)
@jobs.operation(
    "ingestArticles",
    *(400, 409, 413, 415, 422, 429, 503, 507),
    requestBody=_BODY,
    parameters=[idempotency.PARAMETER],
)
def ingest_articles() -> Response:
    """Store many articles, in the background.

    The body is NDJSON or a JSON array. When this answers, every usable line is kept and will be
    worked on even if the server dies; lines that cannot be used are listed in the job's `errors`.
    A body over the limit (`CROSSREAD_MAX_BULK_BYTES`) is refused with 413: send it in parts, or
    use `crossread ingest`, which reads files of any size.
    """
    media_type = require_type(request, {JSON_TYPE, NDJSON_TYPE})
    with spooled(request, media_type) as bulk:
        return idempotency.once(bulk.fingerprint, lambda: _submitted(bulk))


def _submitted(bulk: Bulk) -> Response:
    errors = bulk.errors()
    job = newsroom().submit(bulk.items(), errors)
    response = jsonify(JobSchema().dump(job))
    response.status_code = HTTPStatus.ACCEPTED
    response.location = url_for("jobs.get_job", job_id=job.id)
    return response


@jobs.route("/jobs/<id:job_id>")
@jobs.answers(200, JobSchema)
@jobs.operation("getJob", 404, 429, 503)
def get_job(job_id: str) -> Job:
    """Read how far a bulk request is, with the errors of single lines."""
    return newsroom().job(job_id)
