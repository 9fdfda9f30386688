"""Vectors of texts that the model has not read: drawn by what it made of their words elsewhere.

A vector for each word is fitted to texts whose vectors are known (ridge regression). Their mean
points where a text lies; what is missing is taken from a known text that was held out of the fit.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from service.ports import Vectors
from service.store.postings import terms

WORDS: Final = 4_096
"""How many words are told apart, the rest shares places with them."""
RIDGE: Final = 1.0
HELD_OUT: Final = 10
"""Of so many texts one tells how far the others lead."""
BATCH: Final = 2_000


@dataclass(frozen=True, eq=False)
class Drawn:
    """`of_words` `(WORDS, dim)` leads near a text, `missed` `(n, dim)` from there to its vector."""

    of_words: Vectors
    missed: Vectors

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A vector of length 1 for each text, `(n, dim) float32`; the same for the same text."""
        which = [zlib.crc32(text.encode()) % len(self.missed) for text in texts]
        drawn: Vectors = _unit(_led(texts, self.of_words) + self.missed[which])
        return drawn.astype(np.float32)


def learnt(texts: Sequence[str], vectors: Vectors) -> Drawn:
    """What the vectors `(n, dim)` of known texts tell about their words."""
    held_out = np.arange(len(texts)) % HELD_OUT == 0
    known = np.flatnonzero(~held_out)
    squares = RIDGE * np.eye(WORDS)
    products = np.zeros((WORDS, vectors.shape[1]))
    for at in range(0, len(known), BATCH):
        some = known[at : at + BATCH]
        placed = _placed([texts[each] for each in some])
        squares += placed.T @ placed
        products += placed.T @ vectors[some]
    of_words = np.linalg.solve(squares, products).astype(np.float32)
    tried = np.flatnonzero(held_out)
    return Drawn(of_words, vectors[tried] - _led([texts[each] for each in tried], of_words))


def _led(texts: Sequence[str], of_words: Vectors) -> Vectors:
    return _unit(_placed(texts) @ of_words)


def _placed(texts: Sequence[str]) -> Vectors:
    """Each text as the words that it has, `(n, WORDS) float32` of length 1."""
    placed = np.zeros((len(texts), WORDS), np.float32)
    for row, text in zip(placed, texts, strict=True):
        row[[zlib.crc32(word.encode()) % WORDS for word in terms(text)]] = 1
    return _unit(placed)


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = rows / np.where(lengths, lengths, 1)
    return unit
