"""A line in the log for every request: what was asked, how it ended, and how long it took."""

from __future__ import annotations

import logging

from flask import Flask, Response, g, request

from service.web.metrics import seconds_taken

_LONGEST = 300
_SILENT = frozenset({"operations.healthz", "operations.readyz", "operations.metrics"})
"""What is asked every few seconds, by machines."""

_log = logging.getLogger(__name__)


def install(app: Flask) -> None:
    """Log every request of the application, without its query and its body."""
    app.after_request(_tell)


def _tell(response: Response) -> Response:
    if request.endpoint not in _SILENT:
        _log.info(
            "%s %s %d %.1f ms %s",
            _visible(request.method),
            _visible(request.path),
            response.status_code,
            1_000 * seconds_taken(),
            g.get("request_id", ""),
        )
    return response


def _visible(text: str) -> str:
    """`text` on one line: what is not printable is escaped, so that nobody can forge a line."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text[:_LONGEST]
    )
