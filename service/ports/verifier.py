"""What has learnt to read a passage against a claim."""

from collections.abc import Sequence
from typing import Protocol

from service.model import Opinion


class Verifier(Protocol):
    """A model that reads claim and passage together. It is asked about the top candidates only."""

    @property
    def name(self) -> str:
        """A short id of its weights and arithmetic, told in every answer that used it."""
        ...

    def opinions(self, pairs: Sequence[tuple[str, str]]) -> list[Opinion]:
        """What it makes of each claim and passage, whatever the other pairs are."""
        ...
