"""What machines ask of the process itself: is it alive, is it ready, how is it doing."""

from __future__ import annotations

from flask import Blueprint, Response, abort, jsonify
from prometheus_client import CONTENT_TYPE_LATEST

from service.web.current import config, newsroom, parts
from service.web.faults import Fault
from service.web.problems import NOT_READY, Problem

operations = Blueprint("operations", __name__)


@operations.get("/healthz")
def healthz() -> Response:
    """Whether the process answers at all."""
    return jsonify({"status": "ok"})


@operations.get("/readyz")
def readyz() -> Response:
    """Whether store and index agree, so that answers are whole."""
    health = newsroom().health()
    if not health.ready:
        faults = tuple(Fault(problem) for problem in health.problems)
        return Problem(NOT_READY, NOT_READY.meaning, faults, {"Retry-After": "1"}).response()
    return jsonify(
        {
            "status": "ready",
            "sequence": health.sequence,
            "index_sequence": health.index_sequence,
            "generation": health.generation,
        }
    )


@operations.get("/metrics")
def metrics() -> Response:
    """Counters of all processes of this server, for Prometheus."""
    if not config().metrics:
        abort(404)
    return Response(parts().metrics.rendered(), content_type=CONTENT_TYPE_LATEST)
