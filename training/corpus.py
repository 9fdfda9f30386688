"""The labelled pairs that the verifier learns from, read from their files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.evaluation.folds import is_held_out

OWN = Path(__file__).parent / "pairs"
RELATIONS = ("reports", "differs", "disputes", "related")
CERTAINTIES = ("asserted", "attributed", "hedged")
SLOTS = ("number", "date", "place", "name", "quote", "attribution", "negation")


@dataclass(frozen=True)
class Pair:
    """A claim, a passage, and how the passage stands to it.

    `certainty` is empty and `slots` is None where the set does not tell them. No topic is on both
    sides of the split.
    """

    topic: str
    claim: str
    passage: str
    relation: str
    certainty: str = ""
    slots: tuple[str, ...] | None = None

    @property
    def held_out(self) -> bool:
        """Whether nothing may be learnt from the pair."""
        return is_held_out(self.topic)


def own_pairs() -> Iterator[Pair]:
    """The corpus of this project."""
    for file in sorted(OWN.glob("*.jsonl")):
        for row in _rows(file):
            slots = tuple(row["slots"])
            told = row["topic"], row["claim"], row["passage"], row["label"]
            yield Pair(*told, certainty=row["certainty"], slots=slots)


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


PUBLIC = {"claim_details_synth": claim_details, "emergent": emergent, "mrpc": mrpc}


def sets(data: Path) -> dict[str, list[Pair]]:
    """Every set that is present, by name; `data` is the folder of the public ones."""
    found = {"own": list(own_pairs())}
    for name, read in PUBLIC.items():
        if (data / name).is_dir():
            found[name] = list(read(data))
    return found


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
