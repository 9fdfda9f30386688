"""What has learnt to read a passage against a claim."""

from collections.abc import Sequence
from typing import Protocol

from service.ports.arrays import Vectors


class Verifier(Protocol):
    """A model that reads claim and passage together. It is asked about the top candidates only."""

    @property
    def name(self) -> str:
        """A short id of its weights and arithmetic, told in every answer that used it."""
        ...

    def weigh(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """`(len(pairs), 4) float32`: how likely a passage reports, differs, disputes, is related.

        A pair is a claim and a passage. Each row sums to 1; a pair's row does not depend on the
        other pairs.
        """
        ...
