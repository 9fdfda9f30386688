"""Origins as plain values for JSON, named as `schemas.origins` has them."""

from __future__ import annotations

from typing import Any

from service.model import (
    ArticleOrigins,
    OriginDecision,
    OriginFile,
    OriginMember,
    ParagraphOrigin,
    Reason,
    Share,
)
from service.web.present import earliest, origin, piece
from service.web.schemas.base import written

Json = dict[str, Any]


def article_origins(given: ArticleOrigins) -> Json:
    """Where the paragraphs of an article come from."""
    return {
        "article_id": given.article_id,
        "version": given.version,
        "outlet": given.outlet_id,
        "mixed": given.mixed,
        "shares": [_share(share) for share in given.shares],
        "paragraphs": [_paragraph(paragraph) for paragraph in given.paragraphs],
    }


def origin_file(given: OriginFile) -> Json:
    """All that is known of one origin."""
    return {
        "origin": origin(given.origin),
        "sources": list(given.sources),
        "reasons": [_reason(reason) for reason in given.reasons],
        "members": [_member(member) for member in given.members],
        "earliest": earliest(given.earliest),
        "decisions": [decision(each) for each in given.decisions],
    }


def decision(given: OriginDecision) -> Json:
    """What a person decided about origins."""
    return {
        "id": given.id,
        "kind": given.kind,
        "paragraph_ids": list(given.paragraph_ids),
        "note": given.note,
        "decided_at": written(given.decided_at),
    }


def _share(given: Share) -> Json:
    return {
        "kind": given.kind,
        "name": given.name,
        "maker": given.maker,
        "paragraphs": given.paragraphs,
        "share": round(given.share, 4),
    }


def _paragraph(given: ParagraphOrigin) -> Json:
    return {
        "paragraph_id": given.paragraph_id,
        "paragraph": given.paragraph,
        "passage": piece(given.span, given.text),
        "origin": origin(given.origin),
        "sources": list(given.sources),
        "reasons": [_reason(reason) for reason in given.reasons],
    }


def _member(given: OriginMember) -> Json:
    return {
        "paragraph_id": given.paragraph_id,
        "paragraph": given.paragraph,
        "article_id": given.article_id,
        "version": given.version,
        "outlet": given.outlet_id,
        "title": given.title,
        "url": given.url,
        "published_at": written(given.published_at),
        "passage": piece(given.span, given.text),
        "likeness": _likeness(given.likeness),
        "reasons": [_reason(reason) for reason in given.reasons],
    }


def _reason(given: Reason) -> Json:
    return {
        "evidence": given.evidence,
        "says": given.says,
        "text": given.text,
        "paragraph_id": given.paragraph_id or None,
        "likeness": _likeness(given.likeness),
    }


def _likeness(given: float | None) -> float | None:
    return None if given is None else round(given, 4)
