"""Articles that may be made from each other, and articles whose wire is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from service.evaluation.sets.rows import rows
from service.matching.stated import Imprint
from service.text.blocks import split_text


@dataclass(frozen=True, slots=True)
class ArticlePair:
    """The paragraphs of two articles, and the word of the set for what they share."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Credited:
    """An article with what stands around it, and the wire that it is from, empty for its own."""

    imprint: Imprint
    wire: str


def abp_wire(file: Path) -> Iterator[ArticlePair]:
    """Articles of two outlets: copies, part copies, and what only shares quotes or page words."""
    for row in rows(file):
        yield ArticlePair(
            _paragraphs(row["a_title"], row["a_text"]),
            _paragraphs(row["b_title"], row["b_text"]),
            row["label"],
        )


def near_duplicates(folder: Path) -> Iterator[ArticlePair]:
    """Bodies of one story, labelled by the runs of five words that they share, quotes and all."""
    pairs = list(rows(folder / "neardup_pairs_train.jsonl"))
    wanted = {name for row in pairs for name in (row["a"], row["b"])}
    bodies = {
        row["id"]: _paragraphs("", row["text"])
        for row in rows(folder / "articles_train.jsonl")
        if row["id"] in wanted
    }
    for row in pairs:
        yield ArticlePair(bodies[row["a"]], bodies[row["b"]], row["label"])


def credited(file: Path) -> Iterator[Credited]:
    """Articles whose wire people looked up, those in doubt left out."""
    for row in rows(file):
        if row["wire_known"]:
            authors = (row["author"],) if row["author"] else ()
            lines = tuple(line for line in row["text"].split("\n") if line.strip())
            imprint = Imprint(row["outlet"], row["credit"] or "", authors, lines)
            yield Credited(imprint, row["wire"] or "")


def _paragraphs(title: str, text: str) -> tuple[str, ...]:
    return tuple(block.text for block in split_text(title, text).blocks if block.is_indexed)
