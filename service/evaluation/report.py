"""The page that publishes the figures, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.evaluation.catalogue import Entry
from service.evaluation.figures import Confusion, Failure, Figure, Measured

PAGE = "quality.md"

HEAD = """\
# Quality

How right Crossread is, measured by `crossread evaluate` on labelled sets and published as it came
out. Each figure stands with its 95 % interval in brackets; those of F1 and accuracy draw whole
stories anew, for the pairs of one story come out right or wrong together. `unclear` is an answer
that abstains: it is never counted right. No figure rests on a story that the verifier was trained
on: splits go by story, rumour or article, never by pair. The texts of the public sets are not part
of this project; the pairs written for it are in `training/`. Times are those of a busy machine of
two cores, in process.
"""


def page(measured: Measured, entries: Sequence[Entry]) -> str:
    """All of `measured`, set by set in the order of `entries`."""
    return "\n".join([HEAD, *(_section(measured, e) for e in entries if _has(measured, e))])


def shown(figure: Figure) -> str:
    """A value as it is read: three places for a share, whole milliseconds, its interval."""
    if figure.unit:
        return f"{figure.value:,.0f} {figure.unit}"
    if figure.interval is None:
        return _share(figure.value)
    return f"{_share(figure.value)} ({_share(figure.interval.low)}–{_share(figure.interval.high)})"


def _share(value: float) -> str:
    return f"{value:.3f}".replace("0.", ".", 1) if 0 <= value < 1 else f"{value:.3f}"


def _has(measured: Measured, entry: Entry) -> bool:
    return any(figure.set == entry.name for figure in measured.figures)


def _section(measured: Measured, entry: Entry) -> str:
    figures = [figure for figure in measured.figures if figure.set == entry.name]
    failures = [failure for failure in measured.failures if failure.set == entry.name]
    confusions = [c for c in measured.confusions if c.set == entry.name]
    title = f"## {entry.name}\n\n{entry.says[0].upper()}{entry.says[1:]}.\n"
    parts = [title, "\n".join(_figures(figures)), *map(_confusion, confusions)]
    if failures:
        parts.append("\n".join(_failures(failures)))
    return "\n".join(parts)


def _figures(figures: Sequence[Figure]) -> Iterator[str]:
    """A row a measure, a column a system."""
    systems = list(dict.fromkeys(figure.system for figure in figures))
    by_measure: dict[str, dict[str, Figure]] = {}
    for figure in figures:
        by_measure.setdefault(figure.measure, {})[figure.system] = figure
    yield _row("", *systems, "cases")
    yield _row("---", *("---:" for _ in systems), "---:")
    for measure, found in by_measure.items():
        cells = (shown(found[system]) if system in found else "" for system in systems)
        yield _row(measure, *cells, f"{max(f.cases for f in found.values()):,}")
    yield ""


def _confusion(confusion: Confusion) -> str:
    """A row a gold class, a column an answer."""
    rows = [
        f"What {confusion.system} said (columns) of what it is (rows):\n",
        _row("", *confusion.said),
        _row("---", *("---:" for _ in confusion.said)),
    ]
    for name, counts in zip(confusion.gold, confusion.counts, strict=True):
        rows.append(_row(name, *(f"{count:,}" for count in counts)))
    return "\n".join([*rows, ""])


def _failures(failures: Sequence[Failure]) -> Iterator[str]:
    """Every pair that came out wrong, by its kind."""
    yield f"<details><summary>The {len(failures):,} that came out wrong</summary>\n"
    yield _row("kind", "it is", "said", "claim", "passage")
    yield _row(*["---"] * 5)
    for each in sorted(failures, key=lambda failure: failure.kind):
        yield _row(each.kind, each.gold, each.said, each.claim, each.passage)
    yield "\n</details>\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(' '.join(cell.replace('|', chr(92) + '|').split()) for cell in cells)} |"
