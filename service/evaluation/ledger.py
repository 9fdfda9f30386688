"""What was committed last, and how a run compares with it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from service.errors import Malformed
from service.evaluation.figures import Confusion, Failure, Figure, Measured
from service.evaluation.measures.intervals import Interval

FIGURES = "quality.json"

_DECIMALS = {"": 4, "ms": 1}
_NOISE = {"": 0.0005, "ms": 5.0}
"""What a figure may move by without being called better or worse."""


@dataclass(frozen=True, slots=True)
class Line:
    """A figure beside the one that was committed last."""

    figure: Figure
    before: float | None

    @property
    def change(self) -> float | None:
        """How far it moved since; `None` for a new figure."""
        return None if self.before is None else self.figure.value - self.before

    @property
    def gain(self) -> int:
        """1 if it moved for the better, -1 for the worse, 0 if it hardly moved."""
        change = self.change or 0.0
        if abs(change) <= _NOISE[self.figure.unit]:
            return 0
        return 1 if (change > 0) is not self.figure.less_is_better else -1


def compared(now: Measured, before: Measured) -> list[Line]:
    """The figures of `now`, each beside its like in `before`."""
    values = {figure.key: figure.value for figure in before.figures}
    return [Line(figure, values.get(figure.key)) for figure in now.figures]


def renewed(before: Measured, now: Measured, name: str) -> Measured:
    """`before` with all that it has of the set `name` replaced by what `now` found."""
    kept = Measured(
        tuple(figure for figure in before.figures if figure.set != name),
        tuple(confusion for confusion in before.confusions if confusion.set != name),
        tuple(failure for failure in before.failures if failure.set != name),
    )
    return kept + now


def ordered(measured: Measured, sets: Sequence[str]) -> Measured:
    """`measured` in the order of `sets`, so that a file of it changes only where a set did."""
    return Measured(
        tuple(sorted(measured.figures, key=lambda each: sets.index(each.set))),
        tuple(sorted(measured.confusions, key=lambda each: sets.index(each.set))),
        tuple(sorted(measured.failures, key=lambda each: sets.index(each.set))),
    )


def read(file: Path) -> Measured:
    """What was committed last; nothing if there is no file. Raises `Malformed`."""
    if not file.exists():
        return Measured()
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        return Measured(
            tuple(_figure(row) for row in held["figures"]),
            tuple(_confusion(row) for row in held["confusions"]),
            tuple(Failure(**row) for row in held["failures"]),
        )
    except (ValueError, TypeError, KeyError) as fault:
        raise Malformed(f"{file} does not hold figures: {fault}") from fault


def write(file: Path, measured: Measured) -> None:
    """Keep `measured` to be committed."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(told(measured), ensure_ascii=False, indent=1)
    file.write_text(f"{text}\n", encoding="utf-8")


def told(measured: Measured) -> dict[str, Any]:
    """`measured` as JSON, rounded to what means something."""
    return {
        "figures": [_told(figure) for figure in measured.figures],
        "confusions": [asdict(confusion) for confusion in measured.confusions],
        "failures": [asdict(failure) for failure in measured.failures],
    }


def _told(figure: Figure) -> dict[str, Any]:
    places = _DECIMALS[figure.unit]
    interval = figure.interval
    bounds = [round(interval.low, places), round(interval.high, places)] if interval else None
    return {**asdict(figure), "value": round(figure.value, places), "interval": bounds}


def _figure(row: dict[str, Any]) -> Figure:
    interval = Interval(*row["interval"]) if row["interval"] else None
    return Figure(**{**row, "interval": interval})


def _confusion(row: dict[str, Any]) -> Confusion:
    counts = tuple(map(tuple, row["counts"]))
    return Confusion(row["set"], row["system"], tuple(row["gold"]), tuple(row["said"]), counts)
