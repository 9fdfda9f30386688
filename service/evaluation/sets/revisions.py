"""Pairs of versions of one article, with what was done between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.evaluation.sets.rows import rows


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that was done: its kind, and the paragraphs of both versions that it concerns.

    `old` and `new` are the words that were exchanged, where that is all.
    """

    kind: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class RevisionPair:
    """Two versions by their paragraphs, and all that was done to the first."""

    story: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    operations: tuple[Operation, ...]
    is_substantive: bool


def revisions(file: Path) -> Iterator[RevisionPair]:
    """The pairs of a file; typography, which is done to whole articles, is no operation."""
    for row in rows(file):
        yield RevisionPair(
            story=row["doc"],
            before=tuple(row["v1"]),
            after=tuple(row["v2"]),
            operations=tuple(_operations(row)),
            is_substantive=row["substantive"],
        )


def _operations(row: dict[str, Any]) -> Iterator[Operation]:
    inserted = iter(row["inserted_v2"])
    for op in row["ops"]:
        kind = op.get("kind", op["op"])
        if kind == "typography_only":
            continue
        places = op.get("paragraphs_v1", [op["paragraph_v1"]] if "paragraph_v1" in op else [])
        after = [a["v2"] for a in row["alignment"] if a["v1"] in places]
        if kind == "insert_paragraph":
            after = [next(inserted)]
        yield Operation(
            kind,
            tuple(row["v1"][place] for place in places),
            tuple(row["v2"][place] for place in dict.fromkeys(after)),
            str(op.get("from", "")),
            str(op.get("to", "")),
        )
