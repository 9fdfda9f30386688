"""The labelled claims of the seeds as pairs: what real paragraphs, found by a search, look like."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from service.intake.files import read_path
from service.intake.html import split_html
from service.model import JobItem, Submission
from service.text.blocks import split_paragraphs, split_text
from service.text.clean import squeeze
from training.pair import Pair

SEEDS = Path(__file__).parents[1] / "seeds"
SILENT = 2
"""How many paragraphs an outlet that takes no stand gives: those with most of the claim's words."""


def seed_pairs() -> Iterator[Pair]:
    """What each outlet says to each claim, the claim's own words as the topic."""
    shelf = {path.stem: _article(path) for path in sorted((SEEDS / "articles").glob("*.json"))}
    for line in (SEEDS / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        claim = label["claim"]
        for told in label["expect"].values():
            for passage in _holding(shelf, told):
                certainties = tuple(filter(None, [told.get("certainty")]))
                yield Pair(claim, claim, passage, told["relation"], certainties)
        for outlet in label.get("absent", ()):
            paragraphs = [p for of, texts in shelf.values() if of == outlet for p in texts]
            for passage in sorted(paragraphs, key=lambda p: -_shared(claim, p))[:SILENT]:
                yield Pair(claim, claim, passage, "related")


def _article(path: Path) -> tuple[str, list[str]]:
    """The outlet and the paragraphs of a seed article."""
    (item,) = (entry.item for entry in read_path(path))
    assert isinstance(item, JobItem), path
    given = item.submission
    blocks = [block.text for block in _split(given).blocks if block.is_indexed]
    return given.outlet.id, [squeeze(text) for text in blocks]


def _split(given: Submission):  # noqa: ANN202 (what the splitters give)
    if given.html is not None:
        return split_html(given.html, given.title)
    if given.paragraphs:
        return split_paragraphs(given.title, given.paragraphs)
    return split_text(given.title, given.text)


def _holding(shelf: dict[str, tuple[str, list[str]]], told: dict[str, str]) -> list[str]:
    if "contains" not in told:
        return []
    wanted = squeeze(told["contains"]).casefold()
    return [text for text in shelf[told["article"]][1] if wanted in text.casefold()][:1]


def _shared(claim: str, passage: str) -> int:
    return len(set(claim.lower().split()) & set(passage.lower().split()))
