"""How many requests one client may make, told in the IETF's RateLimit headers."""

from __future__ import annotations

import time
from http import HTTPStatus

from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

_FREE = frozenset({"operations.healthz", "operations.readyz", "operations.metrics", "static"})


def limit_rate(app: Flask, rate: str) -> None:
    """Hold each client address to `rate`, such as `6000 per minute`, in this process."""
    limiter = Limiter(
        get_remote_address, app=app, application_limits=[rate], storage_uri="memory://"
    )
    limiter.request_filter(lambda: request.endpoint in _FREE)

    @app.after_request
    def tell(response: Response) -> Response:
        limit = limiter.current_limit
        if limit is None:
            return response
        wait = max(1, int(limit.reset_at - time.time()))
        window = limit.limit.get_expiry()
        response.headers["RateLimit-Policy"] = f'"default";q={limit.limit.amount};w={window}'
        response.headers["RateLimit"] = f'"default";r={max(0, limit.remaining)};t={wait}'
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            response.headers["Retry-After"] = str(wait)
        return response
