"""Answers as plain values for JSON, named as DESIGN's contract names them."""

from __future__ import annotations

import math
from typing import Any

from service.model import (
    Answer,
    Counts,
    Delta,
    Earliest,
    Fact,
    Match,
    Origin,
    OutletAnswer,
    OutletHoldings,
    Relation,
    Searched,
    Signal,
    Span,
    Verdict,
)
from service.web.schemas.base import written

Json = dict[str, Any]


def answer(given: Answer) -> Json:
    """The answer to a look-up."""
    return {
        "claim": {"text": given.claim, "facts": [_fact(f) for f in given.facts]},
        "outlets": [_outlet(o) for o in given.outlets],
        "counts": _counts(given.counts),
        "searched": searched(given.searched),
    }


def verdict(given: Verdict, passage: str) -> Json:
    """How `passage` stands to its claim."""
    return {
        "relation": given.relation,
        "certainty": given.certainty,
        "score": _score(given.score),
        "evidence": piece(given.evidence, given.evidence.cut(passage)),
        "deltas": [delta(d) for d in given.deltas],
        "signals": [_signal(s) for s in given.signals],
    }


def delta(given: Delta) -> Json:
    """One typed difference."""
    return {
        "slot": given.slot,
        "ours": _fact(given.ours) if given.ours else None,
        "theirs": _fact(given.theirs) if given.theirs else None,
        "reading": given.reading,
    }


def searched(given: Searched) -> Json:
    """What was searched, and what could not be."""
    held = given.holdings
    return {
        "articles": held.articles,
        "outlets": held.outlets,
        "paragraphs": held.paragraphs,
        "from": written(held.published_from),
        "to": written(held.published_to),
        "undated_articles": held.undated_articles,
        "gaps": list(given.gaps),
        "sequence": given.sequence,
        "generation": given.generation,
        "verifier": given.verifier,
        "completeness": [_completeness(each) for each in given.completeness],
        "outlets_untold": given.outlets_untold,
    }


def _completeness(given: OutletHoldings) -> Json:
    return {
        "outlet": {"id": given.outlet_id, "name": given.name},
        "articles": given.articles,
        "full": given.full,
        "excerpts": given.excerpts,
        "undated": given.undated,
        "from": written(given.published_from),
        "to": written(given.published_to),
        "last_seen_at": written(given.last_seen_at),
        "holes": [
            {"from": hole.first.isoformat(), "to": hole.last.isoformat(), "days": hole.days}
            for hole in given.holes
        ],
    }


def _outlet(given: OutletAnswer) -> Json:
    return {
        "outlet": {"id": given.outlet.id, "name": given.outlet.name},
        "relation": given.relation,
        "earliest_published_at": written(given.earliest_published_at),
        "articles": given.articles,
        "matches": [_match(m) for m in given.matches],
        "more": given.more,
    }


def _match(given: Match) -> Json:
    passage, found = given.passage, given.verdict
    return {
        "article_id": passage.article_id,
        "version": passage.version,
        "title": passage.title,
        "url": passage.url,
        "language": passage.language,
        "published_at": written(passage.published_at),
        "paragraph_id": passage.paragraph_id,
        "paragraph": passage.ordinal,
        "relation": found.relation,
        "certainty": found.certainty,
        "score": _score(found.score),
        "passage": piece(given.span, given.text),
        "deltas": [delta(d) for d in found.deltas],
        "signals": [_signal(s) for s in found.signals],
        "origin": origin(given.origin),
    }


def _fact(given: Fact) -> Json:
    return {
        "slot": given.slot,
        "text": given.text,
        "value": _value(given.value),
        "high": _value(given.high),
        "op": given.op,
        "unit": given.unit,
        "role": given.role,
        "start": given.span.start,
        "end": given.span.end,
    }


def _signal(given: Signal) -> Json:
    return {"name": given.name, "weight": given.weight, "says": given.says}


def origin(given: Origin) -> Json:
    """Where a text comes from."""
    return {
        "id": given.id,
        "kind": given.kind,
        "name": given.name,
        "maker": given.maker,
        "source": given.source,
    }


def earliest(given: Earliest | None) -> Json | None:
    """Who is earliest in this index, and by how much."""
    if given is None:
        return None
    return {
        "published_at": written(given.published_at),
        "outlets": list(given.outlet_ids),
        "paragraph_ids": list(given.paragraph_ids),
        "tie": given.is_tie,
        "margin_seconds": int(given.margin.total_seconds()) if given.margin else None,
    }


def _counts(given: Counts) -> Json:
    return {
        "articles": given.articles,
        "outlets": given.outlets,
        "owners": given.owners,
        "independent_origins": given.independent_origins,
        "ultimate_sources": given.ultimate_sources,
        **{relation.value: given.by_relation.get(relation, 0) for relation in Relation},
        "earliest": earliest(given.earliest),
    }


def piece(span: Span, text: str) -> Json:
    """A piece of text and where it stands."""
    return {"start": span.start, "end": span.end, "text": text}


def _score(score: float) -> float:
    return round(score, 4)


def _value(value: float | str | None) -> float | str | None:
    """A whole number without its `.0`; JSON has no infinity, so that is `null`."""
    if not isinstance(value, float):
        return value
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() else value
