"""Claim and passage pairs whose label is one of our relations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from service.evaluation.sets.rows import rows
from service.model import Certainty, Relation, Slot


@dataclass(frozen=True, slots=True)
class Pair:
    """What is asked: a claim, a passage, and the story by which splits go."""

    claim: str
    passage: str
    story: str


@dataclass(frozen=True, slots=True)
class Edit:
    """The detail of a sentence that a generator changed."""

    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A pair with its relation, and what else a set tells of it.

    `slots` are the details that differ, `kind` names what makes the pair hard.
    """

    pair: Pair
    relation: Relation
    certainty: Certainty | None = None
    slots: frozenset[Slot] = frozenset()
    kind: str = ""
    edit: Edit | None = None


def own_pairs(folder: Path) -> Iterator[LabelledPair]:
    """The pairs that were written for this project, file by file; see `training/README.md`."""
    for file in sorted(folder.glob("*.jsonl")):
        for row in rows(file):
            yield LabelledPair(
                Pair(row["claim"], row["passage"], row["topic"]),
                Relation(row["label"]),
                certainty=Certainty(row["certainty"]),
                slots=frozenset(map(Slot, row["slots"])),
                kind=row["kind"],
            )


def claim_details(file: Path) -> Iterator[LabelledPair]:
    """Generated edits of news sentences: a number, a year, a name, a plain negation."""
    for row in rows(file):
        edit = row.get("edit") or {}
        yield LabelledPair(
            Pair(row["claim"], row["other"], row["doc"]),
            Relation(row["label"].removesuffix("_in_details")),
            edit=Edit(edit["kind"], edit["from"], edit["to"]) if "from" in edit else None,
        )
