"""The body of a request: its media type checked, its size bounded, its JSON read strictly."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from flask import Request
from werkzeug.exceptions import UnsupportedMediaType

from service.web import strict_json

JSON_TYPE = "application/json"
NDJSON_TYPE = "application/x-ndjson"

_CHUNK = 64 * 1024
_UTF8 = frozenset({"", "utf-8", "utf8"})


class UnsupportedBody(UnsupportedMediaType):
    """A body that is not read as it comes; `header` says by which header."""

    def __init__(self, description: str, header: str = "Content-Type") -> None:
        super().__init__(description)
        self.header = header


def json_value(request: Request) -> object:
    """The JSON value that the body holds.

    Raises `Malformed` or `Invalid`, and Werkzeug's 413 or 415.
    """
    require_type(request, {JSON_TYPE})
    return strict_json.loads(b"".join(chunks(request)))


def chunks(request: Request) -> Iterator[bytes]:
    """The body piece by piece. Raises Werkzeug's 413 as soon as it is over the limit.

    `get_data` would not do: it cuts a chunked body at the limit and says nothing.
    """
    while chunk := request.stream.read(_CHUNK):
        yield chunk


def require_type(request: Request, accepted: Collection[str]) -> str:
    """The media type of the body, one of `accepted`; `+json` types count as JSON.

    Raises Werkzeug's 415 for another one, another charset, or a content coding.
    """
    coding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in {"", "identity"}:
        raise UnsupportedBody("send the body without a content coding", "Content-Encoding")
    if request.mimetype_params.get("charset", "").strip("\"'").lower() not in _UTF8:
        raise UnsupportedBody("send the body in UTF-8")
    media_type = _plain(request.mimetype)
    if media_type not in accepted:
        raise UnsupportedBody(f"send the body as {' or '.join(sorted(accepted))}")
    return media_type


def _plain(media_type: str) -> str:
    is_json = media_type.startswith("application/") and media_type.endswith("+json")
    return JSON_TYPE if is_json else media_type
