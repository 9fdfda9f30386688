"""The difference of two versions as plain values for JSON, named as `schemas.versions` has them."""

from __future__ import annotations

from typing import Any

from service.model import Change, Notice, Side, StoredArticle, VersionDiff
from service.web.present import delta
from service.web.schemas.base import written

Json = dict[str, Any]


def version_diff(given: VersionDiff) -> Json:
    """What an outlet changed between two versions of an article."""
    summary = given.before.summary
    return {
        "article_id": summary.id,
        "outlet": summary.outlet_id,
        "before": _version(given.before),
        "after": _version(given.after),
        "substantive": given.is_substantive,
        "reasons": list(given.reasons),
        "silent": given.is_silent,
        "changes": [_change(change) for change in given.changes],
        "notices": [_notice(notice) for notice in given.notices],
    }


def _version(given: StoredArticle) -> Json:
    summary = given.summary
    return {
        "version": summary.version,
        "title": summary.masthead.title,
        "published_at": written(summary.masthead.published_at),
        "modified_at": written(summary.masthead.modified_at),
        "seen_at": written(summary.ingested_at),
    }


def _change(given: Change) -> Json:
    return {
        "kind": given.kind,
        "before": _side(given.before) if given.before else None,
        "after": _side(given.after) if given.after else None,
        "substantive": given.is_substantive,
        "says": given.says,
        "deltas": [delta(each) for each in given.deltas],
        "quote": given.quote,
    }


def _side(given: Side) -> Json:
    return {
        "text": given.text,
        "start": given.span.start if given.span else None,
        "end": given.span.end if given.span else None,
        "block_ids": list(given.block_ids),
        "marks": [{"start": mark.start, "end": mark.end} for mark in given.marks],
    }


def _notice(given: Notice) -> Json:
    return {
        "kind": given.kind,
        "text": given.text,
        "block_id": given.block_id,
        "new": given.is_new,
        "about": list(given.about),
    }
