"""An encoder without a model: a text is the sum of its words' hashed directions."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from service.model import Span
from service.ports import Vectors
from service.text.windows import windows

LONGEST = 500


class HashingEncoder:
    """Texts that share words are near; the same text is always the same vector."""

    def __init__(self, dim: int = 64, generation: str = "hashing-1") -> None:
        self.dim = dim
        self.generation = generation

    def windows(self, text: str) -> tuple[Span, ...]:
        """One span up to `LONGEST` characters, else as `service.text.windows` cuts."""
        return windows(text, LONGEST) if len(text) > LONGEST else (Span(0, len(text)),)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """`(len(texts), dim) float32`, each row of length 1."""
        vectors = np.zeros((len(texts), self.dim), np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            vector[0] = 0.1  # so that a text of no words has a direction too
            for word in text.lower().split():
                code = crc32(word.strip(".,;:!?\"'“”‘’").encode("utf-8", "replace"))
                vector[code % self.dim] += 1 if code & 0x10000 else -1
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit
