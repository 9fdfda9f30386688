"""Measure the relation on labelled pairs: confusion matrix, macro-F1, and time a pair.

    python bench/relations.py [DATA]

Cosine is left out, so this is what facts and wording alone can tell.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from service.matching import judge
from service.text.facts import state


@dataclass(frozen=True)
class Labelled:
    """A pair with the label that a person or a generator gave it."""

    label: str
    claim: str
    passage: str


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def claim_details(data: Path) -> Iterator[Labelled]:
    """Generated edits of news sentences: a regression floor."""
    for row in _rows(data / "claim_details_synth" / "pairs_dev.jsonl"):
        label = row["label"].removesuffix("_in_details")
        yield Labelled(label, row["claim"], row["other"])


def claimdiff(data: Path) -> Iterator[Labelled]:
    """Sentences of two outlets: does the second strengthen or weaken the first."""
    for row in _rows(data / "claimdiff" / "train.jsonl"):
        yield Labelled(row["label"], row["claim_a"], row["claim_b"])


def emergent(data: Path) -> Iterator[Labelled]:
    """Rumours and headlines: for, against, or only repeating."""
    for row in _rows(data / "emergent" / "pairs_dev.jsonl"):
        yield Labelled(row["stance"], row["claim"], row["headline"])


SETS = {"claim_details_synth": claim_details, "claimdiff": claimdiff, "emergent": emergent}


def confusion(pairs: Iterable[Labelled]) -> Counter[tuple[str, str]]:
    """How often each label met each relation."""
    table: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        verdict = judge(state(pair.claim), state(pair.passage))
        table[pair.label, verdict.relation.value] += 1
    return table


def macro_f1(table: Counter[tuple[str, str]]) -> float:
    """The mean F1 over the labels; meant for sets whose labels are relations."""
    labels = sorted({label for label, _ in table})
    scores: list[float] = []
    for label in labels:
        hit = table[label, label]
        given = sum(count for (_, said), count in table.items() if said == label)
        asked = sum(count for (wanted, _), count in table.items() if wanted == label)
        scores.append(2 * hit / (given + asked) if given + asked else 0.0)
    return sum(scores) / len(scores)


def _show(name: str, table: Counter[tuple[str, str]]) -> None:
    said = sorted({relation for _, relation in table})
    print(f"\n{name}\n{'':20}" + "".join(f"{relation:>10}" for relation in said))
    for label in sorted({label for label, _ in table}):
        print(f"{label:20}" + "".join(f"{table[label, relation]:10}" for relation in said))


def main(data: Path) -> None:
    """Print one table a set."""
    for name, load in SETS.items():
        pairs = list(load(data))
        begun = time.perf_counter()
        table = confusion(pairs)
        each = (time.perf_counter() - begun) / len(pairs)
        _show(name, table)
        print(f"{len(pairs)} pairs, {each * 1e3:.2f} ms a pair with its facts", end="")
        print(f", macro-F1 {macro_f1(table):.3f}" if name == "claim_details_synth" else "")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data"))
