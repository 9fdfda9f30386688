"""Articles side by side as plain values for JSON, named as `schemas.comparison` has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from service.model import (
    Absent,
    Cell,
    Comparison,
    Row,
    RowDelta,
    RowGroup,
    Sentence,
    Span,
    StoredArticle,
)
from service.web.present import delta
from service.web.schemas.base import written

Json = dict[str, Any]


def comparison(given: Comparison) -> Json:
    """Articles side by side."""
    counts = Counter(row.group for row in given.rows)
    return {
        "articles": [_article(article) for article in given.articles],
        "counts": {group.value: counts[group] for group in RowGroup},
        "rows": [_row(row) for row in given.rows],
        "notices": list(given.notices),
    }


def _article(given: StoredArticle) -> Json:
    summary, masthead = given.summary, given.summary.masthead
    return {
        "id": summary.id,
        "version": summary.version,
        "outlet": summary.outlet_id,
        "title": masthead.title,
        "url": masthead.url,
        "language": masthead.language,
        "published_at": written(masthead.published_at),
        "modified_at": written(masthead.modified_at),
        "completeness": masthead.completeness,
    }


def _row(given: Row) -> Json:
    return {
        "id": given.id,
        "group": given.group,
        "headline": given.is_of_headlines,
        "similarity": given.similarity,
        "cells": [_cell(cell) for cell in given.cells],
        "deltas": [_delta(each) for each in given.deltas],
    }


def _cell(given: Cell | Absent) -> Json:
    if isinstance(given, Absent):
        return {
            "text": None,
            "certainty": None,
            "sentences": [],
            "absent": given.reason,
            "why": given.why,
        }
    return {
        "text": given.text,
        "certainty": given.certainty,
        "sentences": [
            _sentence(sentence, marks)
            for sentence, marks in zip(given.sentences, given.marks, strict=True)
        ],
        "absent": None,
        "why": "",
    }


def _sentence(given: Sentence, marks: Sequence[Span]) -> Json:
    return {
        "text": given.text,
        "start": given.span.start if given.span else None,
        "end": given.span.end if given.span else None,
        "block": given.block,
        "block_id": given.block_id,
        "kind": given.kind,
        "sentence": given.place,
        "marks": [{"start": mark.start, "end": mark.end} for mark in marks],
    }


def _delta(given: RowDelta) -> Json:
    return {
        **delta(given.delta),
        "first": given.first,
        "second": given.second,
        "quote": given.quote,
    }
