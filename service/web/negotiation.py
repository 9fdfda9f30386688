"""Whether somebody reads the answer in a browser, or a program does."""

from __future__ import annotations

from flask import request

PAGE = "text/html"


def wants_page(otherwise: str) -> bool:
    """Whether the request would rather have a page than the media type `otherwise`."""
    return request.accept_mimetypes.best_match([otherwise, PAGE]) == PAGE
