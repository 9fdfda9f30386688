"""Bulk requests and how far they are."""

from __future__ import annotations

from flask import request, url_for

from service.model import Job
from service.web.api.articles import EXAMPLE
from service.web.bodies import JSON_TYPE, NDJSON_TYPE, require_type
from service.web.bulk import spooled
from service.web.current import newsroom
from service.web.resource import Resource
from service.web.schemas.job import JobSchema

jobs = Resource("jobs", "Bulk requests, worked on in the background.")

_BODY = {
    "required": True,
    "content": {
        NDJSON_TYPE: {
            "schema": {"type": "string", "description": "An article in each line, as JSON."},
        },
        JSON_TYPE: {
            "schema": {
                "type": "array",
                "minItems": 1,
                "items": {"$ref": "#/components/schemas/Submission"},
            },
            "example": [EXAMPLE],
        },
    },
}
_LOCATION = {"Location": {"schema": {"type": "string"}, "description": "Where to ask how far"}}


@jobs.route("/articles/bulk", "POST")
@jobs.answers(202, JobSchema, headers=_LOCATION)
@jobs.operation("ingestArticles", 400, 413, 415, 422, 429, 503, 507, requestBody=_BODY)
def ingest_articles() -> tuple[Job, dict[str, str]]:
    """Take many articles in.

    The body is NDJSON or a JSON array. When this answers, every usable line is stored and will
    be worked on even if the server dies; unusable lines are listed in the job's `errors`.
    """
    media_type = require_type(request, {JSON_TYPE, NDJSON_TYPE})
    with spooled(request, media_type) as bulk:
        errors = bulk.errors()
        job = newsroom().submit(bulk.items(), errors)
    return job, {"Location": url_for("jobs.get_job", job_id=job.id)}


@jobs.route("/jobs/<id:job_id>")
@jobs.answers(200, JobSchema)
@jobs.operation("getJob", 404, 429, 503)
def get_job(job_id: str) -> Job:
    """Tell how far a bulk request is, with the errors of single lines."""
    return newsroom().job(job_id)
