"""Which problem (RFC 9457) a client gets for which error: the one table, and its rendering."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from flask import Flask, Response, g
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from service import errors
from service.web.faults import Fault, InvalidRequest

MEDIA_TYPE = "application/problem+json"
_RETRY_SECONDS = "5"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of problem: the last step of its `type`, its status, and what to do about it."""

    name: str
    status: int
    title: str
    meaning: str

    @property
    def type(self) -> str:
        """The stable URI of this sort; a page that explains it is served there."""
        return f"/problems/{self.name}"


BAD_REQUEST = Kind(
    "bad-request", 400, "The request cannot be read", "The request is not well-formed HTTP."
)
INVALID_JSON = Kind(
    "invalid-json",
    400,
    "The body cannot be read",
    "The body is not JSON in UTF-8, or it is nested too deeply, repeats a key, or holds a number "
    "that cannot be kept. Nothing was changed.",
)
NOT_FOUND = Kind(
    "not-found", 404, "There is no such thing", "Nothing is stored under this address or id."
)
METHOD_NOT_ALLOWED = Kind(
    "method-not-allowed",
    405,
    "The method is not allowed here",
    "The address exists but does not take this method; the Allow header lists those it takes.",
)
CONFLICT = Kind(
    "conflict",
    409,
    "The request contradicts what is stored",
    "For an article: its URL and its external id belong to two different articles. Nothing was "
    "changed.",
)
BODY_TOO_LARGE = Kind(
    "body-too-large",
    413,
    "The body is too large",
    "The body is over the limit of this address. Send a bulk request in several parts.",
)
UNSUPPORTED_MEDIA_TYPE = Kind(
    "unsupported-media-type",
    415,
    "The media type is not supported",
    "Send application/json in UTF-8 (for a bulk request also application/x-ndjson), without "
    "content coding.",
)
INVALID_FIELD = Kind(
    "invalid-field",
    422,
    "A field cannot be accepted",
    "Each entry of errors names a field by its JSON pointer, or a parameter of the address, and "
    "says what is wrong with it. Nothing was changed.",
)
TOO_LARGE = Kind(
    "too-large",
    422,
    "The content is over a limit",
    "The text of an article has too many characters or paragraphs. Nothing is ever cut silently.",
)
RATE_LIMITED = Kind(
    "rate-limited",
    429,
    "Too many requests",
    "Wait for as many seconds as Retry-After says. The RateLimit header tells what is left.",
)
INTERNAL = Kind(
    "internal",
    500,
    "Something went wrong on our side",
    "The failure is in the server's log under the request's X-Request-ID.",
)
UNAVAILABLE = Kind(
    "unavailable",
    503,
    "A part of the service cannot answer now",
    "Try again after as many seconds as Retry-After says.",
)
NOT_READY = Kind(
    "not-ready",
    503,
    "The service is not ready",
    "Store and index do not agree yet; errors says what is in the way.",
)
STORAGE_FULL = Kind(
    "storage-full",
    507,
    "There is no room left",
    "The disk or the database is full. Nothing of the request was kept; reads go on.",
)

KINDS: Mapping[str, Kind] = {
    kind.name: kind for kind in list(globals().values()) if isinstance(kind, Kind)
}

_OF_ERROR: Mapping[type[errors.CrossreadError], Kind] = {
    InvalidRequest: INVALID_FIELD,
    errors.Malformed: INVALID_JSON,
    errors.TooLarge: TOO_LARGE,
    errors.Invalid: INVALID_FIELD,
    errors.NotFound: NOT_FOUND,
    errors.Conflict: CONFLICT,
    errors.StorageFull: STORAGE_FULL,
    errors.Unavailable: UNAVAILABLE,
    errors.SnapshotDamaged: UNAVAILABLE,
    errors.CrossreadError: INTERNAL,
}

_OF_STATUS: Mapping[int, Kind] = {
    kind.status: kind
    for kind in (
        BAD_REQUEST,
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        BODY_TOO_LARGE,
        UNSUPPORTED_MEDIA_TYPE,
        INVALID_FIELD,
        RATE_LIMITED,
        UNAVAILABLE,
        INTERNAL,
    )
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One occurrence of a kind of problem."""

    kind: Kind
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


def install(app: Flask) -> None:
    """Let every error of the application, Flask's own among them, be told as a problem."""
    app.register_error_handler(Exception, lambda error: _problem(error).response())


def _problem(error: Exception) -> Problem:
    if isinstance(error, errors.CrossreadError):
        problem = _of_ours(error)
    elif isinstance(error, HTTPException):
        problem = _of_http(error)
    else:
        problem = Problem(INTERNAL, INTERNAL.meaning)
    if problem.kind.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("request %s failed", g.get("request_id", ""), exc_info=error)
    return problem


def _of_ours(error: errors.CrossreadError) -> Problem:
    kind = next(_OF_ERROR[c] for c in type(error).__mro__ if c in _OF_ERROR)
    if kind.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Problem(kind, kind.meaning, headers=_retry(kind))
    return Problem(kind, str(error), _faults(error))


def _faults(error: errors.CrossreadError) -> tuple[Fault, ...]:
    match error:
        case InvalidRequest(faults):
            return faults
        case errors.Invalid(detail, pointer):
            return (Fault(detail, pointer),)
        case errors.Conflict(detail, pointer) if pointer:
            return (Fault(detail, pointer),)
        case _:
            return ()


def _retry(kind: Kind) -> dict[str, str]:
    return {"Retry-After": _RETRY_SECONDS} if kind is UNAVAILABLE else {}


def _of_http(error: HTTPException) -> Problem:
    """A fault that Flask or Werkzeug found; its headers, such as Allow, go along."""
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    kind = _OF_STATUS.get(status) or _unlisted(HTTPStatus(status))
    kept = {name: value for name, value in error.get_headers() if name != "Content-Type"}
    return Problem(kind, _told(error, kind), headers=kept)


def _told(error: HTTPException, kind: Kind) -> str:
    if kind.status >= HTTPStatus.INTERNAL_SERVER_ERROR or isinstance(error, RequestEntityTooLarge):
        return kind.meaning
    return error.description or kind.meaning


def _unlisted(status: HTTPStatus) -> Kind:
    """A status that Werkzeug may raise and that needs no page of its own."""
    return Kind("bad-request", status, status.phrase, status.description)
