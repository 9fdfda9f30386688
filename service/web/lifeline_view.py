"""The life of a claim as plain values for JSON, named as `schemas.lifeline` has them."""

from __future__ import annotations

from typing import Any

from service.model import Lifeline, LifePoint
from service.web import present
from service.web.schemas.base import written

Json = dict[str, Any]


def lifeline(given: Lifeline) -> Json:
    """A claim through all outlets and versions."""
    return {
        "claim": given.claim,
        "points": [_point(point) for point in given.points],
        "carriers": [_point(point) for point in given.carriers],
        "searched": present.searched(given.searched),
        "notes": list(given.notes),
    }


def _point(given: LifePoint) -> Json:
    return {
        "event": given.event,
        "outlet": given.outlet_id,
        "article_id": given.article_id,
        "version": given.version,
        "title": given.title,
        "at": written(given.at),
        "seen_at": written(given.seen_at),
        "paragraph_id": given.paragraph_id or None,
        "passage": _passage(given),
        "certainty": given.certainty,
        "deltas": [present.delta(delta) for delta in given.deltas],
    }


def _passage(given: LifePoint) -> Json | None:
    if given.span is None:
        return None
    return {"start": given.span.start, "end": given.span.end, "text": given.passage}
