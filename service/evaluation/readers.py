"""What gives verdicts on labelled pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from service.evaluation.folds import is_held_out
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

    @property
    def learnt_from(self) -> frozenset[str]:
        """The sets whose stories, those held out aside, it has seen: only those are fair."""
        ...

    def verdicts(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """How each passage stands to its claim, in the order of `pairs`."""
        ...


class HasPair(Protocol):
    """A labelled case of one pair."""

    @property
    def pair(self) -> Pair:
        """What is asked."""
        ...


Labelled = TypeVar("Labelled", bound=HasPair)


def fair(reader: Reader, name: str, cases: Iterable[Labelled]) -> list[Labelled]:
    """The cases of the set `name` that `reader` may be measured on: of no story it has learnt."""
    learnt = name in reader.learnt_from
    return [case for case in cases if not learnt or is_held_out(case.pair.story)]


@dataclass(frozen=True, slots=True)
class NewsroomReader:
    """A newsroom as it answers `POST /v1/relations`."""

    name: str
    newsroom: Newsroom
    progress: Callable[[str, int, int], None]
    learnt_from: frozenset[str] = frozenset()

    def verdicts(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """See `Reader.verdicts`."""
        found: list[Verdict] = []
        for start in range(0, len(pairs), _BATCH):
            self.progress(f"judging pairs with {self.name}", start, len(pairs))
            batch = [(pair.claim, pair.passage) for pair in pairs[start : start + _BATCH]]
            found += self.newsroom.relations(batch)
        return found
