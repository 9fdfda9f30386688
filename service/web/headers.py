"""Headers on every answer: its request, its process, and what a browser may do with the page."""

from __future__ import annotations

import os
import re
import secrets

from flask import Flask, Response, g, request

_SANE_ID = re.compile(r"[A-Za-z0-9._:/+=@-]{1,128}")

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
DOCS_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Swagger UI draws its icons from `data:` addresses."""


def install(app: Flask) -> None:
    """Set the headers on every answer of the application, errors among them."""
    app.before_request(_name_request)
    app.after_request(_set)


def _name_request() -> None:
    """Keep the client's id of the request if it is fit for a log, else make one."""
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _SANE_ID.fullmatch(given) else secrets.token_hex(8)


def _set(response: Response) -> Response:
    headers = response.headers
    headers["X-Request-ID"] = g.get("request_id", "")
    headers["X-Worker"] = str(os.getpid())
    headers.setdefault("Content-Security-Policy", PAGE_POLICY)
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    return response
