"""The two sides of a comparison of facts, and what comes of one fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from service.matching.numbers import Clocks
from service.model import Fact, Reading, Slot

MOST_FACTS: Final = 64
"""How many facts of a slot are compared; it bounds the work on a table or a list."""
AGREES: Final = frozenset({None, Reading.ROUNDING})
"""The readings under which a fact of the claim is met."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A claim fact set against the evidence: the fact it was set against, and how that reads.

    Without `theirs` the evidence has nothing for it; without a reading it is met.
    """

    ours: Fact
    theirs: Fact | None = None
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """The two sides' facts. `context` holds the names of the whole passage.

    `texts` are those that the spans of the facts stand in: the claim's and the passage's.
    """

    ours: Sequence[Fact]
    theirs: Sequence[Fact]
    context: Sequence[Fact]
    clocks: Clocks
    texts: tuple[str, str] = ("", "")


def slot(facts: Iterable[Fact], *wanted: Slot) -> list[Fact]:
    """The first facts of some slots: a text with more of them is a table, and not told in prose."""
    return [fact for fact in facts if fact.slot in wanted][:MOST_FACTS]
