"""How near the sentences of each two of the compared articles are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from service.compare.assessing import one_language
from service.matching import links
from service.matching.rows import Pairwise, Scores
from service.model import StoredArticle
from service.ports import Vectors
from service.text.clean import squeeze

Texts = Sequence[Sequence[str]]
"""The sentences of each article."""


def scored(
    articles: Sequence[StoredArticle], texts: Texts, vectors: Mapping[str, Vectors]
) -> Pairwise:
    """The scores of `texts[i]` and `texts[j]` for each two articles, by `(i, j)`.

    A sentence meets itself whatever it is of, and one of nearly its words whatever stands around
    the two. Between two languages nothing but a sentence itself is compared.
    """
    weights = links.term_weights([text for each in texts for text in each])
    units = [_units(each, vectors) for each in texts]
    found = {}
    for i, j in combinations(range(len(texts)), 2):
        same = _same(texts[i], texts[j])
        if one_language(articles[i], articles[j]) and same.size:
            near = links.scores(units[i], units[j], weights=weights, copies=True)
            same = np.maximum(same, near)
        found[i, j] = same
    return found


def scored_alone(claim: str, texts: Texts, vectors: Mapping[str, Vectors]) -> list[float]:
    """The score of the sentence of each article nearest to the claim; 0 where none is."""
    weights = links.term_weights([claim, *(text for each in texts for text in each)])
    asked = _units([claim], vectors)
    return [
        float(links.scores(asked, _units(each, vectors), weights=weights).max()) if each else 0.0
        for each in texts
    ]


def _units(texts: Sequence[str], vectors: Mapping[str, Vectors]) -> links.Units:
    if not texts:
        return links.Units((), np.zeros((0, 1), np.float32))
    return links.Units(tuple(texts), np.stack([vectors[text] for text in texts]))


def _same(first: Sequence[str], second: Sequence[str]) -> Scores:
    """1 where two sentences are one, white space aside."""
    places: dict[str, list[int]] = {}
    for j, text in enumerate(second):
        places.setdefault(squeeze(text), []).append(j)
    same = np.zeros((len(first), len(second)), np.float32)
    for i, text in enumerate(first):
        same[i, places.get(squeeze(text), [])] = 1.0
    return same
