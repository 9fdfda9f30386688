"""Reading what is left of a request's body, so that the answer reaches the client.

A server that closes a connection with unread bytes on it resets it, and a client that is still
sending then never sees the answer that refused its body.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_CHUNK = 64 * 1024
_MOST = 64 * 1024 * 1024
"""Beyond this the client is hostile, and may lose its answer."""


class Drained:
    """A WSGI application around another one that leaves no body unread behind it."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the inner application does, then read on to the end of the body."""
        body = environ["wsgi.input"]
        answer = self._app(environ, start_response)
        if environ.get("wsgi.input_terminated"):
            for _ in range(_MOST // _CHUNK):
                if not body.read(_CHUNK):
                    break
        return answer
