"""Figures measured in turn, and the table that tells them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

Work = Callable[[], object]


@dataclass(frozen=True)
class Row:
    """One comparison: the medians of both sides, and the ratio of each round.

    `budget` is what the ratio must keep, empty where there is none.
    """

    name: str
    ours: str
    theirs: str
    ratios: Sequence[float]
    budget: str = ""

    def cells(self) -> tuple[str, ...]:
        """The columns of the table."""
        return self.name, self.ours, self.theirs, spread(self.ratios), self.budget


HEAD = ("what", "ours", "beside", "ratio: median (range)", "budget")


def spread(values: Sequence[float], unit: str = "") -> str:
    """The median and the range of `values`."""
    if not values:
        return "–"
    low, high = min(values), max(values)
    return f"{figure(median(values))}{unit} ({figure(low)}–{figure(high)})"


def figure(value: float) -> str:
    """Three digits that count."""
    if value >= 100:  # noqa: PLR2004 (three digits)
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"  # noqa: PLR2004 (as above)


def seconds(work: Work) -> float:
    """How long `work` takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def in_turn(rounds: int, *works: Callable[[int], float]) -> list[list[float]]:
    """What each of `works` measures in each round, all of them in every round."""
    measured = [[work(turn) for work in works] for turn in range(rounds)]
    return [list(column) for column in zip(*measured, strict=True)]


def quotients(above: Sequence[float], below: Sequence[float]) -> list[float]:
    """The ratio of each pair."""
    return [a / b for a, b in zip(above, below, strict=True)]


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose source is as readable as what it is rendered to."""
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    lines = [head, ["-" * width for width in widths], *rows]
    return "\n".join(
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    )


def processor() -> str:
    """The processor's name and how many cores it gives."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{names[0]}, {len(names)} cores" if names else "an unknown processor"
