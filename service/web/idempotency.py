"""`Idempotency-Key`: a write that a client repeats after a lost answer is done once."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime

from flask import Response, request

from service.ports import Replay
from service.web.current import config
from service.web.faults import Fault, InvalidRequest

HEADER = "Idempotency-Key"
PARAMETER = {
    "name": HEADER,
    "in": "header",
    "description": "Of the client's choosing; a repeated request with the same key and body gets "
    "the answer of the first one, for a day",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
}

_KEY = re.compile(r"[!-~]{1,200}")
_KEPT_HEADERS = ("Location", "ETag")


def once(fingerprint: str, answer: Callable[[], Response]) -> Response:
    """The answer to a write, or the one that its key led to before.

    `fingerprint` tells this body from others. A write that raises gives its key up, so that a
    retry is tried anew. Raises `Conflict` if the key came with another body or is at work.
    """
    given, store = request.headers.get(HEADER), config().idempotency
    if given is None or store is None:
        return answer()
    if not _KEY.fullmatch(given):
        raise InvalidRequest(
            (Fault("must be 1 to 200 visible ASCII characters", parameter=HEADER),)
        )
    key = f"{request.method} {request.path} {given}"
    replay = store.claim(key, fingerprint, datetime.now(UTC))
    if replay:
        return _repeated(replay)
    try:
        response = answer()
    except BaseException:
        store.abandon(key)
        raise
    store.finish(key, response.status_code, _kept(response))
    return response


def fingerprint_of(value: object) -> str:
    """A digest of a frozen dataclass, the same wherever it is equal."""
    return hashlib.sha256(repr(value).encode()).hexdigest()


def _kept(response: Response) -> str:
    headers = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
    return json.dumps({"headers": headers, "body": response.get_data(as_text=True)})


def _repeated(replay: Replay) -> Response:
    kept = json.loads(replay.body)
    response = Response(kept["body"], replay.status, content_type="application/json")
    response.headers.update(kept["headers"])
    response.headers["Idempotency-Replayed"] = "true"
    return response
