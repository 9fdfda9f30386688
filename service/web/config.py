"""What the web application must be told, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from service.ports import IdempotencyStore


@dataclass(frozen=True, slots=True, kw_only=True)
class WebConfig:
    """Limits and switches of the HTTP side. Everything over a limit is refused, never cut.

    `rate_limit` is in the words of Flask-Limiter (`"6000 per minute"`), counted for each client
    address and process; empty means no limit. Without `idempotency`, an `Idempotency-Key` is not
    heeded; articles are idempotent by themselves. `metrics_dir` is the folder in which the
    processes of one server share their counters; empty for a single process.
    """

    max_body_bytes: int = 10_000_000
    max_bulk_bytes: int = 32_000_000
    max_text_chars: int = 1_000_000
    max_paragraphs: int = 2_000
    rate_limit: str = "6000 per minute"
    idempotency: IdempotencyStore | None = None
    metrics: bool = True
    metrics_dir: str = ""
