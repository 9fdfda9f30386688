"""The labelled pairs that a trained reader learns from, read from their files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path
from typing import Any

OWN = Path(__file__).parent / "pairs"
RELATIONS = ("reports", "differs", "disputes", "related")
TEST_SHARE = 7
"""One topic in so many is held out."""
SAME, OTHER = 4.6, 2.4


@dataclass(frozen=True)
class Pair:
    """A claim, a passage, and how the passage stands to it. No topic is on both sides."""

    topic: str
    claim: str
    passage: str
    relation: str


def held_out(pair: Pair) -> bool:
    """Whether the pair's topic belongs to the test side, by its hash: the same in every run."""
    digest = sha1(pair.topic.encode(), usedforsecurity=False).digest()
    return int.from_bytes(digest[:4], "big") % TEST_SHARE == 0


def own_pairs() -> Iterator[Pair]:
    """The corpus of this project."""
    for file in sorted(OWN.glob("*.jsonl")):
        for row in _rows(file):
            yield Pair(row["topic"], row["claim"], row["passage"], row["label"])


def strangers(pairs: list[Pair]) -> Iterator[Pair]:
    """Every sixth claim with a passage on another topic, as a search turns them up too.

    The passage comes from the same side of the split as the claim.
    """
    for side in (True, False):
        of_side = [pair for pair in pairs if held_out(pair) is side]
        for place, pair in enumerate(of_side[::6]):
            other = of_side[(place * 6 + len(of_side) // 2) % len(of_side)]
            if other.topic != pair.topic:
                yield Pair(pair.topic, pair.claim, other.passage, "related")


def claim_details(data: Path) -> Iterator[Pair]:
    """Generated edits of news sentences."""
    for row in _rows(data / "claim_details_synth" / "pairs_dev.jsonl"):
        relation = row["label"].removesuffix("_in_details")
        yield Pair(row["doc"], row["claim"], row["other"], relation)


def emergent(data: Path) -> Iterator[Pair]:
    """Rumours and headlines; an observing one tells the claim without vouching for it."""
    stance = {"for": "reports", "observing": "reports", "against": "disputes"}
    for row in _rows(data / "emergent" / "pairs_dev.jsonl"):
        yield Pair(row["claim"], row["claim"], row["headline"], stance[row["stance"]])


def mrpc(data: Path) -> Iterator[Pair]:
    """News paraphrases; of the other pairs, those whose numbers cannot both be true."""
    for row in _rows(data / "mrpc" / "train.jsonl"):
        if row["label"] and not row["numbers_differ"]:
            yield Pair(row["a"], row["a"], row["b"], "reports")
        elif not row["label"] and row["numbers_conflict"]:
            yield Pair(row["a"], row["a"], row["b"], "differs")


def sts_news(data: Path) -> Iterator[Pair]:
    """News sentences scored for likeness, 0 to 5: the nearly same and the clearly different."""
    for row in _rows(data / "sts_news" / "pairs_dev.jsonl"):
        if row["score"] >= SAME:
            yield Pair(row["a"], row["a"], row["b"], "reports")
        elif row["score"] <= OTHER:
            yield Pair(row["a"], row["a"], row["b"], "related")


PUBLIC = {
    "claim_details_synth": claim_details,
    "emergent": emergent,
    "mrpc": mrpc,
    "sts_news": sts_news,
}


def sets(data: Path) -> dict[str, list[Pair]]:
    """Every set that is present, by name; `data` is the folder of the public ones."""
    found = {"own": list(own_pairs())}
    found["strangers"] = list(strangers(found["own"]))
    for name, read in PUBLIC.items():
        if (data / name).is_dir():
            found[name] = list(read(data))
    return found


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
