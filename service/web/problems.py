"""Which problem (RFC 9457) a client gets for which error: the one table, and its rendering."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from flask import Flask, Response, g, make_response, render_template, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from service import errors
from service.web import problem_kinds as kinds
from service.web.bodies import UnsupportedBody
from service.web.faults import Fault, InvalidRequest
from service.web.negotiation import wants_page

MEDIA_TYPE = "application/problem+json"
_API = "/v1/"
_RETRY_SECONDS = "5"
_WITHOUT_BODY = frozenset({"GET", "HEAD"})

_log = logging.getLogger(__name__)

_OF_ERROR: Mapping[type[errors.CrossreadError], kinds.Kind] = {
    InvalidRequest: kinds.INVALID_FIELD,
    errors.Malformed: kinds.INVALID_JSON,
    errors.TooLarge: kinds.TOO_LARGE,
    errors.Invalid: kinds.INVALID_FIELD,
    errors.NotFound: kinds.NOT_FOUND,
    errors.Conflict: kinds.CONFLICT,
    errors.StorageFull: kinds.STORAGE_FULL,
    errors.Unavailable: kinds.UNAVAILABLE,
    errors.SnapshotDamaged: kinds.UNAVAILABLE,
    errors.CrossreadError: kinds.INTERNAL,
}

_OF_STATUS: Mapping[int, kinds.Kind] = {
    kind.status: kind
    for kind in (
        kinds.BAD_REQUEST,
        kinds.NOT_FOUND,
        kinds.METHOD_NOT_ALLOWED,
        kinds.BODY_TOO_LARGE,
        kinds.UNSUPPORTED_MEDIA_TYPE,
        kinds.INVALID_FIELD,
        kinds.RATE_LIMITED,
        kinds.UNAVAILABLE,
        kinds.INTERNAL,
    )
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One occurrence of a kind of problem."""

    kind: kinds.Kind
    detail: str
    faults: tuple[Fault, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> Response:
        """The answer that tells it."""
        body: dict[str, object] = {
            "type": self.kind.type,
            "title": self.kind.title,
            "status": self.kind.status,
            "detail": self.detail,
            "request_id": g.get("request_id", ""),
        }
        if self.faults:
            body["errors"] = [fault.told() for fault in self.faults]
        response = Response(json.dumps(body), self.kind.status, content_type=MEDIA_TYPE)
        response.headers.update(self.headers)
        return response

    def page(self) -> Response:
        """The answer for somebody who reads it in a browser."""
        shown = render_template("problem.html", problem=self, request_id=g.get("request_id", ""))
        response = make_response(shown, self.kind.status)
        response.headers.update(self.headers)
        return response


def install(app: Flask) -> None:
    """Let every error of the application, Flask's own among them, be told as a problem."""
    app.register_error_handler(Exception, lambda error: _answer(_problem(error)))


def _answer(problem: Problem) -> Response:
    """JSON for clients of the API, a page for a browser anywhere else."""
    if request.path.startswith(_API):
        return problem.response()
    response = problem.page() if wants_page(MEDIA_TYPE) else problem.response()
    response.vary.add("Accept")
    return response


def _problem(error: Exception) -> Problem:
    if isinstance(error, errors.CrossreadError):
        problem = _of_ours(error)
    elif isinstance(error, HTTPException):
        problem = _of_http(error)
    else:
        problem = Problem(kinds.INTERNAL, kinds.INTERNAL.meaning)
    if problem.kind.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("request %s failed", g.get("request_id", ""), exc_info=error)
    return problem


def _of_ours(error: errors.CrossreadError) -> Problem:
    kind = next(_OF_ERROR[c] for c in type(error).__mro__ if c in _OF_ERROR)
    if kind.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Problem(kind, kind.meaning, headers=_retry(kind))
    faults = _faults(error)
    if request.method in _WITHOUT_BODY:
        faults = tuple(fault.of_address() for fault in faults)
    return Problem(kind, str(InvalidRequest(faults) if faults else error), faults)


def _faults(error: errors.CrossreadError) -> tuple[Fault, ...]:
    match error:
        case InvalidRequest(faults):
            return faults
        case errors.Invalid(detail, pointer):
            return (Fault(detail, pointer),)
        case errors.Conflict(detail, pointer) if pointer:
            return (Fault(detail, pointer),)
        case errors.NotFound(_, _, pointer) if pointer:
            return (Fault(str(error), pointer),)
        case _:
            return ()


def _retry(kind: kinds.Kind) -> dict[str, str]:
    return {"Retry-After": _RETRY_SECONDS} if kind is kinds.UNAVAILABLE else {}


def _of_http(error: HTTPException) -> Problem:
    """A fault that Flask or Werkzeug found; its headers, such as Allow, go along."""
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    kind = _OF_STATUS.get(status) or _unlisted(HTTPStatus(status))
    kept = {name: value for name, value in error.get_headers() if name != "Content-Type"}
    told = _told(error, kind)
    return Problem(kind, told, _of_body(error, told), headers=kept)


def _of_body(error: HTTPException, told: str) -> tuple[Fault, ...]:
    """Where a body that is refused unread is at fault: as a whole, or in a header."""
    if isinstance(error, UnsupportedBody):
        return (Fault(told, parameter=error.header),)
    return (Fault(told),) if isinstance(error, RequestEntityTooLarge) else ()


def _told(error: HTTPException, kind: kinds.Kind) -> str:
    if isinstance(error, RequestEntityTooLarge):
        return f"the body is over {request.max_content_length:,} bytes"
    if kind.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return kind.meaning
    # The sentences of our own that were raised with it; Werkzeug's stand on the class.
    return str(vars(error).get("description") or kind.meaning)


def _unlisted(status: HTTPStatus) -> kinds.Kind:
    """A status that Werkzeug may raise and that needs no page of its own."""
    return kinds.Kind("bad-request", status, status.phrase, status.description)
