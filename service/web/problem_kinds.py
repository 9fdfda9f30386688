"""The kinds of problem that the API knows, each with the page that its `type` leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


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
    "not-found", 404, "Not found", "There is nothing at this address, or under this id."
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
    "An article's URL and external id belong to two different articles; or an Idempotency-Key "
    "was used with another body before, or its first request is not finished. Nothing was changed.",
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
    "The text of an article has too many characters or paragraphs, or the articles to compare have "
    "too many sentences. Nothing is ever cut silently.",
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
    "The database and the index do not agree yet; errors says why.",
)
STORAGE_FULL = Kind(
    "storage-full",
    507,
    "There is no room left",
    "The disk or the database is full. Nothing of the request was kept; reads go on.",
)

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        BAD_REQUEST,
        INVALID_JSON,
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        CONFLICT,
        BODY_TOO_LARGE,
        UNSUPPORTED_MEDIA_TYPE,
        INVALID_FIELD,
        TOO_LARGE,
        RATE_LIMITED,
        INTERNAL,
        UNAVAILABLE,
        NOT_READY,
        STORAGE_FULL,
    )
}
