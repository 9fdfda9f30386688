"""Coverage as plain values for JSON, and as lines of CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any, Final

from service.model import (
    CoverageCell,
    CoverageMatrix,
    CoveragePassage,
    CoverageSearch,
    Outlet,
    StoryClaim,
)
from service.web.present import delta, piece
from service.web.schemas.base import written

Json = dict[str, Any]

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_HEAD: Final = (
    *("claim_id", "claim", "outlet", "state", "why"),
    *("article_id", "version", "paragraph_id", "published_at", "passage"),
)


def coverage(given: CoverageMatrix) -> Json:
    """The matrix: each claim with its cells in the order of the outlets."""
    return {
        "story": {"id": given.story.id, "title": given.story.title},
        "outlets": [{"id": outlet.id, "name": outlet.name} for outlet in given.outlets],
        "claims": [
            {
                **_claim(claim),
                "cells": [_cell(*each) for each in zip(given.outlets, row, strict=True)],
            }
            for claim, row in zip(given.claims, given.rows, strict=True)
        ],
        "searched": _searched(given.searched),
    }


def _searched(given: CoverageSearch) -> Json:
    return {
        "articles": given.articles,
        "articles_read": given.articles_read,
        "statements": given.statements,
        "statements_looked_up": given.statements_looked_up,
        "gaps": list(given.gaps),
    }


def as_csv(given: CoverageMatrix) -> str:
    """A line for each claim and outlet, under a line of names."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(_HEAD)
    writer.writerows(map(_harmless, line) for line in _lines(given))
    return lines.getvalue()


def _lines(given: CoverageMatrix) -> Iterator[list[str]]:
    for claim, row in zip(given.claims, given.rows, strict=True):
        for outlet, cell in zip(given.outlets, row, strict=True):
            told = [claim.id, claim.text, outlet.id, cell.state.value, cell.why or ""]
            yield [*told, *_where(cell.passage)]


def _where(passage: CoveragePassage | None) -> list[str]:
    if passage is None:
        return [""] * 5
    return [
        passage.article_id,
        str(passage.version),
        passage.paragraph_id,
        written(passage.published_at) or "",
        passage.text,
    ]


def _harmless(text: str) -> str:
    """A text that a spreadsheet would compute gets an apostrophe in front."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _claim(given: StoryClaim) -> Json:
    return {
        "id": given.id,
        "text": given.text,
        "article_id": given.article_id or None,
        "paragraph_id": given.paragraph_id or None,
        "start": given.span.start if given.article_id else None,
        "end": given.span.end if given.article_id else None,
        "public_since": written(given.public_since),
    }


def _cell(outlet: Outlet, given: CoverageCell) -> Json:
    return {
        "outlet": outlet.id,
        "state": given.state,
        "why": given.why,
        "passage": _passage(given.passage) if given.passage else None,
    }


def _passage(given: CoveragePassage) -> Json:
    return {
        "article_id": given.article_id,
        "version": given.version,
        "paragraph_id": given.paragraph_id,
        "published_at": written(given.published_at),
        **piece(given.span, given.text),
        "deltas": [delta(each) for each in given.deltas],
    }
