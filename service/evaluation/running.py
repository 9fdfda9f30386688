"""One run over the sets that are wanted and there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.evaluation.catalogue import Entry
from service.evaluation.figures import Measured
from service.evaluation.workplace import Workplace


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A set that was not measured, for want of files."""

    set: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found, and what it left out."""

    measured: Measured
    sets: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...]


def evaluate(place: Workplace, entries: Sequence[Entry]) -> Outcome:
    """Measure `entries` one after the other. Raises `CrossreadError`."""
    measured = Measured()
    there: list[Entry] = []
    left_out: list[LeftOut] = []
    for entry in entries:
        if missing := entry.missing(place):
            left_out.append(LeftOut(entry.name, missing))
            continue
        place.progress(entry.name, 0, 0)
        measured += entry.measure(place)
        there.append(entry)
    return Outcome(measured, tuple(there), tuple(left_out))
