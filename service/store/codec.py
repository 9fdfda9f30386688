"""Submissions as JSON, as they wait in a job's rows."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from service.model import Completeness, Outlet, Submission


def encode(submission: Submission) -> str:
    """A submission as JSON; instants in ISO 8601."""
    return json.dumps(asdict(submission), default=datetime.isoformat, ensure_ascii=False)


def decode(text: str) -> Submission:
    """The submission that `encode` wrote."""
    given: dict[str, Any] = json.loads(text)
    outlet = given["outlet"]
    paragraphs = given["paragraphs"]
    return Submission(
        **given
        | {
            "outlet": Outlet(**outlet | {"domains": tuple(outlet["domains"])}),
            "paragraphs": None if paragraphs is None else tuple(paragraphs),
            "authors": tuple(given["authors"]),
            "published_at": _instant(given["published_at"]),
            "modified_at": _instant(given["modified_at"]),
            "completeness": Completeness(given["completeness"]),
        }
    )


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
