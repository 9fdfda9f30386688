"""Sets that say which articles tell of one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from service.evaluation.sets.rows import rows


@dataclass(frozen=True, slots=True)
class Piece:
    """An article and the story that people put it in. A set without titles has empty ones."""

    title: str
    text: str
    story: str


def wikinews(data: Path) -> Iterator[Piece]:
    """The sources of news events."""
    for row in rows(data / "wikinews_events/articles_dev.jsonl"):
        yield Piece(row["title"], row["text"], row["event"])


def fnc1(data: Path) -> Iterator[Piece]:
    """Articles on rumours, without their headlines."""
    for row in rows(data / "fnc1/articles_train.jsonl"):
        yield Piece("", row["text"], row["story"])


def ecb(data: Path) -> Iterator[Piece]:
    """Short reports by topic, two similar events to a topic."""
    for row in rows(data / "abcd_link/ecb_docs.jsonl"):
        title, *rest = row["sentences"]
        yield Piece(title, "\n".join(rest), str(row["topic"]))
