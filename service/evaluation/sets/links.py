"""Articles with gold links between their sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from service.evaluation.sets.rows import rows


@dataclass(frozen=True, slots=True, eq=False)
class LinkedArticles:
    """The sentences of two articles, and whether each two are linked, `(n, m) bool`."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    gold: NDArray[np.bool_]


def linked_articles(folder: Path, name: str) -> Iterator[LinkedArticles]:
    """The article pairs of `{name}_docs.jsonl` and `{name}_links.jsonl`."""
    texts = {row["id"]: tuple(row["sentences"]) for row in rows(folder / f"{name}_docs.jsonl")}
    for row in rows(folder / f"{name}_links.jsonl"):
        first, second = texts[row["doc1"]], texts[row["doc2"]]
        gold = np.zeros((len(first), len(second)), bool)
        for i, j in row["links"]:
            gold[i, j] = True
        yield LinkedArticles(first, second, gold)


def sentence_pairs(file: Path) -> Iterator[tuple[str, str]]:
    """Sentence pairs of which people aligned some propositions."""
    return (_texts(row) for row in rows(file) if row["alignments"])


def _texts(row: dict[str, Any]) -> tuple[str, str]:
    return row["text1"], row["text2"]
