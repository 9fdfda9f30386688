"""What gives verdicts on labelled pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from service.evaluation.sets.pairs import Pair
from service.model import Verdict
from service.newsroom import Newsroom

_BATCH = 256


class Reader(Protocol):
    """Judges pairs."""

    @property
    def name(self) -> str:
        """What the figures are published under."""
        ...

    def verdicts(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """How each passage stands to its claim, in the order of `pairs`."""
        ...


@dataclass(frozen=True, slots=True)
class NewsroomReader:
    """A newsroom as it answers `POST /v1/relations`."""

    name: str
    newsroom: Newsroom
    progress: Callable[[str, int, int], None]

    def verdicts(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """See `Reader.verdicts`."""
        found: list[Verdict] = []
        for start in range(0, len(pairs), _BATCH):
            self.progress(f"judging pairs with {self.name}", start, len(pairs))
            batch = [(pair.claim, pair.passage) for pair in pairs[start : start + _BATCH]]
            found += self.newsroom.relations(batch)
        return found
