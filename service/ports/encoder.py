"""What turns text into vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from service.model import Span
from service.ports.arrays import Vectors


class Encoder(Protocol):
    """A sentence embedding model."""

    @property
    def generation(self) -> str:
        """A short id of weights, arithmetic and pooling: vectors of two generations never mix."""
        ...

    @property
    def dim(self) -> int:
        """The length of a vector."""
        ...

    def windows(self, text: str) -> tuple[Span, ...]:
        """Spans that cover `text` in order, each of which the model reads whole.

        Cuts fall at sentence ends where they can, then at spaces. One span if it all fits.
        """
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """`(len(texts), dim) float32`, each row of length 1, in the order of `texts`."""
        ...
