"""What a word stands for: the family of words that newsrooms use for one another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from service.matching.event_families import EVENTS
from service.matching.stem import stem
from service.matching.thing_families import THINGS


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word stands for: the family it belongs to, and which side of it (1 or -1).

    An `event` is something that happens; the others are persons and things.
    """

    family: str
    sign: int = 1
    event: bool = True


@cache
def _entries() -> dict[str, tuple[Meaning, ...]]:
    entries: dict[str, tuple[Meaning, ...]] = {}
    events, things = (table.strip().replace("\n  ", " ").splitlines() for table in (EVENTS, THINGS))
    for number, line in enumerate((*events, *things)):
        for sign, side in zip((1, -1), line.split("|"), strict=False):
            for word in side.split():
                key = "-".join(stem(part) for part in word.split("-"))
                meaning = Meaning(f"#{number}", sign, number < len(events))
                entries[key] = (*entries.get(key, ()), meaning)
    return entries


def meanings(key: str) -> tuple[Meaning, ...]:
    """The families of a stem, or of stems joined by hyphens; none when it is in no family."""
    return _entries().get(key, ())


@cache
def phrase_starts() -> frozenset[str]:
    """The stems with which a joined entry begins."""
    return frozenset(key.split("-")[0] for key in _entries() if "-" in key)
