"""What machines ask of the process itself: is it alive, is it ready, how is it doing."""

from __future__ import annotations

from typing import Any

from flask import Response, abort
from prometheus_client import CONTENT_TYPE_LATEST

from service.web.current import config, newsroom, parts
from service.web.faults import Fault
from service.web.problem_kinds import NOT_READY
from service.web.problems import Problem
from service.web.resource import Resource
from service.web.schemas.operations import AliveSchema, ReadySchema

operations = Resource("operations", "The process itself.", prefix=None)


@operations.route("/healthz")
@operations.answers(200, AliveSchema)
@operations.operation("isAlive")
def healthz() -> dict[str, str]:
    """Answer if the process lives."""
    return {"status": "ok"}


@operations.route("/readyz")
@operations.answers(200, ReadySchema)
@operations.operation("isReady", 503)
def readyz() -> Response | dict[str, Any]:
    """Answer 200 if the database and the index agree, so that answers are complete."""
    health = newsroom().health()
    if not health.ready:
        faults = tuple(Fault(problem) for problem in health.problems)
        return Problem(NOT_READY, NOT_READY.meaning, faults, {"Retry-After": "1"}).response()
    return {
        "status": "ready",
        "sequence": health.sequence,
        "index_sequence": health.index_sequence,
        "generation": health.generation,
    }


@operations.route("/metrics")
@operations.answers(200, {"type": "string"}, content_type="text/plain")
@operations.operation("readMetrics", 404)
def metrics() -> Response:
    """Read the counters for Prometheus, over all processes of this server."""
    if not config().metrics:
        abort(404)
    return Response(parts().metrics.rendered(), content_type=CONTENT_TYPE_LATEST)
