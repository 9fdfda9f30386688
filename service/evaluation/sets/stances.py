"""Pairs whose label is a stance of another scheme than ours: rumours, arguments, paraphrases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from service.evaluation.folds import spread
from service.evaluation.sets.pairs import Pair
from service.evaluation.sets.rows import Row, rows


@dataclass(frozen=True, slots=True)
class StancePair:
    """A pair with the word of its set for how the passage stands to the claim.

    It stands for `weight` pairs of its set. The passage may be a whole article.
    """

    pair: Pair
    stance: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Two sentences and how alike people found them, from 0 to 5."""

    pair: Pair
    likeness: float


def emergent(file: Path) -> Iterator[StancePair]:
    """Rumours and headlines: for, against, or observing, which repeats without vouching.

    A rumour is a story of its own, as in training.
    """
    for row in rows(file):
        pair = Pair(row["claim"], row["headline"], row["claim"])
        yield StancePair(pair, row["stance"])


def rumours_of_stories(file: Path) -> dict[str, set[str]]:
    """The rumours of each story of fnc1 that emergent has, too: the sets share their events."""
    rumours: dict[str, set[str]] = {}
    for row in rows(file):
        if story := row.get("fnc_story"):
            rumours.setdefault(story, set()).add(row["claim"])
    return rumours


def claimdiff(file: Path) -> Iterator[StancePair]:
    """Sentences of two outlets on one topic: the second strengthens or weakens the first."""
    for row in rows(file):
        yield StancePair(Pair(row["claim_a"], row["claim_b"], row["topic"]), row["label"])


def mrpc(file: Path) -> Iterator[StancePair]:
    """News sentences that paraphrase each other, or do not."""
    for row in rows(file):
        pair = Pair(row["a"], row["b"], row["a"])
        yield StancePair(pair, "paraphrase" if row["label"] else "other")


def sts_news(file: Path) -> Iterator[ScoredPair]:
    """News sentences that people scored for likeness."""
    for row in rows(file):
        yield ScoredPair(Pair(row["a"], row["b"], row["a"]), float(row["score"]))


def headlines_and_bodies(
    folder: Path, is_fair: Callable[[str], bool], *, most: int
) -> Iterator[StancePair]:
    """Headlines with bodies, at most `most` of a stance, from as many fair stories as can be.

    The rarest stance is one pair in 60, so each is drawn by itself and its pairs carry the
    weight that gives the set its own mix again. A pair goes by its headline's story.
    """
    headlines = {row["id"]: row for row in rows(folder / "headlines_train.jsonl")}
    by_stance: dict[str, list[Row]] = {}
    for row in rows(folder / "pairs_train.jsonl"):
        if not is_fair(headlines[row["headline_id"]]["story"]):
            continue
        by_stance.setdefault(row["stance"], []).append(row)
    kept: list[tuple[Row, float]] = []
    for held in by_stance.values():
        drawn = spread(held, lambda row: headlines[row["headline_id"]]["story"], _name, most)
        kept += [(row, len(held) / len(drawn)) for row in drawn]
    wanted = {row["article_id"] for row, _ in kept}
    articles = rows(folder / "articles_train.jsonl")
    bodies = {row["id"]: row["text"] for row in articles if row["id"] in wanted}
    for row, weight in kept:
        headline = headlines[row["headline_id"]]
        pair = Pair(headline["text"], bodies[row["article_id"]], headline["story"])
        yield StancePair(pair, row["stance"], weight)


def _name(row: Row) -> str:
    return f"{row['headline_id']} {row['article_id']}"
