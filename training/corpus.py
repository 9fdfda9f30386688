"""The labelled pairs that the verifier learns from, read from their files."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from service.encoder.cross_encoder import SLOTS as READ_SLOTS
from service.evaluation.folds import is_held_out
from service.evaluation.sets.stances import headlines_and_bodies, rumours_of_stories
from service.evaluation.stances import best_paragraphs
from training.mining import Miner
from training.pair import Pair

OWN = Path(__file__).parent / "pairs"
RELATIONS = ("reports", "differs", "disputes", "related")
CERTAINTIES = ("asserted", "attributed", "hedged")
SLOTS = tuple(slot.value for slot in READ_SLOTS)
EMERGENT = "emergent/pairs_dev.jsonl"
ONE_ARTICLE_IN = 6
BODIES_OF_A_STANCE = 900
"""How many headlines with articles of each stance are read, at most."""
_DOUBTED = ("attributed", "hedged")
STANCES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "for": ("reports", ("asserted",)),
    "against": ("disputes", ()),
    "observing": ("reports", _DOUBTED),
    "agree": ("reports", ("asserted",)),
    "disagree": ("disputes", ()),
    "discuss": ("reports", _DOUBTED),
    "unrelated": ("related", ()),
}
"""What a stance of the public sets is among our relations and certainties."""


def own_pairs() -> Iterator[Pair]:
    """The corpus of this project."""
    for file in sorted(OWN.glob("*.jsonl")):
        for row in _rows(file):
            slots = tuple(row["slots"])
            told = row["topic"], row["claim"], row["passage"], row["label"]
            yield Pair(*told, certainties=(row["certainty"],), slots=slots)


def claim_details(data: Path) -> Iterator[Pair]:
    """Generated edits of news sentences."""
    for row in _rows(data / "claim_details_synth" / "pairs_dev.jsonl"):
        relation = row["label"].removesuffix("_in_details")
        yield Pair(row["doc"], row["claim"], row["other"], relation)


def emergent(data: Path) -> Iterator[Pair]:
    """Rumours and headlines; an observing one tells the claim without vouching for it."""
    for row in _rows(data / EMERGENT):
        yield _of_a_stance(row["claim"], row["claim"], row["headline"], row["stance"])


def fnc1(data: Path) -> Iterator[Pair]:
    """Headlines, and of an article the paragraph with most of the headline's words.

    Of a story only where none of its rumours is held out: emergent has the same events.
    """
    rumours = rumours_of_stories(data / EMERGENT)
    learnt = {story for story, told in rumours.items() if not any(map(is_held_out, told))}
    held = headlines_and_bodies(data / "fnc1", learnt.__contains__, most=BODIES_OF_A_STANCE)
    for each in held:
        for found in best_paragraphs(each.pair)[:1]:
            yield _of_a_stance(f"fnc1 {found.story}", found.claim, found.passage, each.stance)


def abp(data: Path) -> Iterator[Pair]:
    """Statements of real articles, each with what its own article prints, as it is or altered."""
    miner = Miner()
    with gzip.open(data / "abp" / "articles_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, ONE_ARTICLE_IN):
            row = json.loads(line)
            yield from miner.pairs(f"abp {row['id']}", row["title"], row["text"].split("\n\n"))


def mrpc(data: Path) -> Iterator[Pair]:
    """News paraphrases; of the other pairs, those whose numbers cannot both be true."""
    for row in _rows(data / "mrpc" / "train.jsonl"):
        if row["label"] and not row["numbers_differ"]:
            yield Pair(row["a"], row["a"], row["b"], "reports")
        elif not row["label"] and row["numbers_conflict"]:
            yield Pair(row["a"], row["a"], row["b"], "differs")


PUBLIC = {
    "claim_details_synth": claim_details,
    "emergent": emergent,
    "mrpc": mrpc,
    "fnc1": fnc1,
    "abp": abp,
}


def sets(data: Path) -> dict[str, list[Pair]]:
    """Every set that is present, by name; `data` is the folder of the public ones."""
    found = {"own": list(own_pairs())}
    for name, read in PUBLIC.items():
        if (data / name).is_dir():
            found[name] = list(read(data))
    return found


def _of_a_stance(topic: str, claim: str, passage: str, stance: str) -> Pair:
    relation, certainties = STANCES[stance]
    return Pair(topic, claim, passage, relation, certainties)


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
