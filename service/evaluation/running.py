"""One run over the sets that are wanted and there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from service.evaluation.catalogue import Entry
from service.evaluation.figures import Measured
from service.evaluation.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Result:
    """What was found on one set; or, where files of it are `missing`, nothing."""

    set: str
    measured: Measured = field(default_factory=Measured)
    missing: tuple[str, ...] = ()


def evaluate(place: Workplace, entries: Sequence[Entry]) -> Iterator[Result]:
    """Measure `entries` one after the other, a result each. Raises `CrossreadError`."""
    for entry in entries:
        if missing := entry.missing(place):
            yield Result(entry.name, missing=missing)
        else:
            place.progress(entry.name, 0, 0)
            yield Result(entry.name, entry.measure(place))
